/**
 * Redact — strikes out of free text what nobody should have typed there: numbers of cards, addresses, telephone numbers, or whatever a
 * site names by patterns. Pure. A card's number is told from other numbers by its check digit (Luhn, ISO/IEC 7812-1).
 */
import { reach } from './pattern.ts';

/** Digits, parted at most by a space, a dot or a hyphen. */
const numbers = /\d(?:[ .\u00a0-]?\d)+/g;
const email = /[^\s@<>()[\],;:"]{1,64}@[^\s@<>()[\],;:"]{1,253}\.\p{L}{2,24}/gu;
const phone = /(?<![\d.])(?:\+|00)?\(?\d[\d ()/.\u00a0-]{5,20}\d(?!\d)/g;
/** Places in a row of groups that nineteen single digits fill, with what parts them. */
const longest = 36;
const isoDate = /^\d{4}-\d\d-\d\d$/;

/** @param what - `card`, `email`, `phone`, or patterns. Default `["card"]`. What is struck out is named in brackets. */
export function redact(text: string, what: readonly string[] = ['card']): string {
  return what.reduce((left, one) => {
    if (one === 'card') return left.replace(numbers, cards);
    if (one === 'email') return left.replace(email, '[email]');
    if (one === 'phone') return left.replace(phone, (found) => (isPhone(found) ? '[phone]' : found));
    return byPattern(left, one);
  }, text);
}

/** By the numbering plan of the world (E.164) a number has at most 15 digits. */
function isPhone(found: string): boolean {
  const { length } = found.replace(/\D/g, '');
  return length >= 7 && length <= 15 && !isoDate.test(found);
}

/** Whatever part of a row of groups is a card's number: what stands before or after it stays. */
function cards(row: string): string {
  const groups = row.split(/([ .\u00a0-])/);
  for (let from = 0; from < groups.length; from += 2) {
    for (let to = Math.min(groups.length - 1, from + longest); to >= from; to -= 2) {
      if (!isCard(groups.slice(from, to + 1).filter((_, index) => index % 2 === 0).join(''))) continue;
      const after = groups.slice(to + 1).join('');
      return `${groups.slice(0, from).join('')}[card]${after.slice(0, 1)}${cards(after.slice(1))}`;
    }
  }
  return row;
}

function isCard(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19 || /^0+$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => total + (index % 2 ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][+digit]! : +digit), 0);
  return sum % 10 === 0;
}

/** A pattern that could hang the page, or is none, strikes out nothing. */
function byPattern(text: string, source: string): string {
  const most = Math.floor(reach(source));
  if (source.length > 256 || most < 1) return text;
  try {
    const pattern = new RegExp(source, 'giu');
    const pieces = text.match(new RegExp(`[^]{1,${most}}`, 'g')) ?? [];
    return pieces.map((piece) => piece.replace(pattern, (found) => (found ? '[redacted]' : found))).join('');
  } catch {
    return text;
  }
}
