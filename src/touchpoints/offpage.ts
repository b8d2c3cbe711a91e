/**
 * Offpage — `?attune_touchpoint=store_poster&attune_channel=in_person` in a link or a QR code is a touchpoint that nobody on the page
 * could see. It is recorded and taken out of the address bar, so that a reload or a shared link does not count again.
 */
import type { FeatureClient } from '../types.ts';
import { reportTouchpoint } from './report.ts';

const own = /^attune_(touchpoint|stage|channel)=/;

export function readOffpage(client: Pick<FeatureClient, 'emit' | 'report'>): void {
  const { pathname, search, hash } = location;
  const query = new URLSearchParams(search);
  const [name, stage, channel] = ['touchpoint', 'stage', 'channel'].map((key) => query.get(`attune_${key}`) ?? undefined);
  if (!name) return;
  // What is not ours stays letter by letter as it was; parsing and writing it anew would change it.
  const rest = search.slice(1).split('&').filter((part) => !own.test(part)).join('&');
  history.replaceState(history.state, '', pathname + (rest && `?${rest}`) + hash);
  reportTouchpoint(client)(name, { ...(stage && { stage }), ...(channel && { channel }) });
}
