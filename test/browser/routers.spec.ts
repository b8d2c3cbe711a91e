/**
 * Routers — applications of React, Vue and Preact with the routers that people use, bundled when the test begins. Each page view is told once
 * and left once, over push, replace, back and forward. Asserts what the server received.
 */
import { rolldown } from 'rolldown';
import { attune, expect, ready, test } from './fixtures.ts';
import { html, scriptTag } from './receiver.ts';

/** Each sets `push` and `replace`, and shows the path that it has rendered. */
const applications: { readonly [router: string]: string } = {
  'react-router': `
    import { createElement as h } from 'react';
    import { createRoot } from 'react-dom/client';
    import { createBrowserRouter, RouterProvider, useLocation } from 'react-router';
    const Page = () => h('h1', {}, useLocation().pathname);
    const router = createBrowserRouter([{ path: '*', Component: Page }]);
    window.push = (path) => router.navigate(path);
    window.replace = (path) => router.navigate(path, { replace: true });
    createRoot(document.getElementById('root')).render(h(RouterProvider, { router }));`,
  'vue-router': `
    import { createApp, h } from 'vue';
    import { createRouter, createWebHistory, RouterView, useRoute } from 'vue-router';
    const Page = { setup() { const route = useRoute(); return () => h('h1', route.path); } };
    const router = createRouter({ history: createWebHistory(), routes: [{ path: '/:any(.*)*', component: Page }] });
    window.push = (path) => router.push(path);
    window.replace = (path) => router.replace(path);
    createApp({ render: () => h(RouterView) }).use(router).mount('#root');`,
  'preact-iso': `
    import { h, render } from 'preact';
    import { LocationProvider, Router, Route, useLocation } from 'preact-iso';
    const Page = () => h('h1', {}, useLocation().path);
    const Grip = () => { const { route } = useLocation(); window.push = (path) => route(path); window.replace = (path) => route(path, true); };
    render(h(LocationProvider, {}, h(Grip), h(Router, {}, h(Route, { default: true, component: Page }))), document.getElementById('root'));`,
};

async function bundle(code: string): Promise<string> {
  const built = await rolldown({
    input: 'entry', cwd: process.cwd(), platform: 'browser', logLevel: 'silent',
    plugins: [{ name: 'virtual', resolveId: (id) => (id === 'entry' ? '\0entry' : undefined), load: (id) => (id === '\0entry' ? { code, moduleType: 'js' } : undefined) }],
    transform: { define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' } },
  });
  const { output } = await built.generate({ format: 'iife' });
  return output[0].code;
}

for (const [router, when] of [['react-router', 'before'], ['vue-router', 'after'], ['preact-iso', 'before']] as const) {
  test(`${router}, started ${when} us: each page view is told once and left once`, async ({ page, receiver }) => {
    receiver.pages.set('/app.js', { body: await bundle(applications[router]!), headers: { 'content-type': 'text/javascript' } });
    const app = `<div id="root"></div><script>window.start = () => new Promise((resolve) => document.body.append(Object.assign(document.createElement('script'), { src: '/app.js', onload: resolve })));</script>`;
    receiver.pages.set('/app', { body: html(when === 'after' ? scriptTag() : '', app + (when === 'before' ? `<script src="/app.js"></script>${scriptTag()}` : '')) });
    await page.goto(`${receiver.url}/app`);
    await ready(page);
    if (when === 'after') await page.evaluate('void start()');
    const shown = (path: string): Promise<void> => expect(page.locator('h1')).toHaveText(path);
    await shown('/app');
    for (const [step, path] of [[`push('/app/one')`, '/app/one'], [`push('/app/two')`, '/app/two'], [`replace('/app/three')`, '/app/three'], [`push('/app/three?tab=2')`, '/app/three'],
      ['history.go(-2)', '/app/one'], ['history.back()', '/app'], ['history.forward()', '/app/one']] as const) {
      await page.evaluate(`void ${step}`);
      await shown(path);
      if (step.includes('tab=2')) await page.waitForURL('**/app/three?tab=2');
    }
    await attune(page, 'flush');
    await page.goto(`${receiver.url}/plain`);
    await expect.poll(() => receiver.stored('page_left').length).toBe(7);
    const views = receiver.stored('page_viewed');
    expect(views.map(({ data }) => data!['path'])).toEqual(['/app', '/app/one', '/app/two', '/app/three', '/app/one', '/app', '/app/one']);
    expect(receiver.stored('page_left').map((left) => left.page)).toEqual(views.map((view) => view.page));
    test.info().annotations.push({ type: 'views', description: `${views.length} viewed, ${receiver.stored('page_left').length} left` });
  });
}
