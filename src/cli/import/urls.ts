/**
 * Urls — a vendor's rules about addresses as `pages`, or as a condition on `page.path` where a list of paths cannot say it.
 * Attune asks the path alone: hosts and queries are named, for nothing here looks at them.
 */
import type { Condition } from '../../types.ts';
import { escaped } from './matching.ts';

/** How an address is compared. */
export type UrlMatch = 'exact' | 'contains' | 'starts' | 'ends' | 'regex';

/** One rule. */
export interface UrlRule {
  readonly match: UrlMatch;
  readonly isNot: boolean;
  readonly address: string;
}

/** What a rule became. */
export interface UrlResult {
  readonly pages?: readonly string[];
  readonly if?: Condition;
  /** What of the rules could not be said. */
  readonly lost: readonly string[];
}

interface Part {
  readonly pattern?: string;
  readonly condition: Condition;
  readonly isNot: boolean;
  readonly lost: readonly string[];
}

/** The path of an address, and what else it names. */
function pathOf(address: string): { readonly path: string; readonly lost: readonly string[] } {
  const [, host, rest = ''] = /^(?:https?:)?\/\/([^/?#]*)([^]*)$/i.exec(address) ?? [undefined, undefined, address];
  const isHost = host === undefined && /^[\w-]+(\.[\w-]+)+(:\d+)?(\/|$)/.test(address) && !/\.(html?|php|aspx?|jsp)$/i.test(address);
  const tail = isHost ? address.slice((/^[^/]*/.exec(address)?.[0] ?? '').length) : rest;
  const [, path = '', query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(tail) ?? [];
  const hash = /#\/[^?]*/.exec(tail)?.[0];
  return { path: hash ?? path, lost: [...(host || isHost ? ['the host'] : []), ...(query ? ['the query'] : [])] };
}

const PATTERNS: { readonly [M in Exclude<UrlMatch, 'regex'>]: (path: string) => string } = {
  exact: (path) => path,
  contains: (path) => (path[0] === '/' ? `**${path}**` : `/**${path}**`),
  starts: (path) => `${path}**`,
  ends: (path) => `/**${path.replace(/^\//, '')}`,
};
const REGEXES: { readonly [M in Exclude<UrlMatch, 'regex'>]: (path: string) => string } = {
  exact: (path) => `^${path}$`, contains: (path) => path, starts: (path) => `^${path}`, ends: (path) => `${path}$`,
};

function partOf({ match, isNot, address }: UrlRule): Part | string {
  if (match === 'regex') {
    const source = address.replace(/^\^?https\?:(\\?\/){2}[\w\\.-]+(?=\\?\/)|^\^?https?:(\\?\/){2}[\w\\.-]+(?=\\?\/)/, '^');
    if (/^\^(?!\\?\/)/.test(source)) return 'a regular expression over whole addresses';
    const condition = { 'page.path': { $regex: source } };
    return { condition: isNot ? { $not: condition } : condition, isNot, lost: source === address ? [] : ['the host'] };
  }
  const { path, lost } = pathOf(address.trim());
  if (path === '' || (path === '/' && match !== 'exact')) {
    return lost.includes('the host') && match !== 'exact' ? 'the host' : partOf({ match: 'exact', isNot, address: '/' });
  }
  // What begins with a host begins with a path, and so does a route behind a `#`.
  if (match === 'contains' && (lost.includes('the host') || path[0] === '#')) return { ...(partOf({ match: 'starts', isNot, address: path }) as Part), lost };
  const full = match === 'exact' || match === 'starts' ? path.replace(/^(?![/#*])/, '/') : path;
  const condition = { 'page.path': { $regex: REGEXES[match](escaped(full)) } };
  return { pattern: PATTERNS[match](full), condition: isNot ? { $not: condition } : condition, isNot, lost };
}

/** @param options - `all`: every rule must hold, not just one. */
export function pagesOf(rules: readonly UrlRule[], { all }: { readonly all: boolean }): UrlResult {
  const parts = rules.map(partOf);
  const good = parts.filter((part) => typeof part !== 'string');
  const lost = [...new Set(parts.flatMap((part) => (typeof part === 'string' ? [part] : part.lost)))];
  // One of several that cannot be said would let everybody through, or nobody.
  if (good.length === 0 || (!all && good.length < parts.length)) return { lost };
  const wanted = good.filter(({ isNot }) => !isNot);
  const unwanted = good.filter(({ isNot }) => isNot);
  const isList = good.every(({ pattern }) => pattern !== undefined) && (good.length === 1 || (all ? wanted.length <= 1 : unwanted.length === 0));
  if (!isList) return { if: good.length === 1 ? good[0]!.condition : { [all ? '$and' : '$or']: good.map(({ condition }) => condition) }, lost };
  const patterns = (list: readonly Part[], sign: string): string[] => list.map(({ pattern = '' }) => `${sign}${pattern}`);
  return { pages: [...(wanted.length === 0 ? ['/**'] : patterns(wanted, '')), ...patterns(unwanted, '!')], lost };
}
