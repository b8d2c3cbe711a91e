/**
 * Version — a version as text that sorts as versions do: 1.9 before 1.10, a pre-release before its release.
 * The comparison is GrowthBook's, https://docs.growthbook.io/lib/build-your-own#version-string-comparison
 */

/**
 * A leading `v` and what follows a `+` (the build) do not count; numbers are padded, so that they compare as numbers.
 * @param value - A version as text or number. What is neither counts as `0`.
 * @example `version('v1.10.0-rc.1') < version('1.10.0')`, and `version('1-2-3+build') === version('1.2.3')`.
 * Text after the third part, such as `1.2.3.4`, counts as a pre-release, as it does there.
 * @returns The text to compare by `<`, `>` and `===`.
 */
export function version(value: unknown): string {
  const text = typeof value === 'number' || typeof value === 'string' ? `${value || 0}` : '0';
  // Parts are told apart by dots and hyphens alike: 1-2-3 is 1.2.3.
  const parts = text.replace(/^v|\+.*$/g, '').split(/[-.]/);
  // "~" sorts after all letters, so that a release follows its pre-releases.
  if (parts.length === 3) parts.push('~');
  return parts.map((part) => (/^\d+$/.test(part) ? part.padStart(5) : part)).join('-');
}
