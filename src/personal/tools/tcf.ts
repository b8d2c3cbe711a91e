/**
 * Tcf — IAB Transparency and Consent Framework 2.2, heard by `addEventListener`; `getTCData` is gone from it. Only what the visitor has
 * chosen counts, not what is on the screen meanwhile; where the GDPR does not apply, it forbids nothing.
 * https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework
 */
import type { Dispose } from '../../types.ts';
import { classesOf } from './purposes.ts';
import { whenThere, type ToolOptions } from './tool.ts';

interface TcData {
  readonly eventStatus?: string;
  readonly gdprApplies?: boolean;
  readonly listenerId?: number;
  readonly purpose?: { readonly consents?: { readonly [purpose: string]: boolean } };
}

export function hearTcf({ say, guard }: ToolOptions): Dispose {
  let leave: Dispose | undefined;
  let isOver = false;
  const stop = whenThere({
    name: '__tcfapi', version: 2, guard,
    onThere(ask) {
      ask('addEventListener', guard('consent', (data: TcData, isGood: boolean) => {
        if (!isGood || isOver) return;
        leave = () => ask('removeEventListener', () => undefined, data.listenerId);
        if (data.gdprApplies === false) say(classesOf(() => true));
        else if (data.eventStatus === 'tcloaded' || data.eventStatus === 'useractioncomplete') {
          const { consents = {} } = data.purpose ?? {};
          say(classesOf((purpose) => consents[purpose] === true));
        }
      }));
    },
  });
  return () => {
    isOver = true;
    leave?.();
    stop();
  };
}
