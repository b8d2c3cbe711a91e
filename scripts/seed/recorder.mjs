/**
 * Recorder — gives what happens its envelope, as the SDK does: documents numbered from 1, each naming the one before it.
 * A few tails never arrive, and a few losses are reported, because that is how it is.
 */

/** @param {ReturnType<typeof import('./random.mjs').createRandom>} random */
export function createRecorder(random) {
  const documents = new WeakMap();
  return {
    /** @param {{ at: number, path: string, name: string, data: object, audiences: string[] }} happened */
    event(person, { at, path, name, data, audiences }) {
      const before = documents.get(person);
      const isNew = name === 'page_viewed';
      const document = isNew || !before ? { id: random.uuid(at), seq: 0, session: person.session } : before;
      documents.set(person, document);
      document.seq++;
      const isSameTab = isNew && before && before.session === person.session;
      return {
        id: random.uuid(at), name, at: Math.round(at), doc: document.id, seq: document.seq,
        ...(isSameTab && { after: { doc: before.id, seq: before.seq } }),
        visitor: person.visitor, session: person.session, url: `https://shop.example${path}`,
        ...(audiences.length && { audiences }), data,
      };
    },
    /** Whether it never arrives: the last words of a page, now and then. */
    isLost: ({ name }) => name === 'page_left' && random.chance(0.004),
  };
}
