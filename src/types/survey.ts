/**
 * Survey — questions, when they are asked, and what is said afterwards.
 */
import type { Condition, Duration, JourneyRule, Text } from './condition.ts';

/** What all questions share. */
export interface QuestionBase {
  /** Unique within its survey; answers are known by it. @pattern id @example "score" */
  readonly id: string;
  /** The question. @example "How was your delivery?" */
  readonly ask: Text;
  /** A sentence below it. @example "1 is very bad, 5 is very good." */
  readonly help?: Text;
  /** It may be passed over. Default `false`. */
  readonly optional?: boolean;
  /**
   * Asked only if this holds over attributes and the answers so far (`answers.<question>`).
   * @example { "answers.score": { "$lte": 2 } }
   */
  readonly if?: Condition;
  /**
   * Where to go after it; the first that holds. Forward only. Default: the next question.
   * @example [{ "if": { "answers.score": { "$gte": 4 } }, "goto": "end" }]
   */
  readonly next?: readonly {
    /** Go there only if this holds. @example { "answers.score": { "$gte": 4 } } */
    readonly if?: Condition;
    /** A later question's id, or `end`. @pattern id @example "end" */
    readonly goto: string;
  }[];
}

/** Words at the two ends of a scale. */
export interface ScaleEnds {
  /** At the low end. @example "Not at all likely" */
  readonly low?: Text;
  /** At the high end. @example "Very likely" */
  readonly high?: Text;
}

/** One of several things to choose. Its id, never its label, is the answer. */
export interface Choice {
  /** The answer. Unique within its question. @pattern id @example "price" */
  readonly id: string;
  /** What the visitor reads. @example { "en": "The price", "de": "Der Preis" } */
  readonly label: Text;
}

