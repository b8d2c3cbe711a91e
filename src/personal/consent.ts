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

  /** Whether all that the site says has been read. */
  function isKnown(): boolean {
    const { consent: said, surveys } = client.config.value;
    return !!(said ?? surveys);
  }

  /** `undefined`: that is still to be asked, or to be read. */
  function allowed(name: ConsentClass): boolean | undefined {
    if (name === 'necessary') return true;
    if (gpc && name === 'share') return false;
    const said: unknown = choice?.classes?.[name];
    if (typeof said === 'boolean') return said;
    if (!isKnown()) return undefined;
    // Where a tool of the page asks, nobody has agreed before it says so.
    const { from = 'none', default: start = from === 'none' ? 'granted' : 'ask' } = client.config.value.consent ?? {};
    return start === 'ask' ? undefined : start === 'granted' || Object(start)[name] === true;
  }

  function read(): ConsentState {
    const state = classes.map((name) => [name, allowed(name) === true]);
    return { ...(Object.fromEntries(state) as ConsentState), gpc, source, ...(choice && { at: choice.at }) };
  }

  /** Third parties only where sharing is allowed. `undefined`: nobody has been asked yet. */
  function destination(): AttuneOptions['endpoint'] {
    const { endpoint } = client.config.value;
    const may = allowed('measurement');
    if (!may) return may === false ? [] : undefined;
    // Left out, but counted, so that the others keep their queues.
    return allowed('share') || !endpoint ? endpoint : [endpoint].flat().map((one) => (isThirdParty(one) ? undefined : one)) as never;
  }

  function apply(): void {
    // What the visitor tells the site is the visitor's own act, and is kept until it is refused.
    const may = new Map(classes.map((name) => [name, allowed(name) ?? (isKnown() ? name === 'preferences' : undefined)]));
    client.permit((name) => may.get(name));
    if (!isKnown()) return;
    const state = read();
    const to = destination();
    const text = signOf(to);
    // Until the visitor is asked, events wait; where they went before, they no longer go.
    if (text !== delivered) client.deliverTo(to ?? []);
    delivered = text;
    const changed = before && classes.filter((name) => state[name] !== before![name]);
    if (before?.measurement && !state.measurement) {
      client.drop();
      client.renew();
    } else if (before?.share && !state.share) client.drop(client.config.value.endpoint ?? []);
    before = state;
    if (!changed?.length) return;
    attribute.touch();
    client.emit('consent_changed', Object.fromEntries(changed.map((name) => [name, state[name]])));
  }

  function choose(update: ConsentChoice, by: ConsentState['source']): void {
    const known = classes.filter((name) => typeof update[name] === 'boolean').map((name) => [name, update[name]]);
    const next = { ...choice?.classes, ...Object.fromEntries(known) };
    source = by;
    // A tool says the same on every page; that is no new choice.
    if (by === 'code' || JSON.stringify(next) !== JSON.stringify(choice?.classes)) memory.write('consent', (choice = { classes: next, at: client.now() }));
    apply();
  }

  recall();
  const attribute = client.provide('consent', read);
  client.add({
    consent(update?: ConsentChoice, by: ConsentState['source'] = 'code') {
      if (update) choose(update, by);
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
