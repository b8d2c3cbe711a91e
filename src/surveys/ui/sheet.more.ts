/**
 * More of the sheet — what not every survey shows: lists, pictures, progress, links, bars and modals.
 * `--ink` draws what is chosen or reached, `--soft` lies under what is pointed at or held; words on it have the colour `--told`.
 */
export const sheet = `
.panel{--ink:var(--accent);--soft:var(--tile);max-width:none;overscroll-behavior:contain}
.card{max-width:36em;margin:auto}
.modal::backdrop{background:rgb(0 0 0/.5)}
.bar{inset:0 0 var(--keys,0px);width:100%;border-width:1px 0 0;border-radius:0}
.top{flex-wrap:nowrap;min-height:1.5em;padding-inline-end:2.25em}
.top .icon{margin-block:-.65em;margin-inline-start:-.5em}
.steps{display:flex;flex:1;gap:.3em}
i{flex:1;height:.25em;border-radius:1em;background:color-mix(in oklab,var(--quiet) 45%,var(--surface))}
.on{background:var(--ink)}
.body>a{margin-block-start:1em;width:fit-content;border-color:var(--quiet);color:inherit;background:none}
.body>a:hover{color:var(--told);background:var(--soft)}
.list .tile{display:flex;align-items:center;gap:.65em}
.list :checked+.tile{border-color:var(--ink);box-shadow:inset 0 0 0 1px var(--ink)}
.mark{flex:none;width:1.25em;height:1.25em;border:2px solid var(--quiet);border-radius:50%;background:var(--surface)}
.box{border-radius:.3em}
:checked+.tile .mark{border:.4em solid var(--ink)}
:checked+.tile .box{padding:.125em;border:0;color:var(--on);background:var(--accent)}
.mark svg{width:1em;height:1em;stroke-width:3.5}
:not(:checked)+.tile .mark svg{display:none}
.down{rotate:180deg}
.named .picks{grid:auto-flow/repeat(6,1fr)}
.named .pick{grid-column:span 2}
.named .pick:last-child:nth-child(3n+2),.named .pick:nth-last-child(2):nth-child(3n+1),.named.n4 .pick{grid-column:span 3}
.named .tile{text-align:center;gap:.35em;align-content:center;padding:.65em .3em;font-size:.875em;line-height:1.25;overflow-wrap:normal}
.stars svg,.faces svg{width:2.25em;height:2.25em}
.named svg{width:2.75em;height:2.75em}
.stars :not(:checked)+.tile,.faces :not(:checked)+.tile{color:inherit;background:none}
.stars .tile,.stars :checked+.tile{color:var(--quiet);background:none}
.stars .lit .tile,.stars .pick:has(~.pick:hover) .tile,.stars .pick:hover .tile{color:var(--ink);border-color:transparent}
.stars .lit svg{fill:currentColor}
@media(max-width:30em){:is(.n8,.n9,.n10) .picks{grid:auto-flow/repeat(5,1fr)}}
@media(min-width:44em){.bar .card{flex-flow:wrap;align-items:center;gap:0 1.5em;max-width:64em;padding:1em}.bar .body{flex:1}.bar .body>:has(>.picks){display:grid;grid-template-columns:1fr 22em;align-items:center;column-gap:2em;line-height:1.45em}.bar .body>:has(>.picks)>legend{display:contents}.bar .picks{margin:0}.bar .body>*>.picks{grid-area:1/2}.bar .ends{grid-area:2/2}.bar .foot{margin-inline-end:2.5em}.bar .top{width:100%}}
@media(prefers-reduced-motion:no-preference){.badge svg{animation:draw .4s .1s backwards}@keyframes draw{from{clip-path:inset(0 100% 0 0)}to{clip-path:inset(0)}}}
@media(forced-colors:active){i{border:1px solid}.on{forced-color-adjust:none;background:Highlight}.stars .lit svg{fill:Highlight}}
`;
