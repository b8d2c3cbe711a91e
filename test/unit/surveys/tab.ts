/**
 * Tab — a browser's tab with surveys in it, made by hand: real rules, decisions and widget over a fake client.
 * Tabs that are given the same memory are tabs of one browser; a new one over an old memory is a reload.
 */
import { afterEach, beforeEach, vi } from 'vitest';
import { createAsking, type Asking } from '../../../src/surveys/asking.ts';
import { createRules } from '../../../src/surveys/rules.ts';
import type { AttuneConfig, MemoryKey, Question, Survey } from '../../../src/types.ts';
import { createFakeClient, type FakeClient } from '../fake-client.ts';

export const nps: Question = { id: 'nps', type: 'nps', ask: 'Recommend?' };
export const why: Question = { id: 'why', type: 'text', ask: 'Why?' };

/** A survey that is due whenever somebody has ordered. */
export const survey = (more: Partial<Survey> = {}): Survey => ({ id: 's', on: 'ordered', questions: [nps, why], ...more });

export interface Tab extends FakeClient {
  readonly asking: Asking;
  /** Time passes, in ms, in this tab. */
  pass(ms: number): Promise<void>;
  happen(name: string): Promise<void>;
  /** What the survey events said, without what differs from run to run. */
  said(): string[];
  shown(): number;
  /** The questions on screen in this tab. */
  asked(): string[];
  find<E extends HTMLElement>(selector: string): E;
  tap(value: number): Promise<void>;
  /** The tab is left. */
  leave(): void;
  /** Nothing more is done in this tab, not even a farewell. */
  kill(): void;
}

/** How long that takes at most, in ms of the tests' clock. */
const drawn = 3;

interface TabOptions extends Omit<AttuneConfig, 'surveys'> {
  readonly surveys?: readonly Survey[];
  readonly memory?: Map<MemoryKey, unknown>;
  readonly session?: string;
  readonly time?: number;
  readonly visitor?: string;
}

export function createTab({ memory = new Map(), session = 'one', visitor = 'visitor-1', time, surveys = [survey()], ...config }: TabOptions = {}): Tab {
  // Nothing but what a test is about shall be in the way.
  const fake = createFakeClient({ config: { surveys, limits: { all: {} }, ...config }, memory, visitor });
  let ids = 0;
  let isGone = false;
  const { write } = fake.client.memory;
  const client = Object.assign(fake.client, {
    memory: { ...fake.client.memory, write: (key: MemoryKey, value: unknown) => void (isGone || write(key, value)) },
     session: () => session,
    id: () => `${session}-${ids++}`,
  });
  if (time) fake.time = time;
  const rules = createRules({ client, onDue: (id) => asking.due(id), onNear: () => undefined });
  const place = document.createElement('div');
  document.body.append(place);
  const asking: Asking = createAsking(client, rules);
  const widgets = (): Element[] => [...document.querySelectorAll('attune-survey')];
  const before = widgets();
  const mine = (): Element[] => widgets().filter((widget) => !before.includes(widget));

  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= 1000) {
      fake.time += Math.min(left, 1000);
      await vi.advanceTimersByTimeAsync(Math.min(left, 1000));
    }
    await vi.advanceTimersByTimeAsync(0);
    // The widget is loaded when it is needed.
    await vi.dynamicImportSettled();
    // It is prepared, drawn and put into the page in tasks of their own.
    await vi.advanceTimersByTimeAsync(drawn);
  };
  const find = <E extends HTMLElement>(selector: string): E => mine()[0]!.shadowRoot!.querySelector<E>(selector)!;
  const tab: Tab = Object.assign(fake, {
    asking, pass, find,
    async happen(name: string) {
      fake.client.emit(name);
      await pass(0);
    },
    said: () => fake.events.filter(({ name }) => name.startsWith('survey_')).map(({ name }) => name),
    shown: () => fake.of('survey_shown').length,
    asked: () => mine().map((widget) => widget.shadowRoot!.querySelector('#ask')!.textContent),
    async tap(value: number) {
      find(`[value="${value}"]`).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }));
      await pass(200);
    },
    leave() {
      fake.tell('left');
      tab.kill();
    },
    kill() {
      isGone = true;
      vi.clearAllTimers();
      for (const widget of mine()) widget.replaceWith();
    },
  });
  return tab;
}

/** One gate of the only survey, as `explain()` has it. */
export const gate = (tab: Tab, name: string) => tab.asking.explainables()[0]!.gates.find((one) => one.gate === name)!;

/** Every test of the file begins on an empty page of the shop, whose clock it drives. */
export function freshPages(): void {
  beforeEach(() => {
    (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL('https://shop.example/');
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.clearAllTimers();
    vi.useRealTimers();
    document.body.replaceChildren();
  });
}
