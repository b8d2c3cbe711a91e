/**
 * Tab — a labelled button on an edge of the page, in an element of its own and above the page, as the widget that it opens.
 * Small enough to be on every page: neither the widget nor Preact is loaded before somebody wants to say something.
 */
import type { Dispose, Place, Theme } from '../../types.ts';

interface TabOptions {
  readonly label: string;
  /** In logical terms. In the middle of a side its words run along the edge. */
  readonly at?: Place | undefined;
  readonly theme: Theme;
  /** Guarded: the browser calls it. */
  readonly onOpen: () => void;
}

const sheet = `
:host{all:initial!important;position:fixed!important;display:block!important;color-scheme:light dark!important;font-size:medium!important;
--text:var(--attune-text,var(--t-text,light-dark(#1a1d23,#eceef2)));
--surface:var(--attune-surface,var(--t-surface,light-dark(#fff,#1e2128)));
--radius:calc(.7*var(--attune-radius,var(--t-radius,14px)))}
div{all:unset;position:fixed;z-index:2147483647;inset:0;margin:auto;width:fit-content;height:fit-content;overflow:visible}
[data-at^=top]{margin-block-start:0}
[data-at^=bottom]{margin-block-end:0}
[data-at$=start]{margin-inline-start:1em}
[data-at$=end]{margin-inline-end:1em}
[data-at=center-start]{margin-inline-start:0}
[data-at=center-end]{margin-inline-end:0}
button{all:unset;display:grid;place-items:center;box-sizing:border-box;min-width:2.75em;min-height:2.75em;padding:.4em 1.1em;max-width:calc(100vw - 3em);border:1px solid color-mix(in oklab,var(--text) 22%,var(--surface));border-radius:var(--radius);background:var(--surface);color:var(--text);font:500 .9375em/1.3 var(--attune-font,var(--t-font,system-ui,sans-serif));box-shadow:0 .2em 1em rgb(0 0 0/.14);cursor:pointer}
button:hover{background:color-mix(in oklab,var(--text) 7%,var(--surface))}
button:focus-visible{outline:2px solid var(--text);outline-offset:2px}
[data-at^=top] button{border-start-start-radius:0;border-start-end-radius:0;border-block-start:0}
[data-at^=bottom] button{border-end-start-radius:0;border-end-end-radius:0;border-block-end:0}
[data-at|=center]:not([data-at=center]) button{padding:1.1em .4em;max-width:none;max-height:calc(100vh - 3em);writing-mode:vertical-rl}
[data-at=center-start] button{border-radius:0 var(--radius) var(--radius) 0}
[data-at=center-end] button{border-radius:var(--radius) 0 0 var(--radius)}
:host(:dir(rtl)) [data-at=center-start] button{border-radius:var(--radius) 0 0 var(--radius)}
:host(:dir(rtl)) [data-at=center-end] button{border-radius:0 var(--radius) var(--radius) 0}
@media(pointer:coarse){button{min-width:44px;min-height:44px}}
@media(forced-colors:active){button{border-color:ButtonText}}
@media print{div{display:none}}
`;

/** Puts it on the page. @returns Takes it away. */
export function createTab({ label, at = 'bottom-end', theme, onOpen }: TabOptions): Dispose {
  const host = document.createElement('attune-tab');
  // The widget gives the focus back to the element that had it; within that, the button has it. Firefox asks for a box of its own.
  const root = host.attachShadow({ mode: 'open', delegatesFocus: true });
  const own = new CSSStyleSheet();
  own.replaceSync(`:host{}${sheet}`);
  const { style } = own.cssRules[0] as CSSStyleRule;
  for (const [name, value] of Object.entries(theme)) style.setProperty(`--t-${name}`, value as string);
  if (theme.scheme === 'light' || theme.scheme === 'dark') style.setProperty('color-scheme', theme.scheme, 'important');
  root.adoptedStyleSheets = [own];
  const edge = document.createElement('div');
  edge.popover = 'manual';
  edge.dataset['at'] = at === 'center' ? 'bottom-center' : at;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.setAttribute('aria-haspopup', 'dialog');
  button.addEventListener('click', onOpen);
  edge.append(button);
  root.append(edge);
  document.body.append(host);
  edge.showPopover?.();
  return () => host.remove();
}
