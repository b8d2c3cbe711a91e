/**
 * Finding — one thing that `attune check` has to say about a configuration.
 * An error is what does not work as it is written; a warning is what works, and is perhaps not meant.
 */
export interface Finding {
  readonly level: 'error' | 'warning';
  /** Names the lint, for machines: `goto_nowhere`. */
  readonly rule: string;
  /** JSON path to the value: `surveys[2].questions[0].next[0].goto`. */
  readonly path: string;
  /** One sentence: what is so. */
  readonly message: string;
  /** One sentence: what to do about it. */
  readonly suggestion: string;
}