/** Likelihood to recommend, 0–10. */
export interface NpsQuestion extends QuestionBase, ScaleEnds { readonly type: 'nps' }
/** Satisfaction, 1–5. */
export interface CsatQuestion extends QuestionBase, ScaleEnds {
  readonly type: 'csat';
  /** Default `faces`. */
  readonly look?: 'faces' | 'stars' | 'numbers';
}
/** Effort, 1–7. */
export interface CesQuestion extends QuestionBase, ScaleEnds { readonly type: 'ces' }
/** A scale of its own, 1–`scale`. */
export interface RatingQuestion extends QuestionBase, ScaleEnds {
  readonly type: 'rating';
  /** 2–10. Default 5. @integer @minimum 2 @maximum 10 @example 5 */
  readonly scale?: number;
  /** Where it begins. Default 1. */
  readonly from?: 0 | 1;
  /** Default `stars`. */
  readonly look?: 'stars' | 'faces' | 'numbers';
}
/** Up is 1, down is 0. */
export interface ThumbsQuestion extends QuestionBase { readonly type: 'thumbs' }
/** One feeling, by id. */
export interface EmotionQuestion extends QuestionBase {
  readonly type: 'emotion';
  /** Default: delighted, content, indifferent, frustrated, angry. @minItems 1 @example ["delighted", "indifferent", "angry"] */
  readonly feelings?: readonly (string | Choice)[];
}
interface ChoiceBase extends QuestionBase {
  /**
   * What to choose from. A string is its own id.
   * @minItems 1 @example [{ "id": "price", "label": "The price" }, { "id": "other_shop", "label": "Another shop" }]
   */
  readonly choices: readonly (string | Choice)[];
  /** Adds a choice with a text field. Default `false`. */
  readonly other?: boolean;
  /** Adds "none of these". Default `false`. */
  readonly none?: boolean;
  /** Mixes the order; `keep_last` leaves the last where it is. */
  readonly shuffle?: 'all' | 'keep_last';
}
/** One of several. */
export interface ChoiceQuestion extends ChoiceBase { readonly type: 'choice' }
/** Some of several. */
export interface ChoicesQuestion extends ChoiceBase {
  readonly type: 'choices';
  /** At least so many. @integer @minimum 0 @example 1 */
  readonly min?: number;
  /** At most so many. Default: all. @integer @minimum 1 @example 3 */
  readonly max?: number;
}
/** Words. */
export interface TextQuestion extends QuestionBase {
  readonly type: 'text';
  /** Several lines. Default `true`, unless `input` says otherwise. */
  readonly long?: boolean;
  /** In characters. Default 0. @integer @minimum 0 @example 10 */
  readonly minLength?: number;
  /** Default 2 000. @integer @minimum 1 @example 500 */
  readonly maxLength?: number;
  /** What is typed; brings native validation and completion. Default `text`. */
  readonly input?: 'text' | 'email' | 'tel' | 'url' | 'number';
  /** An example of an answer, shown in the empty field. @example "The parcel was …" */
  readonly placeholder?: Text;
}
/** How to reach the visitor. */
export interface ContactQuestion extends QuestionBase {
  readonly type: 'contact';
  /**
   * The fields asked for. Default: an optional name and a required email.
   * @minItems 1 @example [{ "field": "name", "optional": true }, { "field": "email" }]
   */
  readonly fields?: readonly {
    /** Which field. */
    readonly field: 'name' | 'email' | 'phone';
    /** It may be left empty. Default `false`. */
    readonly optional?: boolean;
  }[];
}
/** Put in order. */
export interface RankQuestion extends QuestionBase {
  readonly type: 'rank';
  /** What to put in order. @minItems 1 @example ["Price", "Quality", "Speed"] */
  readonly choices: readonly (string | Choice)[];
}
/** One column for each row. */
export interface MatrixQuestion extends QuestionBase {
  readonly type: 'matrix';
  /** What is judged. @minItems 1 @example ["Packaging", "Speed"] */
  readonly rows: readonly (string | Choice)[];
  /** The judgements. @minItems 1 @example ["Bad", "Fair", "Good"] */
  readonly columns: readonly (string | Choice)[];
}
/** A day, `YYYY-MM-DD`. */
export interface DateQuestion extends QuestionBase { readonly type: 'date' }
/** One or more of several pictures. */
export interface PictureQuestion extends QuestionBase {
  readonly type: 'picture';
  /** The pictures. @minItems 1 @example [{ "id": "oak", "label": "Oak", "src": "/oak.jpg", "alt": "A table of oak" }] */
  readonly choices: readonly (Choice & {
    /** The picture's address. @example "/oak.jpg" */
    readonly src: string;
    /** What the picture shows, in words. @example "A table of oak" */
    readonly alt: Text;
  })[];
  /** More than one may be chosen. Default `false`. */
  readonly several?: boolean;
}
/** A box to tick. */
export interface ConsentQuestion extends QuestionBase { readonly type: 'consent' }
/** Words only. */
export interface MessageQuestion extends QuestionBase {
  readonly type: 'message';
  /** A button to follow. @example { "label": "Read more", "href": "/help" } */
  readonly link?: Link;
}
/** A picture of what the visitor sees, picked and marked by the visitor. */
export interface ScreenshotQuestion extends QuestionBase { readonly type: 'screenshot' }

export type Question =
  | NpsQuestion | CsatQuestion | CesQuestion | RatingQuestion | ThumbsQuestion | EmotionQuestion | ChoiceQuestion
  | ChoicesQuestion | TextQuestion | ContactQuestion | RankQuestion | MatrixQuestion | DateQuestion | PictureQuestion
  | ConsentQuestion | MessageQuestion | ScreenshotQuestion;
export type QuestionType = Question['type'];

/** A link to follow: http(s), mailto or tel. */
export interface Link {
  /** The words on it. @example "Share" */
  readonly label: Text;
  /**
   * http(s), mailto or tel; or an address of this site that begins with `/`, `?`, `#` or `.`.
   * @pattern href @example "https://shop.example/friends"
   */
  readonly href: string;
}

/** One candidate for the last word. The first whose `if` holds is shown. */
export interface Thanks {
  /** Over attributes and this run's answers. Default: always. @example { "answers.score": { "$gte": 4 } } */
  readonly if?: Condition;
  /** The words. @example "Thank you. We read every word." */
  readonly text: Text;
  /** Where to go from here. @example { "label": "Share", "href": "https://shop.example/friends" } */
  readonly link?: Link;
  /** Ask whether and how the visitor may be contacted. Default `false`. */
  readonly ask_contact?: boolean;
}

