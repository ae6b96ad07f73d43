import type { Day } from '@kpi-ledger/projections';
import { once } from '../reading/once.js';
import type { Reading } from '../reading/reading.js';
import { noting, type Rested } from './asked.js';
import type { LogByStream } from './log-by-stream.js';
import { type ParameterRead, stillAre } from './parameters-read.js';
import { asPlainData } from './plain-data.js';
import { type Touching, touchedBy } from './touched.js';

interface Kept extends Rested {
  readonly knownOn: Day | null;
}

/** An answer as it can be kept outside of this process. */
export interface RememberedAnswer {
  readonly key: string;
  readonly knownOn: Day | null;
  /** One a line. */
  readonly subjects: string;
  readonly parameters: readonly ParameterRead[];
  /** JSON in UTF-8. */
  readonly value: Uint8Array;
}

/** So many answers are kept; the one that was made first goes first. */
const MOST = 2_000;
/** Bytes of the answers that are remembered outside. */
const MOST_REMEMBERED = 16_000_000;

const utf8 = new TextEncoder();

/**
 * Answers at the head of the log, each until an event speaks of something that it rests on: a new event costs what it changes.
 * What an answer rests on is noted while it is computed.
 */
export class KeptAnswers {
  readonly #kept = new Map<string, Kept>();
  readonly #fresh: Touching[] = [];

  take({ type, stream }: Touching): void {
    if (this.#kept.size > 0) this.#fresh.push({ type, stream });
  }

  /** `reading` is that of the head. */
  get<A>(log: LogByStream, reading: Reading, key: string, compute: (reading: Reading) => A): A {
    this.#settle(log, reading);
    return this.#answer(log, reading, key, compute).value as A;
  }

  /** Of what is kept and is plain data, the latest first. */
  remembered(log: LogByStream, head: Reading): readonly RememberedAnswer[] {
    this.#settle(log, head);
    const answers: RememberedAnswer[] = [];
    let size = 0;
    for (const [key, { value: of, subjects, parameters, knownOn }] of [...this.#kept].reverse()) {
      const text = asPlainData(of);
      if (text === null) continue;
      const value = utf8.encode(text);
      size += value.length;
      if (size > MOST_REMEMBERED) break;
      answers.push({ key, knownOn, subjects: [...subjects].join('\n'), parameters: [...parameters], value });
    }
    return answers;
  }

  restore(answers: readonly RememberedAnswer[]): void {
    for (const { key, knownOn, subjects, parameters, value } of answers.toReversed()) {
      const read = once(() => JSON.parse(new TextDecoder().decode(value)));
      const named = once(() => new Set(subjects.split('\n')));
      this.#kept.set(key, {
        knownOn,
        parameters,
        get subjects() {
          return named();
        },
        get value() {
          return read();
        },
      });
    }
  }

  #answer(log: LogByStream, reading: Reading, key: string, compute: (reading: Reading) => unknown): Kept {
    const before = this.#kept.get(key);
    if (before !== undefined && before.knownOn === reading.knownOn) return before;
    log.effort.answers += 1;
    const noted = noting(reading, (inner, make) => this.#answer(log, reading, inner, make));
    const value = compute(noted.reading);
    const kept = { value, subjects: noted.subjects, parameters: noted.parameters, knownOn: reading.knownOn };
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    if (this.#kept.size > MOST) this.#kept.delete(this.#kept.keys().next().value ?? '');
    return kept;
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

function restsOnOne({ subjects }: Rested, touched: ReadonlySet<string>): boolean {
  for (const subject of touched) if (subjects.has(subject)) return true;
  return false;
}
