/**
 * Memory — shows visitors what is remembered about them: as a dialog when something marked `data-attune-memory` is clicked, and in
 * place where the mark stands on what nobody clicks. The panel itself is loaded when it is to be seen.
 */
import type { Client, Dispose, Feature, FeatureClient } from '../types.ts';
import { localeOf } from './environment.ts';
import { listen } from './listen.ts';
import type { Panel, PanelOptions } from './panel/options.ts';

const mark = '[data-attune-memory]';
const clickable = 'a,button,input,summary,[role=button],[role=link],[role=menuitem]';

/** Where the panel is shown. */
export interface MemoryOptions {
  /** Shown within it. Default: as a dialog over the page. */
  readonly at?: Element;
}

/**
 * The "your data" panel as a feature: `attune.use(memory())` shows it now, and the function that it returns takes it away.
 * Needs the whole client; with the core alone it does nothing.
 */
export const memory = ({ at }: MemoryOptions = {}): Feature => (client) => mount(client, at);

function mount(client: FeatureClient, at?: Element, onClosed: () => void = () => undefined): Dispose {
  let panel: Panel | undefined;
  let isOver = false;
  const { remember, forget, preferences } = client as unknown as Client;
  const options = (): PanelOptions => ({
    at, remember, forget, preferences, onClosed,
    locale: localeOf(client),
    theme: client.config.value.theme ?? {},
    texts: client.config.value.texts ?? {},
    remembered: client.remembered,
    consent: client.consent,
    now: client.now,
    guard: client.guard,
    onChange: (listener) => {
      const undo = ['memory_changed', 'consent_changed', 'preferences_changed'].map((name) => client.on(name, listener));
      return () => undo.forEach((run) => run());
    },
  });
  client.guard('memory', async () => {
    const { open } = await import('./panel/index.tsx');
    if (!isOver) panel = open(options());
  })();
  return () => {
    isOver = true;
    panel?.close();
  };
}

/** Looks after the marks of the page. */
export function startMemory(client: FeatureClient): Dispose {
  const inline = new Map<Element, Dispose>();
  let dialog: Dispose | undefined;

  const click = client.guard('memory', ({ target }: Event) => {
    const found = target instanceof Element && target.closest(mark);
    if (found && found.matches(clickable)) dialog ??= mount(client, undefined, () => (dialog = undefined));
  });
  const look = client.guard('memory', () => {
    for (const [element, stop] of inline) if (!element.isConnected && inline.delete(element)) stop();
    for (const element of document.querySelectorAll(mark)) {
      if (!element.matches(clickable) && !inline.has(element)) inline.set(element, mount(client, element));
    }
  });

  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ['data-attune-memory'] });
  look();
  const undo = listen(document, 'click', click);
  return () => {
    observer.disconnect();
    undo();
    dialog?.();
    for (const stop of inline.values()) stop();
  };
}