/** How often something may be shown to one visitor. */
export interface Limit {
  /** Showings in all. Default: 1 where there is no `every`, else without bound. @integer @minimum 1 @example 3 */
  readonly times?: number;
  /** At least so long between two. @example "90d" */
  readonly every?: Duration;
  /** None after it was answered (at all) or completed. */
  readonly until?: 'answered' | 'completed';
  /** How long "Not now" lasts. Default `7d`. @example "7d" */
  readonly snooze?: Duration;
}

export type Place =
  | 'top-start' | 'top-center' | 'top-end' | 'center-start' | 'center' | 'center-end' | 'bottom-start' | 'bottom-center' | 'bottom-end';

/** Where and how a survey appears. */
export interface Show {
  /** Default `popover`. */
  readonly as?: 'popover' | 'modal' | 'inline' | 'bar' | 'tab' | 'page';
  /** In logical terms. Default `bottom-end`. @example "bottom-end" */
  readonly at?: Place;
  /** For `inline`: the slot. @example "feedback" */
  readonly slot?: string;
  /** For `tab`: the words on it. @example "Feedback" */
  readonly label?: Text;
  /** Move on after a single tap on a scale, thumb or choice. Default `true`. */
  readonly autoAdvance?: boolean;
}

/** Days or instants between which something runs. A day is the visitor's own; an instant is an instant. */
export interface Between {
  /** First day or instant, inclusive. @pattern date @example "2026-11-01" */
  readonly from?: string;
  /** Last day or instant, inclusive. @pattern date @example "2026-12-24" */
  readonly until?: string;
}

/** Named variants of one surface, and which share of visitors sees each. */
export interface Experiment {
  /** The experiment's name. Decides, with the visitor's id, who sees what. @pattern id @example "warm_hello" */
  readonly experiment?: string;
  /** Shares by variant, 0–1, together at most 1. @minimum 0 @maximum 1 @example { "warm": 0.5, "plain": 0.5 } */
  readonly split?: { readonly [variant: string]: number };
}

/** A survey: when it is asked, of whom, where, and what. */
export interface Survey extends JourneyRule, Experiment {
  /** Unique among surveys: letters, digits, `_`, `-`. @pattern id @example "after_delivery" */
  readonly id: string;
  /** Whom to ask, over attributes. Default: everyone. @example { "audience.returning": true } */
  readonly if?: Condition;
  /** Paths with `*`, `**` and `!`. Default: all. @pattern page @minItems 1 @example ["/account/**", "!/account/orders"] */
  readonly pages?: readonly string[];
  /** Visible time between the journey's end and the showing. Default: none. @example "10s" */
  readonly wait?: Duration;
  /** Share of visitors asked, 0–1. Default 1. @minimum 0 @maximum 1 @example 0.5 */
  readonly sample?: number;
  /** Higher goes first. Default 0. @example 10 */
  readonly priority?: number;
  /** Default: always. @example { "from": "2026-11-01", "until": "2026-12-24" } */
  readonly between?: Between;
  /** Default `{ "times": 1 }`. @example { "every": "90d", "until": "completed" } */
  readonly limit?: Limit;
  /** The name of a limit in `limits` that it shares with others. @example "satisfaction" */
  readonly group?: string;
  /** Default: a popover at `bottom-end`. @example { "as": "popover", "at": "bottom-end" } */
  readonly show?: Show;
  /** One to three are best. @minItems 1 @example [{ "id": "score", "type": "csat", "ask": "How was your delivery?" }] */
  readonly questions: readonly Question[];
  /** Default: a plain thank-you. @example [{ "text": "Thank you. We read every word." }] */
  readonly thanks?: readonly Thanks[];
  /**
   * A word for a later visit: "you said, we did".
   * @example { "after": "7d", "text": "You told us that parcels were late. They now leave the same day.", "slot": "hero" }
   */
  readonly followUp?: {
    /** Not before so much time has passed. Default: the next visit. @example "7d" */
    readonly after?: Duration;
    /** Over attributes and the answers given. Default: always. @example { "answers.score": { "$lte": 2 } } */
    readonly if?: Condition;
    /** The words. @example "You told us that parcels were late. They now leave the same day." */
    readonly text: Text;
    /** Where they appear. @example "hero" */
    readonly slot: string;
  };
}
