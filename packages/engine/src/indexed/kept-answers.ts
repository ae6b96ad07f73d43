import type { AnyEvent } from '@kpi-ledger/events';
import type { Day } from '@kpi-ledger/projections';
import type { Reading } from '../reading/reading.js';
import { noting, type RestsOn } from './asked.js';
import type { LogByStream } from './log-by-stream.js';
import { stillAre } from './parameters-read.js';
import { touchedBy } from './touched.js';

interface Kept extends RestsOn {
  readonly value: unknown;
  readonly knownOn: Day | null;
}

/** So many answers are kept; the one that was made first goes first. */
const MOST = 2_000;

/**
 * Answers at the head of the log, each until an event speaks of something that it rests on: a new event costs what it changes.
 * What an answer rests on is noted while it is computed.
 */
export class KeptAnswers {
  readonly #kept = new Map<string, Kept>();
  readonly #fresh: AnyEvent[] = [];

  take(event: AnyEvent): void {
    if (this.#kept.size > 0) this.#fresh.push(event);
  }

  /** `reading` is that of the head. */
  get<A>(log: LogByStream, reading: Reading, key: string, compute: (reading: Reading) => A): A {
    this.#settle(log, reading);
    const before = this.#kept.get(key);
    if (before !== undefined && before.knownOn === reading.knownOn) return before.value as A;
    log.effort.answers += 1;
    const noted = noting(reading);
    const value = compute(noted.reading);
    this.#kept.delete(key);
    const { subjects, parameters } = noted;
    this.#kept.set(key, { value, subjects, parameters, knownOn: reading.knownOn });
    if (this.#kept.size > MOST) this.#kept.delete(this.#kept.keys().next().value ?? '');
    return value;
  }

  #settle(log: LogByStream, reading: Reading): void {
    if (this.#fresh.length === 0) return;
    const touched = new Set(this.#fresh.flatMap((event) => touchedBy(event, log)));
    this.#fresh.length = 0;
    if (touched.has('all that is kept')) this.#kept.clear();
    const rules = touched.has('rules');
    for (const [key, kept] of this.#kept)
      if (restsOnOne(kept, touched) || (rules && !stillAre(kept.parameters, reading))) this.#kept.delete(key);
  }
}

function restsOnOne({ subjects }: RestsOn, touched: ReadonlySet<string>): boolean {
  for (const subject of touched) if (subjects.has(subject)) return true;
  return false;
}
