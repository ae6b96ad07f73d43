import type { AnyEvent } from '@kpi-ledger/events';
import type { Day } from '@kpi-ledger/projections';
import type { Reading } from '../reading/reading.js';
import { noting } from './asked.js';
import type { LogByStream } from './log-by-stream.js';
import { touchedBy } from './touched.js';

interface Kept {
  readonly value: unknown;
  readonly subjects: ReadonlySet<string>;
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
    this.#settle(log);
    const before = this.#kept.get(key);
    if (before !== undefined && before.knownOn === reading.knownOn) return before.value as A;
    log.effort.answers += 1;
    const noted = noting(reading);
    const value = compute(noted.reading);
    this.#kept.delete(key);
    this.#kept.set(key, { value, subjects: noted.subjects, knownOn: reading.knownOn });
    if (this.#kept.size > MOST) this.#kept.delete(this.#kept.keys().next().value ?? '');
    return value;
  }

  #settle(log: LogByStream): void {
    if (this.#fresh.length === 0) return;
    const touched = new Set(this.#fresh.flatMap((event) => touchedBy(event, log)));
    this.#fresh.length = 0;
    if (touched.has('all that is kept')) this.#kept.clear();
    for (const [key, { subjects }] of this.#kept)
      for (const subject of touched)
        if (subjects.has(subject)) {
          this.#kept.delete(key);
          break;
        }
  }
}
