/**
 * Bots — automation and crawlers are marked on every event, or the whole client keeps still for them.
 */
import type { Feature } from '../types.ts';

export const bots: Feature = (client) => {
  if (!navigator.webdriver && !/bot|crawl|spider|slurp/i.test(navigator.userAgent)) return undefined;
  const unstamp = client.stamp(() => ({ bot: true }));
  const stop = client.config.subscribe(({ bots: how }) => how === 'ignore' && client.dispose());
  return () => {
    stop();
    unstamp();
  };
};
