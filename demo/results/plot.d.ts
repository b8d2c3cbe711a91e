/** The charts' library, as its script puts it on the page. */
declare const Plot: typeof import('@observablehq/plot');
