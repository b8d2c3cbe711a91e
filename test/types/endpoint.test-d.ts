/**
 * Endpoints and formats, their types — for who delivers to something of their own. And `attune/core`, which has this part alone.
 */
import { createAttune } from '../../src/base.ts';
import * as formats from '../../src/delivery/formats/index.ts';
import type { AttuneEvent, Dispose, EndpointFunction, Feature, Format, FormatName } from '../../src/index.ts';
import { same } from './same.ts';

// Functions
const deliver: EndpointFunction = async (events, { leaving }) => {
  same<readonly AttuneEvent[]>()(events);
  same<boolean>()(leaving);
  return 'sent';
};
createAttune({ endpoint: deliver });
createAttune({ endpoint: ['/collect', deliver, { url: '/other', only: ['order_placed'], except: [], thirdParty: true }] });
createAttune({ endpoint: { url: '/collect', headers: async () => ({ authorization: 'Bearer t' }), credentials: 'include' } });
// @ts-expect-error -- it says what became of the events
createAttune({ endpoint: async () => undefined });
// @ts-expect-error -- in the words that there are
createAttune({ endpoint: async () => 'ok' });
// @ts-expect-error -- what is rejected is named, and has a reason
createAttune({ endpoint: async (events) => ({ rejected: events.map(({ id }) => ({ id })) }) });
// @ts-expect-error -- an endpoint without an address is none
createAttune({ endpoint: { format: 'json' } });
// @ts-expect-error -- there is no such format
createAttune({ endpoint: { url: '/collect', format: 'xml' } });
// @ts-expect-error -- a header is text
createAttune({ endpoint: { url: '/collect', headers: { 'x-try': 1 } } });

// Formats: all nine are formats, and can be told by name
const byName: { readonly [N in FormatName]: Format } = formats;
createAttune({ endpoint: { url: '/collect', format: byName.kafka, options: { topic: 'events' } } });
const lines: Format = {
  encode: (events, { sentAt, sdk, options: { source = sdk } }) => ({
    body: events.map((event) => JSON.stringify({ ...event, sentAt, source })).join('\n'),
    headers: { 'content-type': 'text/plain' },
    path: '?v=1',
  }),
  interpret: (status, headers, body, ids) => (status === 200 && body ? { sent: ids, after: Number(headers.get('retry-after')) } : undefined),
  maxEvents: 100,
  simple: true,
};
createAttune({ endpoint: { url: '/lines', format: lines } });
// @ts-expect-error -- a body is text
export const bytes: Format = { encode: () => ({ body: new Uint8Array() }) };
// @ts-expect-error -- a format encodes
export const silent: Format = { maxEvents: 1 };
// @ts-expect-error -- what is dropped is dropped for a reason
export const unreasoned: Format = { ...lines, interpret: (_status, _headers, _body, ids) => ({ drop: ids }) };

// The core records, hears and delivers
const core = createAttune({ endpoint: '/collect' });
core.track('opened', { from: 'menu' });
same<Dispose>()(core.on('*', ({ name }) => same<string>()(name)));
same<Promise<{ sent: number; kept: number }>>()(core.flush());
const counting: Feature = ({ on, now }) => on('*', () => same<number>()(now()));
same<Dispose>()(core.use(counting));
// @ts-expect-error -- it asks nothing
core.show('nps');
// @ts-expect-error -- and knows nobody
core.identify('u_42');
