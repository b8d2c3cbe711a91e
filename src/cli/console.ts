/**
 * Console — what the command line needs of the world, so that tests can be the world.
 */
import { styleText } from 'node:util';

export type Colour = Parameters<typeof styleText>[0];
/** Colours a text, or leaves it. */
export type Paint = (colour: Colour, text: string) => string;

/** The world as a command sees it. */
export interface Console {
  /** A file's text. Rejects if there is none. */
  readonly read: (path: string) => Promise<string>;
  /** One line, or several, of what was asked for. */
  readonly say: (text: string) => void;
  /** One line, or several, of what went wrong. */
  readonly complain: (text: string) => void;
  readonly paint: Paint;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** @param options - `isTerminal`: whether somebody looks; for all others there are no colours. */
export const createPaint = ({ isTerminal }: { readonly isTerminal: boolean }): Paint =>
  (colour, text) => (isTerminal ? styleText(colour, text) : text);

/** 0 clean; 1 warnings, where they are asked to count; 2 errors. */
export type ExitCode = 0 | 1 | 2;

/** A file's JSON. @throws an Error whose message says which file, and what is wrong with it. */
export async function readJson({ read }: Console, path: string): Promise<unknown> {
  const text = await read(path).catch((cause: unknown) => {
    throw new Error(`${path} cannot be read: ${(cause as Error).message}`, { cause });
  });
  try {
    // Some editors begin files with a byte order mark, which JSON does not know.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new Error(`${path} is not JSON: ${(cause as Error).message}`, { cause });
  }
}
