/**
 * Picks — one or several of a few: the shared shape of scales, thumbs, feelings and choices.
 * Native radios and checkboxes in a fieldset: arrows browse, Space and Enter select, a pointer's tap selects.
 */
import type { ComponentChildren, VNode } from 'preact';
import { Ask, notes } from './ask.tsx';
import type { Part } from './part.ts';

/** One of those to pick from. */
export interface Option {
  readonly value: string | number;
  /** What is seen. */
  readonly shows: ComponentChildren;
  /** What is heard, where what is seen does not say it. */
  readonly name?: string;
}

interface PicksOptions extends Part {
  readonly options: readonly Option[];
  /** `scale` is a row, `list` a column; a further word refines the look. */
  readonly look: string;
  readonly several?: boolean;
  /** Takes a pick that is not simply the answer, and says whether it has. */
  readonly takes?: (value: string | number) => unknown;
  /** Below the options. */
  readonly children?: ComponentChildren;
}

/** The group of controls, with its question as the legend. */
export function Picks(part: PicksOptions): VNode {
  const { question, state, acts, options, look, several, takes, children } = part;
  const chosen = [state.value ?? []].flat();
  const reached = options.findIndex(({ value }) => value === chosen[0]);
  return (
    <fieldset class={`${look} n${options.length}`} role={several ? 'group' : 'radiogroup'} aria-describedby={notes(part)}>
      <Ask {...part} as="legend" />
      <div class="picks">
        {options.map(({ value, shows, name }, index) => (
          <label class={`pick ${index <= reached ? 'lit' : ''}`} key={value}>
            <input
              type={several ? 'checkbox' : 'radio'} name={question.id} value={value} aria-label={name} checked={chosen.includes(value)}
              // A click that the keyboard's arrows cause has no detail: it browses. Space and Enter are told apart by their keys.
              onClick={({ detail }) => takes?.(value) || (detail ? acts.tap : acts.draft)(value)}
              onKeyDown={(event) => {
                if (several || !/^( |Enter)$/.test(event.key)) return;
                event.preventDefault();
                if (!takes?.(value)) acts.submit(value);
              }}
            />
            <span class="tile">{shows}</span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  );
}
