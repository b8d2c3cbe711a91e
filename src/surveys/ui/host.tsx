/**
 * Host — the widget's own element: an open shadow root, its sheet, and a panel in the top layer.
 * The page cannot style it, cover it or clip it, and nothing of it leaks out. Leaves no trace when removed.
 */
import { render, type VNode } from 'preact';
import type { Place } from '../../types.ts';
import type { Frame, Voice } from './part.ts';

/** Wraps what the browser may call: nothing thrown inside reaches the page. */
export type Wrap = <A extends unknown[]>(run: (...args: A) => void) => (...args: A) => void;

/** The parts that others work with. */
export interface Host {
  readonly panel: HTMLElement;
  readonly root: ShadowRoot;
  /** Properties of the panel, in a constructed sheet. */
  readonly style: CSSStyleDeclaration;
  draw(card?: VNode): void;
  /** Puts it into the page and opens it. A modal takes the focus; others do not. */
  mount(): void;
  /** Tells those who listen rather than look, politely. */
  announce(words: string): void;
  remove(): void;
}

interface HostOptions {
  readonly frame: Frame;
  readonly place: Place;
  readonly at: Element;
  readonly voice: Voice;
  readonly css: string;
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

/** Makes the element, out of the page: what is drawn before it is there costs no layout. */
export function createHost({ frame, place, at, voice, css, wrap, onRemoved }: HostOptions): Host {
  const host = ownElement();
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`.panel{}${css}`);
  root.adoptedStyleSheets = [sheet];
  const { kind, tag: Panel, popover } = frame;
  const draw = (card?: VNode): void => render(
    <Panel
      class={`panel ${kind}`} lang={voice.lang} dir={voice.dir} aria-label={voice.word('survey')} popover={popover}
      data-at={frame.at ?? place}
    >
      {card}
      <div class="said" role="status" />
    </Panel>, root,
  );
  draw();
  const panel = root.firstChild as HTMLElement & Partial<HTMLDialogElement>;
  const rise = (): void => {
    // One that was taken out and put back still says so, though it is not in the top layer any more.
    panel.open = false;
    // Where there is no popover, the fixed position and the z-index must do.
    if (popover) panel.showPopover?.();
    else panel.showModal?.();
  };
  // One that is only moved is back by the time the microtask runs.
  host.addEventListener('removed', () => queueMicrotask(wrap(() => {
    if (host.isConnected) rise();
    else onRemoved();
  })));
  return {
    panel, root, draw,
    mount() {
      at.append(host);
      rise();
    },
    style: (sheet.cssRules[0] as CSSStyleRule).style,
    announce: (words) => { panel.lastChild!.textContent = words; },
    remove() {
      host.remove();
      render(undefined, root);
    },
  };
}
