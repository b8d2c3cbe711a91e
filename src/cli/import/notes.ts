/**
 * Notes — collects what an import could not carry over, in the words of `attune check`.
 * Promise: the path is that of the vendor's file, and the same thing is said once.
 */
import type { Finding } from '../finding.ts';

/** What an importer tells of its work. */
export interface Notes {
  /** Something has no place here. */
  readonly lost: (path: string, message: string, suggestion: string) => void;
  /** Something is here, and not quite the same. */
  readonly changed: (path: string, message: string, suggestion: string) => void;
  /** A survey or question is not among what was made. */
  readonly omitted: (path: string, message: string, suggestion: string) => void;
  readonly all: () => readonly Finding[];
}

export function createNotes(): Notes {
  const found = new Map<string, Finding>();
  const write = (rule: string) => (path: string, message: string, suggestion: string): void => {
    found.set(`${path}\n${message}`, { level: 'warning', rule, path, message, suggestion });
  };
  return { lost: write('not_carried'), changed: write('changed'), omitted: write('left_out'), all: () => [...found.values()] };
}
