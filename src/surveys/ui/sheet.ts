/**
 * Sheet — where the widget stands, its colours, its card, and the fields of nearly every survey.
 * `!important` on `:host` beats the page's own `!important`: nothing the page says about elements in general reaches in.
 * Lengths are in em of the visitor's own text size, not of the page's. Words on a tile have a colour of their own, `--told`. A site's
 * own colours and measures are in `theme`, which loads where there are any; those here are known to be told apart.
 * A native control lies invisible over what is drawn for it: the whole tile is the target, and a tap is a click of the control itself.
 */

export const sheet = `
:host{all:initial!important;display:contents!important;font-size:medium!important;font-family:inherit!important}
*{box-sizing:border-box;margin:0;padding:0;border:0 solid transparent;font:inherit;color:inherit;background:none;overflow-wrap:anywhere}
.panel{color-scheme:light dark;
--surface:light-dark(#fff,#1e2128);
--text:light-dark(#1a1d23,#eceef2);
--quiet:light-dark(#5c6068,#a9adb6);
--tile:light-dark(#f1f2f4,#272b32);
--told:var(--text);
--accent:light-dark(#2457d6,#3f6fe0);
--on:#fff;
--wrong:light-dark(#b3261e,#ff9d94);
--radius:14px;
--u:1em;
position:fixed;z-index:2147483647;inset:1em 1em calc(1em + var(--keys,0px));margin:auto;width:min(25em,100% - 2em);height:fit-content;max-height:calc(100dvh - 2em - var(--keys,0px));overflow:auto;border:1px solid var(--tile);border-radius:var(--radius);background:var(--surface);color:var(--text);font:1em/1.45 var(--font,inherit);box-shadow:0 .6em 3em rgb(0 0 0/.2)}
[data-at^=top]{margin-block-start:0}
[data-at^=bottom]{margin-block-end:0}
[data-at$=start]{margin-inline-start:0}
[data-at$=end]{margin-inline-end:0}
.card{display:flex;flex-direction:column;gap:var(--u);padding:calc(1.25*var(--u))}
.top,.foot{display:flex;flex-wrap:wrap;align-items:center;gap:.5em}
.ask{font-size:1.125em;font-weight:600;line-height:1.35;text-wrap:balance}
.body:nth-child(2) .ask{padding-inline-end:1.75em}
.help,.wrong,.ends{margin-block-start:.5em;font-size:.875em;color:var(--quiet)}
.wrong{color:var(--wrong)}
.foot{flex-flow:row-reverse wrap;margin-inline-start:-.75em}
.later{margin-inline-end:auto}
button,a{display:grid;place-items:center;min-height:2.75em;padding:.3em .8em;border-width:1px;border-radius:calc(.6*var(--radius));font-size:.9375em;color:var(--quiet);text-decoration:none;cursor:pointer}
.tile,button:hover{color:var(--told);background:var(--tile)}
.main{padding-inline:1.2em;font-weight:600}
.main,.main:hover,.badge,.scale :checked+.tile{color:var(--on);background:var(--accent)}
.icon{padding:.3em;min-height:2em}
svg{display:block;width:1.4em;height:1.4em;fill:none;stroke:currentColor;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
.close{position:absolute;inset-block-start:.95em;inset-inline-end:.85em}
.said{position:absolute;top:0;height:1px;overflow:hidden;opacity:0}
.thanks{align-items:start}
.badge{padding:.5em;border-radius:50%}
.picks,.field{margin-block-start:var(--u)}
.picks{display:grid;gap:.3em}
.scale .picks{grid:auto/auto-flow 1fr}
.pick{position:relative;display:flex;min-width:0}
.pick input{position:absolute;inset:0;width:100%;height:100%;opacity:0;cursor:pointer}
.tile,.field{flex:1;min-width:0;min-height:2.75em;padding:.5em .8em;border-width:1px;border-radius:calc(.6*var(--radius))}
.tile{display:grid;place-items:center}
.scale .tile{padding:.3em 0;font-weight:500}
.pick:hover .tile{border-color:var(--accent)}
.ends{display:flex;justify-content:space-between;gap:1em}
.field{display:block;width:100%;border-color:var(--quiet)}
textarea.field{min-height:6em;resize:vertical}
[aria-invalid=true]{border-color:var(--wrong)}
::placeholder{color:var(--quiet);opacity:1}
:focus-visible,:focus-visible+.tile{outline:2px solid var(--accent);outline-offset:2px}
[dir=rtl] .turn{scale:-1 1}
@media(pointer:coarse){button,a,.icon,.tile{min-width:44px;min-height:44px}.close{margin:-.45em}}
@media(max-width:30em){.n11 .picks{grid:auto-flow/repeat(6,1fr)}
.popover{inset:0 0 var(--keys,0px);width:100%;border-width:1px 0 0;border-radius:var(--radius) var(--radius) 0 0;padding-block-end:env(safe-area-inset-bottom)}.popover[data-at^=top]{border-radius:0 0 var(--radius) var(--radius)}.card{padding:var(--u)}}
@media(max-width:23em){.n7 .picks{grid:auto-flow/repeat(4,1fr)}}
@media(prefers-reduced-motion:no-preference){.panel,.body,.thanks{animation:in .2s}@keyframes in{from{opacity:0;translate:0 .5em}}}
@media(forced-colors:active){.main,.tile{border-color:ButtonText}:checked+.tile{border:3px solid Highlight}}
`;
