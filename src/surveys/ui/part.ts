/**
 * Part — what every component of a question is given, and what a widget is made of.
 * What nearly every survey shows is in `basic`; `more` has all, and loads only for surveys that need it.
 */
import type { FunctionComponent, VNode } from 'preact';
import type { Question, QuestionType, Text, Thanks, Theme } from '../../types.ts';
import type { Flow } from '../flow.ts';
import type { Checks, Problem } from '../validate.ts';
import type { words } from './words.en.ts';
import type { moreWords } from './words.more.en.ts';
import type { restWords } from './words.rest.en.ts';

/** A key of the widget's own words. */
export type Word = keyof typeof words | keyof typeof moreWords | keyof typeof restWords;

/** What is on the card. */
export interface State {
  readonly flow: Flow;
  /** What is chosen or typed, given or not. */
  readonly value: unknown;
  /** Words beside it. */
  readonly text: string;
  readonly problem?: Problem;
}

/** What the visitor can do. */
export interface Acts {
  /** Changes the draft. */
  draft(value: unknown, text?: string): void;
  /** A single tap on one of several: an answer. */
  tap(value: unknown): void;
  /** The draft, or the value, is the answer; move on. */
  submit(value?: unknown): void;
  skip(): void;
  back(): void;
}

/** How components ask for words. */
export interface Voice {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** A text of the survey; empty where a fact that it names is missing. */
  say(text: Text | undefined): string;
  /** A word of the widget's own. */
  word(key: Word, values?: { readonly [name: string]: string | number }): string;
  number(value: number): string;
}

/** The question, where the run stands, what can be done, and how it is said. */
export interface Part<Q extends Question = Question> {
  readonly question: Q;
  readonly state: State;
  readonly acts: Acts;
  readonly voice: Voice;
  readonly parts: Parts;
}

/** A card without a question. */
export interface Ending extends Omit<Part, 'question'> {
  /** Keeps and records an answer of the flow's. */
  readonly answered: (flow: Flow, question: string, took: number) => void;
}

/** The component of one type. */
export type Field<T extends QuestionType = QuestionType> = FunctionComponent<Part<Extract<Question, { type: T }>>>;

/** What stands around the card. */
export interface Frame {
  /** Its class. What has `stay` does not leave by itself. */
  readonly kind: string;
  /** The panel: an element, or what draws one. */
  readonly tag: 'section' | FunctionComponent<object>;
  /** It lies above the page, without being modal. */
  readonly popover?: 'manual';
  /** Where it stands, whatever the survey says. */
  readonly at?: string;
}

/** What a widget is made of. */
export interface Parts {
  /** By type. */
  readonly fields: { readonly [T in QuestionType]?: Field<T> };
  readonly checks: Checks;
  readonly words: { readonly [W in Word]?: string };
  readonly sheet: string;
  readonly frame: Frame;
  /** What a tap alone does not answer: it takes a button. */
  readonly isSent: (question: Question) => boolean;
  /** How far it is. */
  readonly Steps?: FunctionComponent<Omit<Part, 'question'> & { readonly asked: readonly string[] }>;
  /** What follows the last word. */
  readonly Follow?: FunctionComponent<Ending & { readonly thanks: Thanks | undefined }>;
  /** The picture of one step of a scale. @param place - 0 to 1. */
  readonly draw?: (look: string, place: number) => VNode;
  /** Writes what the theme says; where there is none, the sheet's own colours and measures hold. */
  readonly dress?: (style: CSSStyleDeclaration, theme: Theme) => void;
  /** What only a modal does: it closes by its backdrop and by a phone's gesture. */
  readonly modal?: (panel: HTMLElement, listen: (name: string, hear: (event: Event) => void) => void, close: (how: 'outside' | 'escape') => void) => void;
}
