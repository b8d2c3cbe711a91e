/**
 * Head — the snippet for `<head>`: sets `data-attune-<slot>="variant"` on `<html>` from what was decided last, before anything is
 * painted, so that the page's CSS can choose. At most 500 bytes; whatever is wrong with what is stored, it does nothing.
 */
// That it is here: only then does the SDK keep anything for it.
document.documentElement.setAttribute('data-attune', '');
try {
  const { t, v } = JSON.parse(localStorage['attune:decisions'] as string) as { t: number; v: { [slot: string]: [string] } };
  // As long as `core/keys` says that decisions live.
  if (Date.now() - t < 90 * 864e5) for (const slot in v) document.documentElement.setAttribute(`data-attune-${slot}`, v[slot]![0]);
} catch {
  // The defaults stay.
}

export {};
