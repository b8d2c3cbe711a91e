/**
 * Gpp — IAB Global Privacy Platform, heard by `addEventListener` and believed once `signalStatus` is "ready". In the states of the
 * US one may opt out of sharing, and nothing else is forbidden; the European and the Canadian section name purposes.
 * https://github.com/InteractiveAdvertisingBureau/Global-Privacy-Platform
 */
import type { ConsentChoice, Dispose } from '../../types.ts';
import { classesOf } from './purposes.ts';
import { whenThere, type ToolOptions } from './tool.ts';

type Fields = { readonly [field: string]: unknown };

interface PingData {
  readonly signalStatus?: string;
  readonly applicableSections?: readonly number[];
  /** By section: its fields, or a list of segments with theirs. */
  readonly parsedSections?: { readonly [section: string]: Fields | readonly Fields[] | string };
}
interface GppEvent {
  readonly listenerId?: number;
  readonly pingData?: PingData;
}

/** What opts out of handing on, each 1 if it does. */
const optOuts = ['SaleOptOut', 'SharingOptOut', 'TargetedAdvertisingOptOut'];

/** @returns `undefined` while there is nothing to believe. */
export function choiceOf({ signalStatus, applicableSections = [], parsedSections = {} }: PingData): ConsentChoice | undefined {
  if (signalStatus !== 'ready') return undefined;
  const said = Object.entries(parsedSections).map(([name, section]) => sectionOf(name, section));
  // Of several that apply, each may forbid.
  const merged: { [name: string]: boolean } = {};
  for (const one of said) for (const [name, word] of Object.entries(one)) merged[name] = merged[name] !== false && word;
  if (said.length) return merged;
  // -1: no section applies here.
  return applicableSections.every((id) => id <= 0) && applicableSections.length ? { ...free, share: true } : undefined;
}

const free: ConsentChoice = { preferences: true, personalization: true, measurement: true };

function sectionOf(name: string, section: Fields | readonly Fields[] | string): ConsentChoice {
  // "1YNN": the third says whether one has opted out of the sale.
  if (typeof section === 'string') return name === 'uspv1' ? { ...free, share: section[2] !== 'Y' } : {};
  const fields = Object.assign({}, ...[section].flat()) as Fields;
  const purposes = fields['PurposeConsents'] ?? fields['PurposeConsent'] ?? fields['PurposesExpressConsent'];
  if (purposes !== undefined) return classesOf((purpose) => isGiven(purposes, purpose));
  return name.startsWith('us') ? { ...free, share: fields['Gpc'] !== true && !optOuts.some((field) => fields[field] === 1) } : {};
}

/** A list of yes and no, or of the numbers given. */
function isGiven(purposes: unknown, purpose: number): boolean {
  if (!Array.isArray(purposes)) return false;
  return typeof purposes[0] === 'number' && purposes.some((one) => (one as number) > 1) ? purposes.includes(purpose) : Boolean(purposes[purpose - 1]);
}

export function hearGpp({ say, guard }: ToolOptions): Dispose {
  let leave: Dispose | undefined;
  let isOver = false;
  const stop = whenThere({
    name: '__gpp', guard,
    onThere(ask) {
      ask('addEventListener', guard('consent', ({ pingData, listenerId }: GppEvent, isGood: boolean) => {
        if (!isGood || isOver) return;
        leave = () => ask('removeEventListener', () => undefined, listenerId);
        const choice = pingData && choiceOf(pingData);
        if (choice) say(choice);
      }));
    },
  });
  return () => {
    isOver = true;
    leave?.();
    stop();
  };
}
