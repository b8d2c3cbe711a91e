/**
 * Consent — what may be kept and sent, by class. Nothing is stored or sent before its class allows it; Global Privacy Control turns
 * sharing off whatever else was said. Decides where events may go. Adds `consent` to the client.
 */
import type { AttuneOptions, Client, ConsentChoice, ConsentClass, ConsentState, Feature } from '../types.ts';

const classes: readonly ConsentClass[] = ['necessary', 'preferences', 'personalization', 'measurement', 'share'];

interface Choice {
  readonly classes: ConsentChoice;
  readonly at: number;
}

export const consent: Feature = (client) => {
  const { memory, now, guard } = client;
  const gpc = !!(navigator as Navigator & { globalPrivacyControl?: boolean }).globalPrivacyControl;
  let choice = memory.read('consent') as Choice | undefined;
  let source: ConsentState['source'] = choice ? 'stored' : 'default';
  let before: ConsentState | undefined;
  let delivered: unknown = null;

  function read(): ConsentState {
    const { default: initial = 'granted' } = client.config.value.consent ?? {};
    const start = typeof initial === 'string' ? allow(() => initial === 'granted') : initial;
    const allowed: ConsentChoice = { ...allow(() => false), ...start, ...choice?.classes, necessary: true, ...(gpc && { share: false }) };
    return { ...(allowed as ConsentState), gpc, source, ...(choice && { at: choice.at }) };
  }

  /** Third parties only where sharing is allowed. `undefined`: nobody has been asked yet, or a file is still to come. */
  function destination({ measurement, share }: ConsentState): AttuneOptions['endpoint'] {
    const { endpoint, consent: { default: initial } = {} } = client.config.value;
    if (endpoint === undefined || measurement) return share ? endpoint : [endpoint ?? []].flat().map((one) => (isThirdParty(one) ? undefined : one)) as never;
    return initial === 'ask' && !choice ? undefined : [];
  }

  function apply(): void {
    const state = read();
    client.permit((name) => state[name]);
    const to = destination(state);
    if (to !== undefined && JSON.stringify(to) !== delivered) client.deliverTo(to);
    delivered = JSON.stringify(to);
    const changed = before && classes.filter((name) => state[name] !== before![name]);
    if (before?.measurement && !state.measurement) client.drop();
    else if (before?.share && !state.share) thirdParties().forEach(client.drop);
    before = state;
    if (!changed?.length) return;
    attribute.touch();
    client.emit('consent_changed', Object.fromEntries(changed.map((name) => [name, state[name]])));
  }

  function thirdParties(): string[] {
    return [client.config.value.endpoint ?? []].flat().flatMap((one, index) => (isThirdParty(one) ? [one.name ?? `${index}`] : []));
  }

  const change: Client['consent'] = (update) => {
    if (update) {
      const known = classes.filter((name) => typeof update[name] === 'boolean').map((name) => [name, update[name]]);
      choice = { classes: { ...choice?.classes, ...Object.fromEntries(known) }, at: now() };
      source = 'code';
      memory.write('consent', choice);
      apply();
    }
    return read();
  };

  /** Another tab has changed it: it holds here at once. */
  const heard = guard('storage', ({ key }: StorageEvent) => {
    if (key !== 'attune:consent') return;
    choice = memory.read('consent') as Choice | undefined;
    source = 'stored';
    apply();
  });

  const attribute = client.provide('consent', read);
  client.add({ consent: change });
  window.addEventListener('storage', heard);
  const stop = client.config.subscribe(apply);
  return () => {
    stop();
    attribute();
    window.removeEventListener('storage', heard);
  };
};

function allow(is: (name: ConsentClass) => boolean): ConsentChoice {
  return Object.fromEntries(classes.map((name) => [name, is(name)]));
}

function isThirdParty(one: unknown): one is { readonly name?: string } {
  return !!(one as { thirdParty?: boolean } | undefined)?.thirdParty;
}
