/**
 * Frame sheet — where the widget stands, its colours and its card.
 * `!important` on `:host` beats the page's own `!important`: nothing the page says about elements in general reaches in.
 * Lengths are in em of the visitor's own text size, not of the page's. `--on` is black or white by WCAG's own luminance, y.
 */
export const frame = `
:host{all:initial!important;display:contents!important;color-scheme:light dark!important;font-size:medium!important;font-family:inherit!important;
--accent:var(--attune-accent,var(--t-accent,#2457d6));
--text:var(--attune-text,var(--t-text,light-dark(#1a1d23,#eceef2)));
--surface:var(--attune-surface,var(--t-surface,light-dark(#fff,#1e2128)));
--radius:var(--attune-radius,var(--t-radius,14px));
--u:calc(1em*var(--t-space,1));
--pole:clamp(0,(.179 - y)*9999,1);
--on:color(from var(--accent) xyz-d65 calc(.9505*var(--pole)) var(--pole) calc(1.089*var(--pole)));
--ink:light-dark(var(--accent),color-mix(in oklab,var(--accent) 58%,#fff));
--quiet:color-mix(in oklab,var(--text) 70%,var(--surface));
--soft:color-mix(in oklab,var(--accent) 13%,var(--surface));
--tile:color-mix(in oklab,var(--text) 7%,var(--surface));
--wrong:light-dark(#b3261e,#ff9d94)}
*{box-sizing:border-box;margin:0;padding:0;border:0;font:inherit;color:inherit;background:none;overflow-wrap:anywhere}
.panel{position:fixed;z-index:2147483647;inset:1em 1em calc(1em + var(--keys,0px));margin:auto;width:min(25em,100% - 2em);height:fit-content;max-width:none;max-height:calc(100dvh - 2em - var(--keys,0px));overflow:auto;overscroll-behavior:contain;border:1px solid var(--tile);border-radius:var(--radius);background:var(--surface);color:var(--text);font:400 1em/1.45 var(--attune-font,var(--t-font,inherit));box-shadow:0 .6em 3em rgb(0 0 0/.2)}
[data-at^=top]{margin-block-start:0}
[data-at^=bottom]{margin-block-end:0}
[data-at$=start]{margin-inline-start:0}
[data-at$=end]{margin-inline-end:0}
.modal::backdrop{background:rgb(0 0 0/.5)}
.bar{inset:0 0 var(--keys,0px);width:100%;border-width:1px 0 0;border-radius:0}
.card{display:flex;flex-direction:column;gap:var(--u);max-width:36em;margin:auto;padding:calc(1.25*var(--u))}
.top{display:flex;align-items:center;gap:.5em;min-height:1.5em}
.steps{display:flex;gap:.3em}
i{width:1.4em;height:.25em;border-radius:1em;background:var(--tile)}
.on{background:var(--ink)}
.ask{font-size:1.125em;font-weight:600;line-height:1.35;text-wrap:balance}
.body:nth-child(2) .ask{padding-inline-end:1.75em}
.help,.wrong{margin-block-start:.4em;font-size:.9375em;color:var(--quiet)}
.wrong{color:var(--wrong);font-weight:500}
.foot{display:flex;flex-wrap:wrap;align-items:center;gap:.5em;margin-inline-start:-.75em}
.later{margin-inline-end:auto}
button,a{display:grid;place-items:center;min-height:2.6em;padding:.4em .8em;border:1px solid transparent;border-radius:calc(.7*var(--radius));font-size:.9375em;color:var(--quiet);text-decoration:none;cursor:pointer}
button:hover{color:var(--text);background:var(--tile)}
.main,.main:hover{padding-inline:1.2em;font-weight:600;color:var(--on);background:var(--accent)}
.main:hover{box-shadow:0 .1em .6em rgb(0 0 0/.2)}
.icon{padding:.3em;min-width:2em;min-height:2em}
.icon svg,.badge svg{width:1.4em;height:1.4em}
.close{position:absolute;inset-block-start:.95em;inset-inline-end:.85em}
.said{position:absolute;height:1px;overflow:hidden;opacity:0}
.thanks{align-items:start}
.body>a{margin-block-start:1em;width:fit-content}
.badge{padding:.5em;border-radius:50%;color:var(--on);background:var(--accent)}
:focus-visible{outline:2px solid var(--ink);outline-offset:2px}
[dir=rtl] .turn{scale:-1 1}
@media(pointer:coarse){button,a,.icon{min-width:44px;min-height:44px}.close{inset-block-start:.5em;inset-inline-end:.4em}}
@media(max-width:30em){.popover{inset:0 0 var(--keys,0px);width:100%;border-width:1px 0 0;border-radius:var(--radius) var(--radius) 0 0;padding-block-end:env(safe-area-inset-bottom)}
.popover[data-at^=top]{border-radius:0 0 var(--radius) var(--radius)}.card{padding:var(--u)}}
@media(min-width:52em){.bar .card{flex-flow:wrap;align-items:center;gap:0 2em;max-width:60em;padding-block:.8em}.bar .body{flex:1}.bar fieldset{display:grid;grid-template-columns:1fr 24em;align-items:center;column-gap:2em}.bar legend{float:inline-start;grid-row:span 3}.bar .picks{margin:0}.bar .foot{padding-inline-end:3em}.bar .top{width:100%}}
@media(prefers-reduced-motion:no-preference){.panel{animation:in .28s cubic-bezier(.2,.8,.2,1)}.body,.thanks{animation:in .2s}.tile,button{transition:.12s}@keyframes in{from{opacity:0;translate:0 .5em}}}
@media(forced-colors:active){.main,.tile{border-color:ButtonText}i{border:1px solid}.on{forced-color-adjust:none;background:Highlight}}
`;
