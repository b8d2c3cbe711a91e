/**
 * Events — a chunk's text as events again: for the parts that have to look inside, which are loaded when they are needed.
 */
import type { AttuneEvent } from '../types.ts';

export const eventsOf = (text: string): AttuneEvent[] => JSON.parse(`[${text}]`) as AttuneEvent[];
