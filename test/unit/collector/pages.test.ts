// @vitest-environment node
/**
 * Pages — what the demo serves, under which policy, and what it never serves.
 */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { afterwards, folder, serve } from './harness.ts';

test.each([
  '/', '/shop/', '/shop/product.html', '/shop/basket.html', '/shop/checkout.html', '/shop/order-placed.html', '/shop/order-delivered.html',
  '/shop/account.html', '/shop/help.html', '/app/', '/app/evening/handles', '/results/',
])('serves %s under a strict policy, and every file that it names', async (path) => {
  const { url } = await serve();
  const response = await fetch(url + path);
  const html = await response.text();
  const policy = response.headers.get('content-security-policy');
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toContain('unsafe');
  const named = [...html.matchAll(/(?:src|href)="([^"#]+)/g)].map(([, address]) => new URL(address!, url + path)).filter(({ protocol, pathname }) => protocol === 'http:' && !pathname.startsWith('/sdk/'));
  for (const address of named) expect([address.pathname, (await fetch(address)).status]).toEqual([address.pathname, 200]);
  expect(html).not.toMatch(/\son\w+=|\sstyle=/);
});

test('allows the inline stub by its hash, and no other script', async () => {
  const { url } = await serve();
  const policy = (await fetch(`${url}/shop/`)).headers.get('content-security-policy')!;
  expect(policy.match(/'sha256-[\w+/=]+'/g)).toEqual(["'sha256-Be9EW2TrY/CCNf6Lh+Pu+L77HEPe1Ccn00OtcUY9cxY='"]);
});

test('serves the built SDK to other origins too', async () => {
  const dist = folder();
  writeFileSync(join(dist, 'attune.js'), '// built');
  const { url } = await serve({ dist });
  const response = await fetch(`${url}/sdk/attune.js`);
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  const again = await fetch(`${url}/sdk/attune.js`, { headers: { 'if-none-match': response.headers.get('etag')! } });
  expect(again.status).toBe(304);
});

test('leads out of its folders neither by dots, nor by encoding, nor by a link', async () => {
  const outside = folder();
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  mkdirSync(join(outside, 'dist'));
  symlinkSync(join(outside, 'secret.txt'), join(outside, 'dist', 'link.txt'));
  const { url } = await serve({ dist: join(outside, 'dist') });
  const { port } = new URL(url);
  for (const path of ['/sdk/../secret.txt', '/sdk/..%2fsecret.txt', '/sdk/%2e%2e/secret.txt', '/sdk/..%5csecret.txt', '/sdk/link.txt', '/shop/../server.mjs', '/vendor/preact/package.json']) {
    expect([path, await rawGet(Number(port), path)]).toEqual([path, expect.stringMatching(/^HTTP\/1.1 404/)]);
  }
});

/** `fetch` would tidy the path before it is sent. */
function rawGet(port: number, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`));
    afterwards(() => socket.destroy());
    let text = '';
    socket.on('data', (chunk) => { text += String(chunk); }).on('end', () => resolve(text)).on('error', reject);
  });
}
