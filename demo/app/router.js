// @ts-check
/**
 * Router — client-side routes over the history API, as small as they come.
 * Ordinary links work; new tabs, downloads and other origins are left to the browser.
 */

/**
 * @param {{ routes: Record<string, (parameters: Record<string, string>) => void>, otherwise: () => void }} options
 *   Routes by path; `:name` stands for one segment.
 * @returns {{ go: (path: string) => void, start: () => void }}
 */
export function createRouter({ routes, otherwise }) {
  const table = Object.entries(routes).map(([path, show]) => ({ pattern: new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`), show }));

  function show() {
    for (const route of table) {
      const match = route.pattern.exec(location.pathname);
      if (match) return route.show({ ...match.groups });
    }
    otherwise();
  }

  /** @param {string} path */
  function go(path) {
    history.pushState(undefined, '', path);
    show();
    scrollTo(0, 0);
    // A screen reader hears where it is now, as after a page load.
    document.querySelector('h1')?.focus();
  }

  return {
    go,
    start() {
      addEventListener('popstate', show);
      document.addEventListener('click', (event) => {
        const link = event.target instanceof Element ? event.target.closest('a') : null;
        const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
        // A query is for the SDK, and a fragment for the browser.
        if (!link || !plain || link.search || link.hash || event.defaultPrevented || link.target || link.origin !== location.origin || !link.pathname.startsWith('/app/')) return;
        event.preventDefault();
        go(link.pathname);
      });
      show();
    },
  };
}
