/**
 * Picks — one or several of a few: the shared shape of scales, thumbs, feelings and choices.
 * Native radios and checkboxes in a fieldset: arrows browse, Space and Enter select, a pointer's tap selects.
 */
import type { ComponentChildren, VNode } from 'preact';
import { Ask, notes } from './ask.tsx';
import { tick } from './faces.tsx';
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
  /** Below the options. */
  readonly children?: ComponentChildren;
}

/** What the ticked boxes come to: "none of these" stands alone. */
function toggled(chosen: readonly unknown[], value: unknown): readonly unknown[] {
  if (chosen.includes(value)) return chosen.filter((one) => one !== value);
  return value === 'none' ? [value] : [...chosen.filter((one) => one !== 'none'), value];
}

/** The group of controls, with its question as the legend. */
export function Picks(part: PicksOptions): VNode {
  const { question, state, acts, options, look, several = false, children } = part;
  const chosen = [state.value ?? []].flat();
  const reached = options.findIndex(({ value }) => value === chosen[0]);

  // A click that the keyboard's arrows cause has no detail: it browses. Space and Enter are told apart by their keys.
  const onClick = ({ detail }: MouseEvent, value: unknown): void => {
    if (several) acts.draft(toggled(chosen, value));
    else if (detail) acts.tap(value);
    else acts.draft(value);
  };
  const onKeyDown = (event: KeyboardEvent, value: unknown): void => {
    if (several || !/^( |Enter)$/.test(event.key)) return;
    event.preventDefault();
    acts.submit(value);
  };
  return (
    <fieldset class={`${look} n${options.length}`} role={several ? 'group' : 'radiogroup'} aria-describedby={notes(part)}>
      <Ask {...part} as="legend" />
      <div class="picks">
        {options.map(({ value, shows, name }, index) => (
          <label class={`pick ${index <= reached ? 'lit' : ''}`} key={value}>
            <input
              type={several ? 'checkbox' : 'radio'} name={question.id} value={value} aria-label={name} checked={chosen.includes(value)}
              onClick={(event) => onClick(event, value)} onKeyDown={(event) => onKeyDown(event, value)}
            />
            <span class="tile">
              {look === 'list' && <span class={several ? 'mark box' : 'mark'}>{several && tick()}</span>}
              {shows}
            </span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  );
}
