/**
 * Words — what the file of one language is: the widget's own words by key, as `texts` in the configuration has them.
 * Beside them `greetings`: the words of `{greeting}`, each after the hour from which it is said, as `5 Good morning|12 Good afternoon`.
 */

/** By key; the keys are those of the English words. */
export type Words = { readonly [key: string]: string };
