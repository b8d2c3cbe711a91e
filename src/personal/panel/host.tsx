/**
 * Host — the panel's own element: an open shadow root, its sheet, and a dialog over the page or a section within it.
 * Nothing of it leaks out, no style attribute is written, and no trace is left when it is removed.
 */
import { render, type VNode } from 'preact';
import type { Theme } from '../../types.ts';
import { sheet as css } from './sheet.ts';
import type { Voice } from './voice.ts';

export interface PanelHost {
  readonly root: ShadowRoot;
  readonly panel: HTMLElement;
  draw(card: VNode): void;
  remove(): void;
}

interface HostOptions {
  /** Within it; else a dialog at the end of `<body>`. */
  readonly at: Element | undefined;
  readonly voice: Voice;
  readonly theme: Theme;
}

export function createHost({ at, voice, theme }: HostOptions): PanelHost {
  const host = document.createElement('attune-memory');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  // The last rule of equal weight wins.
  dress((sheet.cssRules[sheet.insertRule(':host{}', sheet.cssRules.length)] as CSSStyleRule).style, theme);
  const Frame = at ? 'section' : 'dialog';
  const draw = (card?: VNode): void => render(<Frame class="panel" lang={voice.lang} dir={voice.dir} aria-labelledby="title">{card}</Frame>, root);
  draw();
  (at ?? document.querySelector('dialog:modal') ?? document.body).append(host);
  const panel = root.firstChild as HTMLElement & Partial<HTMLDialogElement>;
  panel.showModal?.();
  return {
    root, panel, draw,
    remove() {
      panel.close?.();
      host.remove();
      render(undefined, root);
    },
  };
}

/** Values go through the CSS object model, so that none can break out of its property. */
function dress(style: CSSStyleDeclaration, { scheme = 'auto', density: _, ...values }: Theme): void {
  for (const [name, value] of Object.entries(values)) style.setProperty(`--t-${name}`, value);
  if (scheme !== 'auto') style.setProperty('color-scheme', scheme, 'important');
}
