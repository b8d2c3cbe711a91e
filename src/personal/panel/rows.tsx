/**
 * Rows — what is remembered of one class, and the switch that allows it. What the visitor told the site can be changed and deleted
 * one by one.
 */
import type { VNode } from 'preact';
import type { ConsentClass, Json, Remembered } from '../../types.ts';
import type { PanelActs, PanelState } from './options.ts';
import type { Voice } from './voice.ts';

export interface PartOptions {
  readonly state: PanelState;
  readonly acts: PanelActs;
  readonly voice: Voice;
}

/** What is not text is shown, and changed, as JSON. */
const shown = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

function Preference({ name, value, acts, voice }: Omit<PartOptions, 'state'> & { readonly name: string; readonly value: Json }): VNode {
  const onChange = (event: Event): void => acts.change(name, (event.target as HTMLInputElement).value);
  return (
    <div class="pref">
      <label for={`pref-${name}`}>{name}</label>
      <input class="field" id={`pref-${name}`} value={shown(value)} dir="auto" autocomplete="off" onChange={onChange} />
      <button type="button" aria-label={voice.word('remove_of', { name })} onClick={() => acts.change(name, undefined)}>{voice.word('remove')}</button>
    </div>
  );
}

function Row({ row, voice }: { readonly row: Remembered; readonly voice: Voice }): VNode {
  return (
    <div>
      <dt>{voice.purpose(row)}</dt>
      <dd>{row.until === undefined ? voice.word('page') : voice.word('until', { date: voice.day(row.until) })}</dd>
    </div>
  );
}

/** One class. */
export function Rows({ state: { rows, consent }, acts, voice, of }: PartOptions & { readonly of: ConsentClass }): VNode {
  const mine = rows.filter((row) => row.class === of);
  const told = mine.find(({ key }) => key === 'preferences')?.value as { readonly [name: string]: Json } | undefined;
  const isFixed = of === 'necessary' || (of === 'share' && consent.gpc);
  return (
    <section class="class" aria-labelledby={`of-${of}`}>
      <div class="head">
        <h3 id={`of-${of}`}>{of === 'necessary' ? voice.word(of) : <label for={`allow-${of}`}>{voice.word(of)}</label>}</h3>
        <p class="quiet" id={`why-${of}`}>{voice.word(`${of}_why`)}</p>
        {of === 'necessary' ? <span class="always">{voice.word('always')}</span> : (
          <span class="switch">
            <input
              type="checkbox" role="switch" id={`allow-${of}`} aria-describedby={`why-${of}`} checked={consent[of]} disabled={isFixed}
              onChange={() => acts.allow({ [of]: !consent[of] })}
            />
            <span class="track" />
          </span>
        )}
      </div>
      {Object.entries(told ?? {}).map(([name, value]) => <Preference key={name} {...{ name, value, acts, voice }} />)}
      {mine.length > 0 && <dl>{mine.map((row) => <Row key={row.key} {...{ row, voice }} />)}</dl>}
    </section>
  );
}
