/**
 * Texts — translations that are missing, choices that only one language can read, and words that are too many.
 */
import type { Text } from '../../types.ts';
import type { Finding } from '../finding.ts';
import { find, knownAttributes } from './attributes.ts';
import type { Lint, Subject } from './subject.ts';
import { type Said, textsOf } from './walk.ts';

const LONGEST = 160;
const MOST_QUESTIONS = 3;

const CHOICES = ['choices', 'rows', 'columns', 'feelings'];

const byLanguage = (tags: readonly string[]): string => `{ ${tags.map((tag) => `"${tag}": "…"`).join(', ')} }`;
const tagsOf = (text: Text): readonly string[] => (typeof text === 'string' ? [] : Object.keys(text));
const wordsOf = (text: Text): readonly [tag: string, words: string][] =>
  (typeof text === 'string' ? [['', text]] : Object.entries(text));

/** A language is served by its own tag, or by the language without its region. */
const serves = (tags: readonly string[], tag: string): boolean => tags.includes(tag) || tags.includes(tag.split('-')[0] ?? tag);

function missing(said: readonly Said[]): readonly Finding[] {
  const languages = new Map<string, Set<string>>();
  for (const { piece, text } of said) languages.set(piece, new Set([...languages.get(piece) ?? [], ...tagsOf(text)]));
  return said.flatMap(({ piece, text, path }): readonly Finding[] => {
    const wanted = [...languages.get(piece) ?? []];
    const without = wanted.filter((tag) => !serves(tagsOf(text), tag));
    if (wanted.length < 2 || without.length === 0) return [];
    const names = without.map((tag) => `"${tag}"`).join(', ');
    return [{
      level: 'warning', rule: 'missing_translation', path, message: `There is no ${names} here, which other texts of ${piece} have.`,
      suggestion: typeof text === 'string' ? `Write it by language: ${byLanguage(wanted)}.` : `Add ${names}.`,
    }];
  });
}

function long({ text, path }: Said): readonly Finding[] {
  return wordsOf(text).filter(([, words]) => words.length > LONGEST).map(([tag, words]) => ({
    level: 'warning', rule: 'long_text', path: tag ? `${path}.${tag}` : path,
    message: `The text has ${words.length} characters.`, suggestion: `Say it in ${LONGEST} or fewer.`,
  }));
}

/** Candidates without a fact are passed over; everywhere else there is nothing to take their place. */
function unfilled({ config, surveys }: Subject, { text, path, isCandidate }: Said): readonly Finding[] {
  const survey = surveys.find((each) => path.startsWith(`${each.path}.`));
  const known = knownAttributes(config, survey?.piece.questions);
  const placeholders = wordsOf(text).flatMap(([tag, words]) =>
    [...words.matchAll(/\{([^{}|]+)(\|[^{}]*)?\}/g)].map((match) => ({ match, at: tag ? `${path}.${tag}` : path })));
  return placeholders.flatMap(({ match: [whole, name = '', fallback], at }): readonly Finding[] => {
    const about = find(known, name.trim());
    if (!about && name !== 'greeting') {
      const suggestion = 'What the site knows of its visitors is in "traits." and "preferences.".';
      return [{ level: 'error', rule: 'unknown_attribute', path: at, message: `There is no attribute "${name}" to insert.`, suggestion }];
    }
    if (!about?.mayBeMissing || fallback !== undefined || isCandidate) return [];
    const suggestion = `Write {${name}|…} with words for when it is.`;
    return [{ level: 'warning', rule: 'no_fallback', path: at, message: `${whole} may be missing, and has no other words.`, suggestion }];
  });
}

/** In several languages a plain string would be asked, and answered, in one. */
function plainChoices({ surveys }: Subject, said: readonly Said[]): readonly Finding[] {
  return surveys.flatMap(({ piece, path }) => {
    const tags = [...new Set(said.filter((each) => each.piece === path).flatMap(({ text }) => tagsOf(text)))];
    const choices = piece.questions.flatMap((question, i) => Object.entries(question).flatMap(([field, list]: [string, unknown]) =>
      (CHOICES.includes(field) && Array.isArray(list) ? list : []).map((choice: unknown, j) => ({ choice, at: `${path}.questions[${i}].${field}[${j}]` }))));
    return choices.flatMap(({ choice, at }): readonly Finding[] => (tags.length < 2 || typeof choice !== 'string' ? [] : [{
      level: 'error', rule: 'choice_without_id', path: at, message: `"${choice}" has no id, in a survey of ${tags.length} languages.`,
      suggestion: `Write { "id": "${choice.toLowerCase().replace(/\W+/g, '_')}", "label": ${byLanguage(tags)} }.`,
    }]));
  });
}

/** Lints words and how many there are. */
export const texts: Lint = (subject) => {
  const said = textsOf(subject);
  return [
    ...missing(said), ...said.flatMap(long), ...said.flatMap((each) => unfilled(subject, each)), ...plainChoices(subject, said),
    ...subject.surveys.filter(({ piece }) => piece.questions.length > MOST_QUESTIONS).map(({ piece, path }): Finding => ({
      level: 'warning', rule: 'many_questions', path: `${path}.questions`, message: `The survey has ${piece.questions.length} questions.`,
      suggestion: `Ask ${MOST_QUESTIONS} or fewer: long surveys are not finished.`,
    })),
  ];
};
