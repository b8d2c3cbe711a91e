/**
 * Address — how a page's address stands in events: without fragment, and of its query only what is named. Pure.
 * Parameters come in the order in which the site names them, so that one page has one address.
 */
/** @returns The address with these parameters alone; `undefined` if it has none of them. */
export function addressOf({ origin, pathname, search }: Pick<Location, 'origin' | 'pathname' | 'search'>, names: readonly string[] = []): string | undefined {
  const given = new URLSearchParams(search);
  const kept = new URLSearchParams(names.flatMap((name) => given.getAll(name).map((value) => [name, value])));
  return `${kept}` ? `${origin}${pathname}?${kept}` : undefined;
}
