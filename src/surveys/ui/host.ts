/**
 * Host — the widget's own element: an open shadow root, its sheets, and a panel in the top layer.
 * The page cannot style it, cover it or clip it, and nothing of it leaks out. Leaves no trace when removed.
 */
import type { Place } from '../../types.ts';
import { fields } from './sheet.fields.ts';
import { frame } from './sheet.frame.ts';
import type { Voice } from './voice.ts';

/** How it stands on the page. */
export type Kind = 'popover' | 'modal' | 'bar';

/** Wraps what the browser may call: nothing thrown inside reaches the page. */
export type Wrap = <A extends unknown[]>(run: (...args: A) => void) => (...args: A) => void;

/** The parts that others work with. */
export interface Host {
  readonly panel: HTMLElement;
  readonly root: ShadowRoot;
  /** Where the card is drawn. */
  readonly room: HTMLElement;
  /** Properties of the host, in a constructed sheet. */
  readonly style: CSSStyleDeclaration;
  /** Tells those who listen rather than look, politely. */
  announce(words: string): void;
  remove(): void;
}

interface HostOptions {
  readonly kind: Kind;
  readonly place: Place;
  readonly at: Element;
  readonly voice: Voice;
  readonly wrap: Wrap;
  /** The page took the element away. */
  readonly onRemoved: () => void;
}

const tag = 'attune-survey';

/** The element is only told when it leaves the page; all else is the shadow root's. */
function ownElement(): HTMLElement {
  if (!customElements.get(tag)) {
    customElements.define(tag, class extends HTMLElement {
      disconnectedCallback() {
        this.dispatchEvent(new Event('removed'));
      }
    });
  }
  return document.createElement(tag);
}

const element = (name: string, attributes: { readonly [name: string]: string }): HTMLElement => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};

/** Puts the element into the page and opens its panel. A modal takes the focus; others do not. */
export function createHost({ kind, place, at, voice, wrap, onRemoved }: HostOptions): Host {
  const host = ownElement();
  const root = host.attachShadow({ mode: 'open' });
  const isModal = kind === 'modal';
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:host{}${frame}${fields}`);
  root.adoptedStyleSheets = [sheet];
  const panel = element(isModal ? 'dialog' : 'section', {
    class: `panel ${kind}`, lang: voice.lang, dir: voice.dir, 'aria-label': voice.word('survey'),
    'data-at': isModal ? 'center' : kind === 'bar' ? 'bottom' : place, ...(!isModal && { popover: 'manual' }),
  });
  const room = element('div', {});
  const said = element('div', { class: 'said', role: 'status' });
  panel.append(room, said);
  root.append(panel);
  at.append(host);
  // Where there is no popover, the fixed position and the z-index must do.
  if (panel instanceof HTMLDialogElement) panel.showModal();
  else panel.showPopover?.();
  // One that is only moved is back by the time the microtask runs.
  host.addEventListener('removed', () => queueMicrotask(wrap(() => {
    if (!host.isConnected) onRemoved();
  })));
  return {
    panel, root, room, style: (sheet.cssRules[0] as CSSStyleRule).style,
    announce: (words) => { said.textContent = words; },
    remove: () => host.remove(),
  };
}
