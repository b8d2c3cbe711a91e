/**
 * Kept — the run that is not over yet, on the device: to be resumed for 24 hours, at the question where it stopped.
 * It belongs to the tab that shows it; a tab that is hidden or left lets go, and the next one may go on with it.
 * No lock is held: that would keep the page out of the back/forward cache.
 */
import type { FeatureClient, Survey } from '../types.ts';
import type { Standing } from './flow.ts';
import { stored } from './stored.ts';

/** What is kept of a run. */
export interface KeptRun extends Standing {
  readonly survey: string;
  readonly response: string;
  /** The questions that it was begun with. */
  readonly questions: string;
  /** When, in ms since the epoch. */
  readonly began: number;
  /** Who has it on screen, and when that was last said; 0 when it was let go. */
  readonly holder: string;
  readonly held: number;
}

export interface Kept {
  /** The run that was begun last and is not over. */
  read(): KeptRun | undefined;
  /** `undefined`: it is over. */
  write(run: KeptRun | undefined): void;
  /** The one that a tab shows now. */
  held(): KeptRun | undefined;
  /** The one that nobody shows, if its survey has not changed. */
  free(find: (survey: string) => Survey | undefined): KeptRun | undefined;
}

/** How long a tab is believed to show what it has said it shows, in ms. It says so again in half that time. */
const believed = 2 * 60 * 1000;

const isRun = ({ response, trail, answers, texts }: Partial<KeptRun>): boolean => !!(response && Array.isArray(trail) && answers && texts);

export function createKept(client: Pick<FeatureClient, 'memory' | 'now' | 'report'>): Kept {
  const { memory, now } = client;
  function read(): KeptRun | undefined {
    const kept = stored<KeptRun>(client, 'runs', isRun);
    return kept.response ? (kept as KeptRun) : undefined;
  }
  const isHeld = ({ held }: KeptRun): boolean => now() - held < believed;

  return {
    read,
    write: (run) => memory.write('runs', run),
    held() {
      const kept = read();
      return kept && isHeld(kept) ? kept : undefined;
    },
    free(find) {
      const kept = read();
      return kept && !isHeld(kept) && kept.questions === JSON.stringify(find(kept.survey)?.questions) ? kept : undefined;
    },
  };
}
