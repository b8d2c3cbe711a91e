/**
 * Driver — WebKitGTK by plain W3C WebDriver: Playwright's own WebKit is another build, and is not to be had everywhere.
 * One driver process serves one session at a time; `close` ends the browser, the driver and the screen that they were given.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { findBrowser } from '../../scripts/browsers.mjs';

const element = 'element-6066-11e4-a52e-4f735466cecf';

/** An element as the protocol names it. */
export interface Found {
  readonly [element]: string;
}

export interface WebKit {
  goto(url: string): Promise<void>;
  back(): Promise<void>;
  reload(): Promise<void>;
  /** Runs a function body in the page, with `args`; a promise that it returns is waited for. */
  run<T = unknown>(body: string, ...args: readonly unknown[]): Promise<T>;
  /** Presses keys one after the other, wherever the focus is. */
  press(...keys: readonly string[]): Promise<void>;
  /** Presses a real pointer down and up in the middle of an element. */
  click(found: Found): Promise<void>;
  resize(size: { readonly width: number; readonly height: number }): Promise<void>;
  screenshot(): Promise<Buffer>;
  /** Every open tab. */
  tabs(): Promise<readonly string[]>;
  /** Opens a tab and goes there. */
  open(): Promise<string>;
  turnTo(tab: string): Promise<void>;
  /** Closes the tab that is in front. */
  shut(): Promise<void>;
  /** Ends every process of it at once, as a crash would. */
  close(): Promise<void>;
}

/** The keys that a keyboard has besides letters, by the names that pages know. */
export const keys = { Tab: '\ue004', Enter: '\ue007', Escape: '\ue00c', Space: '\ue00d', ArrowLeft: '\ue012', ArrowUp: '\ue013', ArrowRight: '\ue014', ArrowDown: '\ue015' } as const;

export async function startWebKit(): Promise<WebKit> {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [shown] = await once(screen.stdio[3]!, 'data') as [Buffer];
  const port = await freePort();
  const driver = spawn(findBrowser('webkit')!, ['--host=127.0.0.1', `--port=${port}`], {
    stdio: 'ignore', detached: true,
    env: { ...process.env, DISPLAY: `:${String(shown).trim()}`, LIBGL_ALWAYS_SOFTWARE: '1', NO_AT_BRIDGE: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
  });
  const root = `http://127.0.0.1:${port}`;
  await reachable(`${root}/status`);
  const { sessionId } = await command<{ sessionId: string }>(`${root}/session`, 'POST', { capabilities: { alwaysMatch: {
    browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: findBrowser('minibrowser'), args: ['--automation'] },
  } } });
  const at = <T = unknown>(path: string, body: object = {}): Promise<T> => command(`${root}/session/${sessionId}${path}`, 'POST', body);
  const get = <T>(path: string): Promise<T> => command(`${root}/session/${sessionId}${path}`, 'GET');

  return {
    goto: async (url) => void await at('/url', { url }),
    back: async () => void await at('/back'),
    reload: async () => void await at('/refresh'),
    run: (body, ...args) => at('/execute/sync', { script: body, args }),
    press: async (...pressed) => void await at('/actions', { actions: [{ type: 'key', id: 'keyboard', actions: pressed.flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]) }] }),
    click: async (found) => void await at('/actions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: [
      { type: 'pointerMove', duration: 0, origin: found, x: 0, y: 0 }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 },
    ] }] }),
    resize: async (size) => void await at('/window/rect', size),
    screenshot: async () => Buffer.from(await get<string>('/screenshot'), 'base64'),
    tabs: () => get('/window/handles'),
    open: async () => (await at<{ handle: string }>('/window/new', { type: 'tab' })).handle,
    turnTo: async (handle) => void await at('/window', { handle }),
    shut: async () => void await command(`${root}/session/${sessionId}/window`, 'DELETE'),
    async close() {
      end(driver);
      screen.kill();
      await Promise.all([driver, screen].map((process) => process.exitCode ?? process.signalCode ?? once(process, 'exit')));
    },
  };
}

/** The driver's children are its group. */
const end = ({ pid }: ChildProcess): void => void process.kill(-pid!, 'SIGKILL');

async function command<T>(url: string, method: string, body?: object): Promise<T> {
  const answer = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = await answer.json() as { value: T & { error?: string; message?: string } };
  if (!answer.ok) throw new Error(`${method} ${url.replace(/.*\/session\/[^/]+/, '')}: ${value.error}: ${value.message}`);
  return value;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function reachable(url: string): Promise<void> {
  for (;;) {
    try {
      return void await fetch(url);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
