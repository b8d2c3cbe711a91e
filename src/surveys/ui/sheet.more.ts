/**
 * More of the sheet — what not every survey shows: lists, pictures, progress, links, bars and modals.
 */
export const sheet = `
.card{max-width:36em;margin:auto}
.modal::backdrop{background:rgb(0 0 0/.5)}
.bar{inset:0 0 var(--keys,0px);width:100%;border-width:1px 0 0;border-radius:0}
.top{min-height:1.5em}
.steps{display:flex;gap:.3em}
i{width:1.4em;height:.25em;border-radius:1em;background:var(--tile)}
.on{background:var(--ink)}
.body>a{margin-block-start:1em;width:fit-content}
.list .tile{display:flex;align-items:center;gap:.65em}
.list :checked+.tile{border-color:var(--ink);background:var(--soft)}
.mark{flex:none;width:1.25em;height:1.25em;border:2px solid var(--quiet);border-radius:50%;background:var(--surface)}
.box{border-radius:.3em}
:checked+.tile .mark{border:.4em solid var(--ink)}
:checked+.tile .box{padding:.125em;border:0;color:var(--on);background:var(--accent)}
.mark svg{width:1em;height:1em;stroke-width:3.5}
:not(:checked)+.tile .mark svg{display:none}
.down{rotate:180deg}
.named .tile{gap:.2em;align-content:center;padding-block:.6em;font-size:.8125em;line-height:1.25}
.stars svg{width:2em;height:2em}
.faces svg,.named svg{width:2.4em;height:2.4em}
.faces :not(:checked)+.tile{background:none}
.faces .pick:hover :not(:checked)+.tile{background:var(--soft)}
.stars .tile,.stars .pick:hover .tile,.stars :checked+.tile{color:var(--quiet);background:none}
.stars .lit .tile,.stars .pick:has(~.pick:hover) .tile,.stars .pick:hover .tile{color:var(--ink)}
.stars .lit svg{fill:currentColor}
@media(max-width:30em){:is(.n8,.n9,.n10) .picks{grid:auto-flow/repeat(5,1fr)}}
@media(max-width:23em){.named.n5 .picks{grid:auto-flow/repeat(3,1fr)}}
@media(min-width:52em){.bar .card{flex-flow:wrap;align-items:center;gap:0 2em;max-width:60em;padding-block:.8em}.bar .body{flex:1}.bar fieldset{display:grid;grid-template-columns:1fr 24em;align-items:center;column-gap:2em}.bar legend{float:inline-start;grid-row:span 3}.bar .picks{margin:0}.bar .foot{padding-inline-end:3em}.bar .top{width:100%}}
@media(forced-colors:active){i{border:1px solid}.on{forced-color-adjust:none;background:Highlight}.stars .lit svg{fill:Highlight}}
`;
