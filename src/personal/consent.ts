/**
 * Consent — what may be kept and sent, by class. Nothing is stored or sent before its class allows it; Global Privacy Control turns
 * sharing off whatever else was said. Decides where events may go. Adds `consent` to the client.
 */
import type { AttuneOptions, ConsentChoice, ConsentClass, ConsentState, Endpoint, Feature } from '../types.ts';

const classes: readonly ConsentClass[] = ['necessary', 'preferences', 'personalization', 'measurement', 'share'];

interface Choice {
  readonly classes: ConsentChoice;
  readonly at: number;
}

export const consent: Feature = (client) => {
  const { memory } = client;
  const gpc = !!(navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl;
  let choice: Choice | undefined;
  let source: ConsentState['source'];
  let before: ConsentState | undefined;
  let delivered = signOf(undefined);

  function recall(): void {
    choice = memory.read('consent') as Choice | undefined;
    source = choice ? 'stored' : 'default';
  }

  /** What the site says of those who were not asked. Until it is known whether it says anything, as if it asked. */
  function initial(): NonNullable<AttuneOptions['consent']>['default'] {
    const { consent: said, surveys } = client.config.value;
    return said?.default ?? (said || surveys ? 'granted' : 'ask');
  }

  function read(): ConsentState {
    const start = initial();
    const allowed = classes.map((name) => [name, name === 'necessary' || (!(gpc && name === 'share')
      && (choice?.classes?.[name] ?? (typeof start === 'object' ? start[name] : start === 'granted')) === true)]);
    return { ...(Object.fromEntries(allowed) as ConsentState), gpc, source, ...(choice && { at: choice.at }) };
  }

  /** Third parties only where sharing is allowed. `undefined`: nobody has been asked yet, or a file is still to come. */
  function destination({ measurement, share }: ConsentState): AttuneOptions['endpoint'] {
    const { endpoint } = client.config.value;
    if (!measurement) return initial() === 'ask' && !choice ? undefined : [];
    // Left out, but counted, so that the others keep their queues.
    return share || !endpoint ? endpoint : [endpoint].flat().map((one) => (isThirdParty(one) ? undefined : one)) as never;
  }

  function apply(): void {
    const { consent: said, surveys } = client.config.value;
    // Who is known here has allowed it, and stays known until it is clear that it no longer holds.
    if (!said && !surveys && (memory.read('visitor') ?? memory.read('preferences'))) return;
    const state = read();
    client.permit((name) => state[name]);
    const to = destination(state);
    const text = signOf(to);
    // Until the visitor is asked, events wait; where they went before, they no longer go.
    if (text !== delivered) client.deliverTo(to ?? []);
    delivered = text;
    const changed = before && classes.filter((name) => state[name] !== before![name]);
    if (before?.measurement && !state.measurement) client.drop();
    else if (before?.share && !state.share) thirdParties().forEach(client.drop);
    before = said || surveys ? state : undefined;
    if (!changed?.length) return;
    attribute.touch();
    client.emit('consent_changed', Object.fromEntries(changed.map((name) => [name, state[name]])));
  }

  function thirdParties(): string[] {
    return [client.config.value.endpoint ?? []].flat().flatMap((one, index) => (isThirdParty(one) ? [one.name ?? `${index}`] : []));
  }

  recall();
  const attribute = client.provide('consent', read);
  client.add({
    consent(update) {
      if (update) {
        const known = classes.filter((name) => typeof update[name] === 'boolean').map((name) => [name, update[name]]);
        choice = { classes: { ...choice?.classes, ...Object.fromEntries(known) }, at: client.now() };
        source = 'code';
        memory.write('consent', choice);
        apply();
      }
      return read();
    },
  });
  const undo = [
    client.config.subscribe(apply),
    // Another tab has changed it, or it was forgotten: that holds here at once.
    client.on('memory_changed', () => {
      const at = choice?.at;
      recall();
      if (choice?.at !== at) apply();
    }),
    attribute,
  ];
  return () => undo.forEach((run) => run());
};

/** Tells endpoints apart. Functions are no JSON; that there is one must show all the same. */
function signOf(endpoint: AttuneOptions['endpoint']): string {
  return typeof endpoint + JSON.stringify(endpoint);
}

function isThirdParty(one: unknown): one is Endpoint {
  return !!(one as Endpoint | undefined)?.thirdParty;
}
