/**
 * Plain — a vendor's words as plain text: markup taken off, entities read, control characters and braces taken out.
 * Promise: linear enough for hostile input, because nothing longer than a page is looked at; nothing is ever run.
 */

const LONGEST_READ = 10_000;
const LONGEST = 2000;

const ENTITIES: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', hellip: '…', ndash: '–', mdash: '—', copy: '©', euro: '€' };

function entity(whole: string, name: string): string {
  const [, hex, decimal] = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? [];
  const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
  if (hex !== undefined || decimal !== undefined) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  return Object.hasOwn(ENTITIES, name) ? ENTITIES[name]! : whole;
}

/** Without markup; what separates in markup is a space here. */
function withoutMarkup(html: string): string {
  return html
    .replace(/<(script|style|iframe|svg|template)\b[^]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<!--[^]*?(?:-->|$)/g, ' ')
    .replace(/<\/?(?:b|i|u|s|a|em|strong|span|small|mark|sup|sub|code|font)(?:\s[^<>]*)?>/gi, '')
    .replace(/<[/!?]?[a-z][^<>]*>/gi, ' ')
    .replace(/&(#?\w{1,8});/g, entity);
}

/** Takes out what cannot be seen and can deceive: control characters, and those that turn the direction of writing. */
const withoutControls = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]+/gu, ' ');

/** Braces insert attributes here, and there is no other way to write them. */
const withoutBraces = (text: string): string => text.replaceAll('{', '(').replaceAll('}', ')');

/** What a text became, and whether something of it is gone. */
export interface Plain {
  readonly text: string;
  readonly hadBraces: boolean;
  readonly isCut: boolean;
}

/** @param words - As the vendor has them, markup or not. */
export function plain(words: string): Plain {
  const text = withoutControls(withoutMarkup(words.slice(0, LONGEST_READ))).replace(/\s+/g, ' ').trim();
  return { text: withoutBraces(text.slice(0, LONGEST)), hadBraces: /[{}]/.test(text), isCut: words.length > LONGEST_READ || text.length > LONGEST };
}
