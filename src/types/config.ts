/**
 * Config — what a site says once. JSON-serialisable; the same in a file, in the page and in `createAttune`.
 */
import type { Condition, Duration, Text } from './condition.ts';
import type { Endpoint } from './endpoint.ts';
import type { Experiment, Survey } from './survey.ts';

/** Something on the page, or the page itself, that counts as a touchpoint when it is seen. */
export interface Touchpoint {
  /** `snake_case`, at most 64 characters. @pattern name @example "plan_card" */
  readonly name: string;
  /**
   * Where on the journey: awareness, consideration, purchase, delivery, service, advocacy, or the site's own word.
   * @example "consideration"
   */
  readonly stage?: string;
  /** Default `web`. @example "in_person" */
  readonly channel?: string;
  /** The elements. @example ".plan" */
  readonly selector?: string;
  /** Hosts in whose open shadow roots elements are searched as well. @example "product-list, product-card" */
  readonly shadow?: string;
  /** The page itself is the touchpoint, on these paths. @pattern page @minItems 1 @example ["/pricing"] */
  readonly pages?: readonly string[];
  /**
   * Share of the element's area on screen, 0–1. Default 0.5 (0.3 over 242 500 px²), as the MRC has it.
   * @minimum 0 @maximum 1 @example 0.5
   */
  readonly visible?: number;
  /** For how long without a break. Default `1s`. @example "1s" */
  readonly for?: Duration;
}

/** Words for a slot, chosen from candidates: the first whose `if` holds and whose facts are known. */
export interface Greeting extends Experiment {
  /** Default: the slot's name. @pattern id @example "hello" */
  readonly id?: string;
  /** The name in `data-attune-slot`. @example "hero" */
  readonly slot: string;
  /** Elements that are this slot without being marked. @example ".hero h1" */
  readonly selector?: string;
  /**
   * Candidates, best first.
   * @minItems 1 @example [{ "if": { "preferences.name": { "$exists": true } }, "text": "{greeting}, {preferences.name}." }, { "text": "{greeting}." }]
   */
  readonly say: readonly {
    /** Say it only if this holds. Default: always. @example { "daysAway": { "$exists": true, "$gte": 30 } } */
    readonly if?: Condition;
    /** The words; `{greeting}` is the word for the visitor's own hour. @example "{greeting}, {preferences.name}." */
    readonly text: Text;
    /** The variant of the experiment that it belongs to. Default: any. @example "warm" */
    readonly variant?: string;
  }[];
}

/** A choice among a slot's own templates. */
export interface Offer extends Experiment {
  /** Default: the slot's name. @pattern id @example "banner_offer" */
  readonly id?: string;
  /** The name in `data-attune-slot`. @example "banner" */
  readonly slot: string;
  /** Elements that are this slot without being marked. @example "#banner" */
  readonly selector?: string;
  /** Candidates, best first. @minItems 1 @example [{ "if": { "audience.big_basket": true }, "variant": "free_shipping" }] */
  readonly show: readonly {
    /** Show it only if this holds. Default: always. @example { "audience.big_basket": true } */
    readonly if?: Condition;
    /** The slot's `<template data-attune-variant>`. @example "free_shipping" */
    readonly variant: string;
  }[];
}

/** How often anybody is asked anything. */
export interface SharedLimit {
  /** At least so long between two. @example "14d" */
  readonly every?: Duration;
  /** Showings in a session. @integer @minimum 0 @example 1 */
  readonly perSession?: number;
  /** At least so long after the last surface closed. @example "30s" */
  readonly gap?: Duration;
}

export type ConsentClass = 'necessary' | 'preferences' | 'personalization' | 'measurement' | 'share';
/** By consent class: yes or no. A class left out is as by default. */
export type ConsentChoice = { readonly [C in ConsentClass]?: boolean };

/** What may be kept and sent before the visitor is asked, and who asks. */
export interface ConsentConfig {
  /** Default `granted`. @example "ask" */
  readonly default?: 'ask' | 'granted' | 'denied' | ConsentChoice;
  /** The page's own consent tool. Default `none`. */
  readonly from?: 'google' | 'tcf' | 'gpp' | 'none';
}

