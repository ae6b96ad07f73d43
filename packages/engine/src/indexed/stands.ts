import { type Lengths, type Narrowing, NEVER, narrow } from './holding.js';

/** What is said of a day from there on, between two lengths of the log. */
export interface Stands extends Lengths {
  /** As `sortableDay` has it. */
  readonly day: number;
  /** Its place in the log. */
  readonly ordinal: number;
}

/**
 * Whether it holds after n events on a day.
 *
 * @param where is narrowed to where that is so too
 */
export function standsAt({ from, to, day }: Stands, n: number, today: number, where: Narrowing): boolean {
  if (today < day) narrow(where, 0, NEVER, 0, day);
  else if (n < from) narrow(where, 0, from, 0, NEVER);
  else if (n >= to) narrow(where, to, NEVER, 0, NEVER);
  else {
    narrow(where, from, to, day, NEVER);
    return true;
  }
  return false;
}
