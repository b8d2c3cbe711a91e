/**
 * Panel — "your data": opens on the page, shows what is remembered, and does what the visitor asks for. Loaded when it is to be seen.
 * Promise: what it shows is what is there; each switch and field holds at once; focus goes back to where it came from.
 */
import { Card } from './card.tsx';
import { download, exported } from './exported.ts';
import { createHost, type PanelHost } from './host.tsx';
import type { Panel, PanelActs, PanelOptions, PanelState } from './options.ts';
import { createVoice, type Voice } from './voice.ts';

/** Opens it. */
export function open(options: PanelOptions): Panel {
  const { guard, remembered, consent, onClosed } = options;
  const before = document.activeElement;
  let isOpen = true;
  let shown: Shown | undefined;

  const close = guard('memory', () => {
    if (!isOpen) return;
    isOpen = false;
    undo();
    shown?.host.remove();
    if (!options.at) (before as HTMLElement | null)?.focus({ preventScroll: true });
    onClosed();
  });
  const read = async (): Promise<Pick<PanelState, 'rows' | 'consent'>> => ({ rows: await remembered(), consent: consent() });
  const refresh = guard('memory', async () => {
    const now = await read();
    if (isOpen) shown?.set(now);
  });
  const undo = options.onChange(() => void refresh());

  guard('memory', async () => {
    const [voice, now] = await Promise.all([createVoice(options), read()]);
    if (isOpen) shown = show({ options, voice, state: now, close });
  })();
  return { close };
}

interface Shown {
  readonly host: PanelHost;
  set(change: Partial<PanelState>): void;
}

interface ShowOptions {
  readonly options: PanelOptions;
  readonly voice: Voice;
  readonly state: PanelState;
  readonly close: () => void;
}

function show({ options, voice, close, ...begin }: ShowOptions): Shown {
  const { at, theme, guard, consent, now } = options;
  let { state } = begin;
  const host = createHost({ at, voice, theme });
  const find = (selector: string): HTMLElement | null => host.panel.querySelector(selector);

  function set(change: Partial<PanelState>): void {
    state = { ...state, ...change };
    host.draw(<Card {...{ state, acts, voice, isDialog: !at }} />);
  }
  const acts = guarded(guard, {
    allow: (update) => void consent(update),
    change: (name, text) => change({ options, name, text }),
    save: () => download('attune-data.json', exported({ ...state, now: now() })),
    ask() {
      set({ isSure: true });
      find('#no')?.focus();
    },
    keep() {
      set({ isSure: false });
      find('#erase')?.focus();
    },
    async erase() {
      const receipt = await options.forget();
      set({ isSure: false, receipt, rows: await options.remembered(), consent: consent() });
      find('#save')?.focus();
    },
    close,
  });
  host.panel.addEventListener('cancel', guard('memory', (event: Event) => {
    event.preventDefault();
    close();
  }));
  // A press on the dialog itself, and not on what is in it, is one on its backdrop.
  host.panel.addEventListener('pointerdown', guard('memory', ({ target }: Event) => void (!at && target === host.panel && close())));
  host.panel.addEventListener('keydown', (event) => event.stopPropagation());
  set({});
  if (!at) find('#title')?.focus();
  return { host, set };
}

/** Text stays text; what was something else stays that, if what is typed can be read as such. */
function change({ options, name, text }: { readonly options: PanelOptions; readonly name: string; readonly text: string | undefined }): void {
  const before = options.preferences.value[name];
  let value: unknown = text ?? null;
  if (text !== undefined && typeof before !== 'string') {
    try {
      value = JSON.parse(text);
    } catch {
      value = text;
    }
  }
  options.remember({ [name]: value as never });
}

function guarded(guard: PanelOptions['guard'], acts: { readonly [K in keyof PanelActs]: (...args: Parameters<PanelActs[K]>) => unknown }): PanelActs {
  return Object.fromEntries(Object.entries(acts).map(([name, act]) => [name, guard('memory', act as () => unknown)])) as unknown as PanelActs;
}
