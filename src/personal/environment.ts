/**
 * Environment — what the device and the visitor's own clock say, each read when it is asked for. Nothing is guessed that the
 * browser does not tell, and nothing of it is stored.
 */
import type { FeatureClient } from '../types.ts';

/** Narrower than this on its shorter side, in CSS px, a touch screen is a phone. */
const phone = 600;

/** The page's language, which is also that of its texts: as configured, else as the document says, else the visitor's. BCP 47. */
export function localeOf({ config }: Pick<FeatureClient, 'config'>): string {
  const { locale = 'auto' } = config.value;
  return locale === 'auto' ? document.documentElement.lang || navigator.language || 'en' : locale;
}

/** What conditions and texts can ask, by attribute. */
export function environment(client: Pick<FeatureClient, 'config' | 'now'>): { readonly [name: string]: () => unknown } {
  const locale = (): string => localeOf(client);
  const date = (): Date => new Date(client.now());
  return {
    device,
    touch: () => navigator.maxTouchPoints > 0,
    locale,
    language: () => locale().split('-')[0],
    timezone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    hour: () => date().getHours(),
    weekday: () => date().getDay() || 7,
  };
}

function device(): string {
  if (!matchMedia('(pointer: coarse)').matches) return 'desktop';
  return Math.min(screen.width, screen.height) < phone ? 'phone' : 'tablet';
}
