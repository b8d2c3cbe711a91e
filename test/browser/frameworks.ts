/**
 * Frameworks — small applications of real frameworks, rendered on the server and hydrated in the browser, each with a slot whose parent
 * can be rendered anew. Bundled when a test begins.
 */
import { rolldown, type Plugin } from 'rolldown';
import { compile } from 'svelte/compiler';

export interface Application {
  /** What the server sends. */
  readonly html: string;
  /** What hydrates it: `start()` does, `again()` renders the slot's parent anew, `mount()` brings another slot. */
  readonly code: string;
}

const svelteApp = `<script> let count = $state(0); let more = $state(false); if (typeof window !== 'undefined') { window.again = () => count++; window.mount = () => { more = true; }; } </script>
  <main data-count={count}><h1 data-attune-slot="hero">Welcome</h1>{#if more}<h2 data-attune-slot="hero">Later</h2>{/if}</main>`;

/** Hooks of React and Preact are the same. */
const hooks = `function App() { const [count, setCount] = useState(0); const [more, setMore] = useState(false); useEffect(() => { window.again = () => setCount((n) => n + 1); window.mount = () => setMore(true);
  document.getElementById('root').removeAttribute('data-attune-hydrating'); }, []);
  return h('main', { 'data-count': count }, h('h1', { 'data-attune-slot': 'hero' }, 'Welcome'), more && h('h2', { 'data-attune-slot': 'hero' }, 'Later')); }`;
const vueApp = `import { createSSRApp, h, ref, onMounted } from 'vue'; const App = { setup() { const count = ref(0); const more = ref(false);
  onMounted(() => { window.again = () => count.value++; window.mount = () => { more.value = true; }; document.getElementById('root').removeAttribute('data-attune-hydrating'); });
  return () => h('main', { 'data-count': count.value }, [h('h1', { 'data-attune-slot': 'hero' }, 'Welcome'), more.value ? h('h2', { 'data-attune-slot': 'hero' }, 'Later') : undefined]); } };`;
const done = `document.getElementById('root').removeAttribute('data-attune-hydrating');`;

const sources: { readonly [name: string]: { readonly app: string; readonly server: string; readonly browser: string } } = {
  React: {
    app: `import { createElement as h, useEffect, useState } from 'react'; ${hooks}`,
    server: `import { renderToString } from 'react-dom/server.browser'; export const html = renderToString(h(App));`,
    browser: `import { hydrateRoot } from 'react-dom/client'; window.start = () => hydrateRoot(document.getElementById('root'), h(App), { onRecoverableError: (error) => console.error(String(error)) });`,
  },
  Preact: {
    app: `import { h } from 'preact'; import { useEffect, useState } from 'preact/hooks'; ${hooks}`,
    server: `import { renderToString } from 'preact-render-to-string'; export const html = renderToString(h(App));`,
    browser: `import 'preact/debug'; import { hydrate } from 'preact'; window.start = () => hydrate(h(App), document.getElementById('root'));`,
  },
  Vue: {
    app: vueApp,
    server: `import { renderToString } from 'vue/server-renderer'; export const html = await renderToString(createSSRApp(App));`,
    browser: `window.start = () => createSSRApp(App).mount('#root');`,
  },
  Svelte: {
    app: `import App from 'app.svelte';`,
    server: `import { render } from 'svelte/server'; export const html = render(App).body;`,
    browser: `import { hydrate } from 'svelte'; window.start = () => { hydrate(App, { target: document.getElementById('root') }); ${done} };`,
  },
};

export const frameworks = Object.keys(sources);

const virtual = (code: string, generate: 'client' | 'server'): Plugin => ({
  name: 'virtual',
  resolveId: (id) => (id === 'entry' || id === 'app.svelte' ? `\0${id}` : undefined),
  load(id) {
    if (id === '\0entry') return { code, moduleType: 'js' };
    return id === '\0app.svelte' ? { code: compile(svelteApp, { generate, dev: generate === 'client', filename: 'App.svelte' }).js.code, moduleType: 'js' } : undefined;
  },
});

async function bundle(code: string, platform: 'browser' | 'node'): Promise<string> {
  const built = await rolldown({
    input: 'entry', cwd: process.cwd(), platform, logLevel: 'silent', plugins: [virtual(code, platform === 'node' ? 'server' : 'client')],
    transform: { define: { 'process.env.NODE_ENV': '"development"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true' } },
    resolve: { conditionNames: platform === 'node' ? ['node', 'import', 'default'] : ['browser', 'development', 'import', 'module', 'default'] },
  });
  const { output } = await built.generate({ format: platform === 'node' ? 'esm' : 'iife' });
  return output[0].code;
}

/** Renders on the server, and bundles what hydrates: with the framework's own warnings. */
export async function application(name: string): Promise<Application> {
  const { app, server, browser } = sources[name]!;
  const rendered = await bundle(`${app}${server}`, 'node');
  const { html } = await import(`data:text/javascript;base64,${Buffer.from(rendered).toString('base64')}`) as { html: string };
  return { html, code: await bundle(`${app}${browser}`, 'browser') };
}
