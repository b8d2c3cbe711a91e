/**
 * Live — tells the results page what arrived, by server-sent events.
 * An overview at once, and another soon after something was stored; never more often than the store can bear.
 */

const LEAST_PAUSE = 400;
const HEARTBEAT = 15 * 1000;

/**
 * @param {{ read: (query: URLSearchParams) => Promise<unknown> }} options - `read` gives the overview to send.
 */
export function createLive({ read }) {
  /** @type {Map<import('node:http').ServerResponse, boolean>} */
  const readers = new Map();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let pause = LEAST_PAUSE;
  const heart = setInterval(() => readers.forEach((_, response) => response.write(': still here\n\n')), HEARTBEAT);
  heart.unref();

  /** @param {boolean} bots */
  const message = async (bots) => `data: ${JSON.stringify(await read(new URLSearchParams(bots ? 'bots=1' : '')))}\n\n`;

  async function tellAll() {
    const began = performance.now();
    const texts = new Map();
    // A store that cannot be asked now can be asked the next time.
    for (const bots of new Set(readers.values())) texts.set(bots, await message(bots).catch(() => ': no answer from the store\n\n'));
    timer = undefined;
    // Counting goes on in this thread: with much stored, leave most of its time to what arrives.
    pause = Math.max(LEAST_PAUSE, 10 * (performance.now() - began));
    for (const [response, bots] of readers) response.write(texts.get(bots) ?? '');
  }

  return {
    /** Adds a reader. `?bots=1` counts automated visits too. @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
    async connect(request, response) {
      const bots = new URL(request.url ?? '/', 'http://localhost').searchParams.get('bots') === '1';
      const text = await message(bots);
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
      response.write(`retry: 2000\n${text}`);
      readers.set(response, bots);
      response.on('close', () => readers.delete(response));
    },
    changed() {
      if (readers.size) timer ??= setTimeout(() => void tellAll(), pause);
    },
    close() {
      clearInterval(heart);
      clearTimeout(timer);
      for (const response of readers.keys()) response.end();
    },
  };
}
