/**
 * Import — `attune import posthog|formbricks FILE`: another vendor's survey definitions as a configuration, on standard output.
 * What could not be carried over is named on standard error, with its path in the vendor's file and what to do about it.
 */
import { nearest } from '../decision/nearest.ts';
import type { AttuneConfig } from '../types.ts';
import { inWords } from './check.ts';
import { type Console, type ExitCode, readJson } from './console.ts';
import type { Importing } from './import/assemble.ts';
import { fromFormbricks } from './import/formbricks/index.ts';
import { createNotes } from './import/notes.ts';
import { fromPosthog } from './import/posthog/index.ts';
import { isTag } from './import/words.ts';

const VENDORS = new Map<string, (file: unknown, importing: Importing) => AttuneConfig>([['posthog', fromPosthog], ['formbricks', fromFormbricks]]);

/** In characters. A survey has some thousands of them. */
const MOST = 20_000_000;

/** The file's text, unless it is too long to be anybody's surveys. */
const bounded = (read: Console['read']): Console['read'] => async (path) => {
  const text = await read(path);
  if (text.length > MOST) throw new Error(`it has ${(text.length / 1e6).toFixed(0)} million characters, and at most ${MOST / 1e6} million are imported. Export fewer surveys at once`);
  return text;
};

/** The vendor that is meant. @throws an Error with a sentence for any other. */
function importerOf(vendor: string) {
  const importer = VENDORS.get(vendor);
  if (importer) return importer;
  const known = [...VENDORS.keys()];
  const meant = nearest(vendor, known);
  throw new Error(`Surveys of "${vendor}" cannot be imported. ${meant ? `Did you mean "${meant}"?` : `Only those of ${known.join(' and ')} can.`}`);
}

/** @param options - `strict`: what could not be carried over counts. `json`: findings as one object, for machines. `language`: of texts that do not tell theirs. */
export async function importSurveys(
  world: Console,
  [vendor, file]: readonly [string, string],
  { strict = false, json = false, language = 'en' }: { readonly strict?: boolean; readonly json?: boolean; readonly language?: string | undefined },
): Promise<ExitCode> {
  const importer = importerOf(vendor);
  if (!isTag(language)) throw new Error(`"${language}" is no language tag, such as "en" or "pt-BR".`);
  const notes = createNotes();
  const config = importer(await readJson({ ...world, read: bounded(world.read) }, file), { language, notes, now: world.now() });
  const findings = notes.all();
  world.say(JSON.stringify(config, undefined, 2));
  const surveys = config.surveys?.length ?? 0;
  if (json) world.complain(JSON.stringify({ surveys, warnings: findings.length, findings }, undefined, 2));
  else world.complain(inWords(world, { file, findings }));
  if (surveys === 0) return 2;
  return strict && findings.length > 0 ? 1 : 0;
}
