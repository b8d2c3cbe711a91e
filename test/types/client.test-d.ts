/**
 * Client, its types — what a site may write compiles; what it may not does not. Checked by tsc, never run.
 */
import { createAttune } from '../../src/index.ts';
import type { AttuneEvent, Client, ConsentState, Dispose, Explanation, Feature, Json, Preferences } from '../../src/index.ts';
import { same } from './same.ts';

const attune = createAttune({ endpoint: '/collect' });
same<Client>()(attune);
createAttune();

// track
same<void>()(attune.track('signup_started'));
attune.track('signup_started', { plan: 'free', seats: 3, tags: ['a'], nested: { is: true } });
// @ts-expect-error -- a name is a string
attune.track(42);
// @ts-expect-error -- a name is needed
attune.track();
// @ts-expect-error -- data is an object
attune.track('signup_started', 'free');
// @ts-expect-error -- and not a list
attune.track('signup_started', ['free']);

// on
same<Dispose>()(attune.on('order_placed', (event) => same<AttuneEvent>()(event)));
attune.on('*', ({ name, at, data }) => [same<string>()(name), same<number>()(at), data?.['total']]);
// @ts-expect-error -- a listener is needed
attune.on('order_placed');
// @ts-expect-error -- events are facts: nobody changes them
attune.on('*', (event) => (event.name = 'other'));
// @ts-expect-error -- an event's data may be absent
attune.on('*', ({ data }) => data.total);

// identify, reset
attune.identify('u_42');
attune.identify('u_42', { plan: 'pro', seats: 3, teams: ['a', 'b'] });
attune.reset();
// @ts-expect-error -- the id is the site's own string
attune.identify(42);
// @ts-expect-error -- traits are JSON
attune.identify('u_42', { since: new Date() });

// remember, preferences, attributes
attune.remember({ name: 'Ada', topics: ['glazes'], basket: 120 });
attune.remember({ name: null });
same<Preferences>()(attune.preferences.value);
same<Json | undefined>()(attune.preferences.value['name']);
same<Dispose>()(attune.preferences.subscribe((preferences) => same<Preferences>()(preferences)));
same<unknown>()(attune.attributes.value['visits']);
// @ts-expect-error -- a function is no JSON
attune.remember({ name: () => 'Ada' });
// @ts-expect-error -- preferences change by `remember` alone
attune.preferences.value = {};
// @ts-expect-error -- and one by one no more than together
attune.preferences.value['name'] = 'Ada';

// touchpoint
attune.touchpoint('store_visit');
attune.touchpoint('support_call', { stage: 'service', channel: 'phone', data: { minutes: 7 } });
// @ts-expect-error -- there is no such option
attune.touchpoint('support_call', { medium: 'phone' });

// show, close
attune.show('nps');
attune.show('nps', { answers: { score: 9 }, at: document.body });
attune.close();
// @ts-expect-error -- an id is needed
attune.show();
// @ts-expect-error -- a place is an element
attune.show('nps', { at: '#here' });

// explain, simulate
same<Promise<Explanation[]>>()(attune.explain());
same<Promise<Explanation>>()(attune.explain('nps'));
same<Promise<Explanation[]>>()(attune.simulate({ now: '2026-11-22T12:00:00Z', attributes: { visits: 3 }, events: [{ name: 'order_placed', at: 0 }] }));
void attune.explain('nps').then(({ outcome, because, gates: [gate] }) => {
  same<'shown' | 'waiting' | 'blocked' | 'done' | 'withheld' | 'unknown'>()(outcome);
  same<string>()(because);
  same<boolean | undefined>()(gate?.pass);
  // @ts-expect-error -- there is no such outcome
  return outcome === 'hidden';
});
// @ts-expect-error -- one id, not several
attune.explain(['nps', 'csat']);
// @ts-expect-error -- an event has a time
attune.simulate({ events: [{ name: 'order_placed' }] });

// consent, snapshot, forget
same<ConsentState>()(attune.consent());
attune.consent({ measurement: true, share: false });
same<boolean>()(attune.consent().gpc);
void attune.forget(['measurement']).then(({ at, erased }) => [same<number>()(at), same<readonly string[]>()(erased)]);
// @ts-expect-error -- there is no such class
attune.consent({ marketing: true });
// @ts-expect-error -- a class is allowed or not
attune.consent({ measurement: 'granted' });
// @ts-expect-error -- there is no such class
void attune.forget(['cookies']);

// flush, update, dispose, use
void attune.flush().then(({ sent, kept }) => same<number>()(sent + kept));
attune.update({ surveys: [] });
same<void>()(attune.dispose());
const greeter: Feature = (client) => client.on('*', () => client.emit('heard', {}, { local: true }));
same<Dispose>()(attune.use(greeter));
attune.use((client) => void client.track('installed'));
// @ts-expect-error -- what can be said in code alone cannot be updated
attune.update({ onError: () => undefined });
// @ts-expect-error -- a feature gives an undo function or nothing
attune.use(() => 'done');
// @ts-expect-error -- the parts below are for features, not for sites
attune.memory;
