/**
 * Fields sheet — scales, choices and text fields.
 * The native control lies invisible over what is drawn for it: the whole tile is the target, and a tap is a click of the control itself.
 * Long scales take two rows where they would be too narrow to touch.
 */
export const fields = `
.picks{display:grid;gap:.3em;margin-block-start:calc(.9*var(--u))}
.scale .picks{grid:auto/auto-flow 1fr}
.pick{position:relative;display:flex;min-width:0}
.pick input{position:absolute;inset:0;width:100%;height:100%;opacity:0;cursor:pointer}
.tile,.field{flex:1;min-width:0;min-height:2.75em;padding:.5em .8em;border:1px solid transparent;border-radius:calc(.6*var(--radius))}
.tile{display:flex;align-items:center;gap:.65em;background:var(--tile)}
.scale .tile{flex-direction:column;justify-content:center;gap:.2em;padding:.3em 0;font-weight:500;text-align:center}
.pick:hover .tile{background:var(--soft)}
input:focus-visible+.tile{outline:2px solid var(--ink);outline-offset:2px}
.list :checked+.tile{border-color:var(--ink);background:var(--soft)}
.mark{flex:none;width:1.25em;height:1.25em;border:2px solid var(--quiet);border-radius:50%;background:var(--surface)}
.box{border-radius:.3em}
:checked+.tile .mark{border:.4em solid var(--ink)}
.mark svg{width:1em;height:1em;stroke-width:3.5}
.scale :checked+.tile,:checked+.tile .box{border:0;color:var(--on);background:var(--accent)}
:not(:checked)+.tile .mark svg{display:none}
:checked+.tile .box{padding:.125em}
svg{display:block;width:2em;height:2em;fill:none;stroke:currentColor;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
.down{rotate:180deg}
.named .tile{padding-block:.6em;font-size:.8125em;line-height:1.25}
.faces svg,.named svg{width:2.4em;height:2.4em}
.faces .tile{background:none}
.stars .tile,.stars .pick:hover .tile,.stars :checked+.tile{color:var(--quiet);background:none}
.stars .lit .tile,.stars .pick:has(~.pick:hover) .tile,.stars .pick:hover .tile{color:var(--ink)}
.stars .lit svg{fill:currentColor}
.ends{display:flex;justify-content:space-between;gap:1em;margin-block-start:.5em;color:var(--quiet);font-size:.8125em}
.field{display:block;width:100%;margin-block-start:calc(.9*var(--u));border-color:var(--quiet)}
textarea.field{min-height:6em;max-height:14em;resize:vertical;field-sizing:content}
.field:focus{outline:2px solid var(--ink);outline-offset:-1px}
[aria-invalid].field{border-color:var(--wrong)}
::placeholder{color:var(--quiet);opacity:1}
@media(pointer:coarse){.tile{min-height:44px}}
@media(pointer:coarse),(max-width:30em){.n11 .picks{grid:auto-flow/repeat(6,1fr)}:is(.n8,.n9,.n10) .picks{grid:auto-flow/repeat(5,1fr)}}
@media(max-width:23em){.n7 .picks{grid:auto-flow/repeat(4,1fr)}.named.n5 .picks{grid:auto-flow/repeat(3,1fr)}}
@media(forced-colors:active){.pick :checked+.tile{border:3px solid Highlight}.stars .lit svg{fill:Highlight}}
`;
