/**
 * Tabs — the labelled buttons on an edge of the page that open a survey: when they are taken down again.
 * A page to which one does not belong does not keep it, though it was put up on the page before.
 */
import { matches } from '../decision/condition.ts';
import { onPage } from '../decision/pages.ts';
import type { Dispose, FeatureClient, Survey, Text } from '../types.ts';
import { createTab } from './ui/tab.ts';

export interface Tabs {
  /** Puts it up; one that is there already stays as it is. */
  put(survey: Survey): Promise<void>;
  isUp(id: string): boolean;
  readonly dispose: Dispose;
}

interface TabsOptions {
  readonly client: FeatureClient;
  readonly show: (survey: string) => void;
}

/** Other words need what fills them in, which comes with the widget. */
const isPlain = (text: Text): text is string => typeof text === 'string' && !text.includes('{');

export function createTabs({ client, show }: TabsOptions): Tabs {
  const { config, attributes, guard } = client;
  let isOver = false;
  const up = new Map<string, { readonly definition: string; readonly takeDown: Dispose }>();

  function takeDown(id: string): void {
    up.get(id)?.takeDown();
    up.delete(id);
  }

  const belongs = ({ pages, if: wanted }: Survey): boolean =>
    onPage(pages, location.pathname, location.hash.startsWith('#/') ? location.hash : undefined) && (!wanted || matches(wanted, attributes.value));

  function look(): void {
    for (const [id, { definition }] of up) {
      const survey = config.value.surveys?.find((one) => one.id === id);
      if (JSON.stringify(survey) !== definition || !belongs(survey!)) takeDown(id);
    }
  }

  const undo = [config.subscribe(look), client.on('page_viewed', look)];
  return {
    isUp: (id) => up.has(id),
    async put(survey) {
      const { id, show: { label = 'Feedback', at } = {} } = survey;
      const said = isPlain(label) ? label : (await import('./showing.ts')).words(label, `${attributes.value['locale'] as string}`, attributes.value) ?? id;
      if (isOver || up.has(id)) return;
      up.set(id, {
        definition: JSON.stringify(survey),
        takeDown: createTab({ label: said, at, theme: config.value.theme ?? {}, onOpen: guard('tab', () => show(id)) }),
      });
    },
    dispose() {
      isOver = true;
      undo.forEach((stop) => stop());
      [...up.keys()].forEach(takeDown);
    },
  };
}
