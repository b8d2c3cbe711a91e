/**
 * Links — an address out of a vendor's file, or nothing.
 * Promise: only http(s), mailto and tel ever become a link, and addresses of the site itself; no `javascript:`, however it is disguised.
 */

/** Browsers take tabs, line breaks and leading blanks out of an address before they look at its scheme. */
const cleaned = (address: string): string => address.replace(/[\p{Cc}\p{Cf}]/gu, '').trim().slice(0, 2000);

/** @returns An address that may be followed; `undefined` for any other. */
export function safeLink(address: string): string | undefined {
  const link = cleaned(address);
  if (/^(mailto|tel):[^\s<>"]+$/i.test(link)) return link;
  if (/^\/(?![/\\])[^\s<>"]*$/.test(link)) return link;
  const url = /^https?:\/\/[^\s<>"\\]+$/i.test(link) && URL.canParse(link) ? new URL(link) : undefined;
  return url && url.username === '' ? url.href : undefined;
}

/** An address of a picture. */
export const safePicture = (address: string): string | undefined => {
  const link = safeLink(address);
  return link !== undefined && /^(https?:|\/)/i.test(link) ? link : undefined;
};
