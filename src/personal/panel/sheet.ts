/**
 * Sheet — the panel's looks, in a constructed sheet. `all:initial` and `!important` on `:host` keep the page's rules out;
 * colours and measures are the site's `--attune-*` properties, its theme's, or ours. `--on` is black or white by WCAG's luminance.
 */
export const sheet = `
:host{all:initial!important;display:contents!important;color-scheme:light dark!important;font-size:medium!important;font-family:inherit!important;
--accent:var(--attune-accent,var(--t-accent,#2457d6));
--text:var(--attune-text,var(--t-text,light-dark(#1a1d23,#eceef2)));
--surface:var(--attune-surface,var(--t-surface,light-dark(#fff,#1e2128)));
--radius:var(--attune-radius,var(--t-radius,14px));
--y:clamp(0,(.179 - y)*9999,1);
--on:color(from var(--accent) xyz-d65 calc(.9505*var(--y)) var(--y) calc(1.089*var(--y)));
--ink:light-dark(var(--accent),color-mix(in oklab,var(--accent) 58%,#fff));
--quiet:color-mix(in oklab,var(--text) 75%,var(--surface));
--tile:color-mix(in oklab,var(--text) 7%,var(--surface));
--wrong:light-dark(#b3261e,#ff9d94)}
*{box-sizing:border-box;margin:0;padding:0;border:0 solid transparent;font:inherit;color:inherit;background:none;overflow-wrap:anywhere}
.panel{background:var(--surface);color:var(--text);font:1em/1.5 var(--attune-font,var(--t-font,inherit));border-radius:var(--radius)}
dialog.panel{position:fixed;inset:0;margin:auto;width:min(38em,100% - 2em);height:fit-content;max-width:none;max-height:calc(100dvh - 2em);overflow:auto;overscroll-behavior:contain;border:1px solid var(--tile);box-shadow:0 .6em 3em rgb(0 0 0/.25)}
dialog.panel::backdrop{background:rgb(0 0 0/.5)}
.inner{display:grid;gap:1.1em;padding:1.4em}
header{display:flex;align-items:start;gap:1em}
header div{flex:1}
h2{font-size:1.3em;font-weight:650;line-height:1.3}
h3{font-size:1em;font-weight:600}
.quiet,dd{font-size:.9em;color:var(--quiet)}
.class{display:grid;gap:.6em;padding-block-start:1.1em;border-block-start:1px solid var(--tile)}
.head{display:grid;grid-template-columns:1fr auto;gap:.1em 1em;align-items:start}
.head .quiet{grid-column:1}
dl{display:grid;gap:.5em;padding:.75em .9em;border-radius:calc(.6*var(--radius));background:var(--tile)}
dt{font-size:.9em}
dd{font-size:.8125em}
.notice{display:grid;grid-template-columns:auto 1fr;gap:.1em .6em;padding:.75em .9em;border:1px solid var(--ink);border-radius:calc(.6*var(--radius))}
.notice svg{grid-row:span 2;margin-block-start:.1em;color:var(--ink)}
.notice strong{font-weight:600}
.switch{position:relative;grid-row:span 2;grid-column:2;grid-area:1/2/3/3;display:grid;place-items:center;width:3.25em;height:2.75em}
.switch input{position:absolute;inset:0;width:100%;height:100%;opacity:0;cursor:pointer}
.switch input:disabled{cursor:default}
.track{display:block;width:3em;height:1.75em;padding:.2em;border:1px solid var(--quiet);border-radius:1em;background:var(--tile)}
.track::before{content:"";display:block;width:1.2em;height:1.2em;border-radius:50%;background:var(--quiet)}
:checked+.track{background:var(--accent);border-color:var(--accent)}
:checked+.track::before{margin-inline-start:auto;background:var(--on)}
:disabled+.track{opacity:.55}
.always{font-size:.875em;color:var(--quiet)}
.pref{display:grid;grid-template-columns:minmax(5em,1fr) 2fr auto;gap:.5em;align-items:center}
.pref label{font-size:.9em}
.field{min-width:0;width:100%;min-height:2.75em;padding:.4em .7em;border:1px solid var(--quiet);border-radius:calc(.6*var(--radius))}
button{min-height:2.75em;padding:.3em .9em;border:1px solid var(--quiet);border-radius:calc(.6*var(--radius));font-size:.9375em;cursor:pointer}
button:hover{background:var(--tile)}
.icon{display:grid;place-items:center;min-width:2.75em;padding:.3em;border-color:transparent;color:var(--quiet)}
.main,.main:hover{color:var(--on);background:var(--accent);border-color:var(--accent);font-weight:600}
.danger{color:var(--wrong);border-color:var(--wrong)}
.foot{display:flex;flex-wrap:wrap;gap:.6em;padding-block-start:1.1em;border-block-start:1px solid var(--tile)}
.foot p{flex-basis:100%}
svg{display:block;width:1.4em;height:1.4em;fill:none;stroke:currentColor;stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}
h2:focus{outline:0}
:focus-visible:not(h2),:focus-visible+.track{outline:2px solid var(--ink);outline-offset:2px}
@media(pointer:coarse){button,.switch{min-width:44px;min-height:44px}}
@media(max-width:30em){dialog.panel{width:100%;max-height:100dvh;inset:auto 0 0;margin:0;border-radius:var(--radius) var(--radius) 0 0;padding-block-end:env(safe-area-inset-bottom)}.inner{padding:1.1em}.pref{grid-template-columns:1fr auto}.pref label{grid-column:1/-1}.foot button{flex:1 1 100%}}
@media(prefers-reduced-motion:no-preference){dialog.panel{animation:in .2s}@keyframes in{from{opacity:0;translate:0 .5em}}}
@media(forced-colors:active){.track{border-color:ButtonText}.track::before{background:ButtonText}:checked+.track{background:Highlight;forced-color-adjust:none}:checked+.track::before{background:HighlightText}}
`;
