/**
 * Rest of the sheet — what few surveys show: lines of contact details, things put in order, tables of judgements, pictures.
 * How a matrix is laid out depends on the room that it has, not on the screen: a popover is narrow on any. A legend that is to stand in
 * a grid has no box of its own: WebKit takes none out of its fieldset's edge; its lines are as high as the fieldset's, in em for Firefox.
 */
export const sheet = `
.line{display:block;margin-block-start:var(--u);font-size:.9375em}
.line .field{margin-block-start:.3em;font-size:1.0667em}
.line small{color:var(--quiet)}
.rank .tile{display:flex;align-items:center;gap:.5em;padding:.15em .3em .15em .5em;touch-action:pan-y;cursor:grab;user-select:none;list-style:none}
.rank .label{flex:1;min-width:0}
.rank b{display:inline-block;min-width:1.1em;font-weight:600;font-variant-numeric:tabular-nums}
.rank .held{background:var(--soft);border-color:var(--ink);cursor:grabbing}
.rank .icon{padding:.3em;min-width:2em}
.rank [aria-disabled=true]{opacity:.35;cursor:default}
.grip{flex:none;color:var(--quiet);stroke-width:2.6;touch-action:none}
@media(min-width:30.01em){.popover:has(.matrix){width:min(40em,100% - 2em)}}
.inline .card,.card:has(.matrix){max-width:none}
.body:has(.matrix){container-type:inline-size}
.row{margin-block-start:var(--u)}
.row legend{font-weight:500}
.row .picks{grid:auto/repeat(auto-fit,minmax(3.7em,1fr));margin-block-start:.4em}
.row .tile{padding:.4em .3em;font-size:.875em;line-height:1.25;text-align:center}
.row .mark,.heads{display:none}
.row :checked+.tile{color:var(--on);background:var(--accent)}
.row[aria-invalid=true] legend{color:var(--wrong)}
@container(min-width:32em){
.heads,.row{display:grid;grid:auto/minmax(7em,1.2fr) 3fr;align-items:center;column-gap:.8em;line-height:1.45em}
.heads{margin-block:var(--u) .3em}
.heads .picks{grid-column:2;grid:auto/auto-flow 1fr;align-items:end;margin:0;font-size:.8125em;line-height:1.25;text-align:center;color:var(--quiet)}
.row{margin:0;border-block-start-width:1px;border-color:var(--tile)}
.row legend{display:contents;overflow-wrap:break-word}
.row .picks{grid:auto/auto-flow 1fr;margin:0}
.row .tile,.row :checked+.tile{background:none}
.row .pick:hover .tile{background:var(--soft)}
.row .mark{display:block}
.row .column{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
}
.inline{position:relative;z-index:auto;inset:auto;width:auto;max-width:40em;max-height:none;margin:0;box-shadow:none}
.inline .foot{scroll-margin-block-end:calc(1em + var(--keys,0px))}
.page{inset:0 0 auto;width:100%;height:calc(100% - var(--keys,0px));max-width:none;max-height:none;border:0;border-radius:0}
.page .card{justify-content:center;min-height:100%;max-width:40em;padding-block:3em}
.page .ask{font-size:1.5em}
.page .top{padding:0}
fieldset.stay{align-self:stretch}
fieldset.stay legend{font-weight:600}
fieldset.stay .foot{margin:var(--u) 0 0}
.pictures .picks{grid:auto/repeat(auto-fill,minmax(8em,1fr));gap:.6em}
.pictures .tile{gap:.5em;align-content:start;padding:.4em .4em .6em;text-align:center;font-size:.9375em;line-height:1.3}
.pictures :checked+.tile{border-color:var(--ink);outline:2px solid var(--ink);outline-offset:-2px;background:var(--soft)}
.picture{display:grid;place-items:center;width:100%;aspect-ratio:4/3;padding:0;object-fit:cover;border-radius:calc(.4*var(--radius))}
span.picture{padding:.5em;font-size:.875em;color:var(--told);background:var(--tile)}
@media(pointer:coarse){.rank .icon{min-width:44px}}
`;