/** How surfaces look. CSS custom properties `--attune-*` on the page win. */
export interface Theme {
  /** Any CSS colour. Default `#2457d6`. @example "#0b6" */
  readonly accent?: string;
  /** Any CSS colour. Default: by scheme. @example "#1d1d1f" */
  readonly text?: string;
  /** Any CSS colour. Default: by scheme. @example "#ffffff" */
  readonly surface?: string;
  /** A CSS length. Default `14px`. @example "12px" */
  readonly radius?: string;
  /** A CSS font family. Default: the page's. @example "Georgia, serif" */
  readonly font?: string;
  /** Default `auto`. */
  readonly scheme?: 'auto' | 'light' | 'dark';
  /** Default `normal`. */
  readonly density?: 'compact' | 'normal' | 'spacious';
}

/** What of the page and of typed words may leave the device. */
export interface Privacy {
  /** Query parameters kept in URLs and available as `page.query.<name>`. Default: none. @example ["ref"] */
  readonly query?: readonly string[];
  /** What is struck out of free text: `card`, `email`, `phone`, or patterns. Default `["card"]`. @example ["card", "email"] */
  readonly redact?: readonly string[];
}

/** How page views are told apart. */
export interface Pages {
  /** Query parameters of which a change alone begins another page view. What they hold is not sent; `privacy.query` allows that. Default: none. @example ["tab"] */
  readonly query?: readonly string[];
}

/** The declarative part: everything that may stand in a file. */
export interface AttuneConfig {
  /** Where editors find the description of this file. @example "./node_modules/attune/schema.json" */
  readonly $schema?: string;
  /** Where events go. Without it, events are counted and heard, but not sent. @example "/collect" */
  readonly endpoint?: string | Endpoint | readonly (string | Endpoint)[];
  /** The language of texts. Default `auto`: the page's. @example "de-AT" */
  readonly locale?: string;
  /** Warnings on the console. Default: only on localhost. */
  readonly debug?: boolean;
  /**
   * What counts as a touchpoint when it is seen. Marked elements need no entry.
   * @example [{ "name": "pricing", "stage": "consideration", "pages": ["/pricing"] }]
   */
  readonly touchpoints?: readonly Touchpoint[];
  /** Named conditions. @example { "returning": { "visits": { "$gte": 2 } } } */
  readonly audiences?: { readonly [name: string]: Condition };
  /**
   * What is asked, of whom and when.
   * @example [{ "id": "nps", "questions": [{ "id": "score", "type": "nps", "ask": "Would you recommend us to a friend?" }] }]
   */
  readonly surveys?: readonly Survey[];
  /** What slots say to whom. @example [{ "slot": "hero", "say": [{ "text": "{greeting}." }] }] */
  readonly greetings?: readonly Greeting[];
  /**
   * What slots show to whom.
   * @example [{ "slot": "banner", "show": [{ "if": { "audience.big_basket": true }, "variant": "free_shipping" }] }]
   */
  readonly offers?: readonly Offer[];
  /**
   * `all` holds for every survey, others for their group. Default `{ "all": { "perSession": 1, "gap": "30s" } }`.
   * @example { "all": { "every": "14d", "perSession": 1 }, "satisfaction": { "every": "60d" } }
   */
  readonly limits?: { readonly [group: string]: SharedLimit };
  /** Share of visitors who see nothing, for comparison, 0–1. Default 0. @minimum 0 @maximum 1 @example 0.05 */
  readonly holdout?: number;
  /** Default `{ "default": "granted" }`. @example { "default": "ask" } */
  readonly consent?: ConsentConfig;
  /** How surfaces look. @example { "accent": "#0b6", "radius": "12px", "scheme": "auto" } */
  readonly theme?: Theme;
  /** The widget's own words, by language tag and key. @example { "en": { "send": "Send" } } */
  readonly texts?: { readonly [languageTag: string]: { readonly [key: string]: string } };
  /** Names of on-device events that are to be sent as well. Default: none. @pattern name @example ["scrolled"] */
  readonly report?: readonly string[];
  /** What of the page and of typed words may leave the device. @example { "query": ["ref"], "redact": ["card", "email"] } */
  readonly privacy?: Privacy;
  /** How page views are told apart. Default: by path, and by `#/` route. @example { "query": ["tab"] } */
  readonly pages?: Pages;
  /** Automation and crawlers: `mark` their events (default) or `ignore` them. */
  readonly bots?: 'mark' | 'ignore';
}
