/**
 * Views — everything that results show, by name, from whichever store there is.
 * A view is complete in itself, and counted once for all who ask, until something else was stored.
 */
import { completeness } from './completeness.mjs';
import { filterFrom, parametersOf } from './filter.mjs';
import { frustration } from './frustration.mjs';
import { journey } from './journey.mjs';
import { outcomes } from './outcomes.mjs';
import { overview } from './overview.mjs';
import { surveys } from './surveys.mjs';
import { visitor } from './visitor.mjs';
import { words } from './words.mjs';

/** @type {Readonly<Record<string, (ask: import('./filter.mjs').Ask, filter: import('./filter.mjs').Filter) => Promise<object>>>} */
const VIEWS = { overview, surveys, words, journey, frustration, outcomes, visitor, completeness };

export const VIEW_NAMES = Object.keys(VIEWS);

/** Answers that are kept: enough for everyone who looks, with whatever filter. */
const KEPT = 60;

/**
 * @param {import('../store/sqlite.mjs').Store} store
 * @returns {{ view: View, changed: () => void }} `changed` has to be called when something was stored.
 * @typedef {(name: string, query: URLSearchParams) => Promise<Record<string, any> | undefined>} View - `undefined` where no view has the name.
 */
export function createViews(store) {
  /** @type {Map<string, Promise<Record<string, any>>>} */
  const known = new Map();

  /** @param {string} name @param {import('./filter.mjs').Filter} filter */
  async function look(name, filter) {
    const found = await VIEWS[name]?.(async (sql, more) => store.ask(sql, { ...parametersOf(filter), ...more }), filter);
    return store.isPartial() ? { ...found, partial: true } : { ...found };
  }

  return {
    async view(name, query) {
      if (!Object.hasOwn(VIEWS, name)) return undefined;
      const filter = filterFrom(query);
      const key = JSON.stringify([name, filter]);
      const asked = known.get(key) ?? look(name, filter);
      if (known.size > KEPT) known.clear();
      known.set(key, asked);
      // What failed, or was a part, is asked for again.
      asked.then(({ partial }) => partial && known.delete(key), () => known.delete(key));
      return asked;
    },
    changed: () => known.clear(),
  };
}

/**
 * The whole in one object, for those who read by program.
 * @param {View} view @param {URLSearchParams} query
 */
export async function summaryOf(view, query) {
  const [first, asked, map, whole] = await Promise.all(['overview', 'surveys', 'journey', 'completeness'].map((name) => view(name, query)));
  return {
    ...first, surveys: asked?.surveys, touchpoints: map?.touchpoints, completeness: whole?.completeness, losses: whole?.losses,
    recent: { ...first?.recent, rejected: whole?.rejected.map(({ body, ...rest }) => rest) },
  };
}
