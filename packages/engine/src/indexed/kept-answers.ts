import type { Day } from '@kpi-ledger/projections';
import { once } from '../reading/once.js';
import type { Reading } from '../reading/reading.js';
import { DAY_OF_KNOWLEDGE, noting, type RestsOn } from './asked.js';
import { knownByDay } from './known-by-day.js';
import type { LogByStream } from './log-by-stream.js';
import { type ParameterRead, stillAre } from './parameters-read.js';
import { asPlainData } from './plain-data.js';
import { type Touching, touchedBy } from './touched.js';

/** An answer with what it rests on: of what it found inside another answer that one knows. */
interface Kept extends RestsOn<Kept> {
  readonly key: string;
  readonly value: unknown;
  /** The answers that it was found in. */
  readonly within: Set<Kept>;
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
const MOST = 20_000;
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
  /** The day of knowledge of the answers that are kept. */
  #knownOn: Day | null = null;
  /** What is known on it; null: it has to be found out. */
  #known: string | null = null;

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
    for (const [key, kept] of [...this.#kept].reverse()) {
      const text = asPlainData(kept.value);
      if (text === null) continue;
      const value = utf8.encode(text);
      size += value.length;
      if (size > MOST_REMEMBERED) break;
      const all = [...withInside(kept)];
      answers.push({
        ...{ key, knownOn: head.knownOn, value },
        subjects: [...new Set(all.flatMap(({ subjects }) => [...subjects]))].join('\n'),
        parameters: all.flatMap(({ parameters }) => [...parameters]),
      });
    }
    return answers;
  }

  restore(answers: readonly RememberedAnswer[]): void {
    this.#knownOn = answers[0]?.knownOn ?? null;
    for (const { key, subjects, parameters, value } of answers.toReversed()) {
      const read = once(() => JSON.parse(new TextDecoder().decode(value)));
      const named = once(() => new Set(subjects.split('\n')));
      this.#kept.set(key, {
        ...{ key, parameters, inside: new Set(), within: new Set() },
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
    if (before !== undefined) return before;
    log.effort.answers += 1;
    const noted = noting(reading, (inner, make) => this.#answer(log, reading, inner, make));
    const value = compute(noted.reading);
    const { subjects, parameters, inside } = noted;
    const kept: Kept = { key, value, subjects, parameters, inside, within: new Set() };
    // One that was let go of in the meantime would not be noticed to change.
    for (const inner of inside) if (this.#kept.get(inner.key) !== inner) return kept;
    for (const inner of inside) inner.within.add(kept);
    this.#kept.set(key, kept);
    if (this.#kept.size > MOST) this.#dropOldest();
    return kept;
  }

  #dropOldest(): void {
    const [oldest] = this.#kept.values();
    if (oldest !== undefined) this.#drop(oldest);
  }

  /** With what it was found in. */
  #drop(kept: Kept): void {
    if (this.#kept.get(kept.key) === kept) this.#kept.delete(kept.key);
    for (const inner of kept.inside) inner.within.delete(kept);
    for (const outer of kept.within) this.#drop(outer);
  }

  #settle(log: LogByStream, reading: Reading): void {
    const moved = this.#moved(reading);
    if (this.#fresh.length === 0 && moved.length === 0) return;
    const touched = new Set([...moved, ...this.#fresh.flatMap((event) => touchedBy(event, log))]);
    this.#fresh.length = 0;
    if (touched.has('all that is kept')) this.#kept.clear();
    const rules = touched.has('rules');
    if (rules) this.#known = knownByDay(reading);
    for (const kept of this.#kept.values())
      if (restsOnOne(kept, touched) || (rules && !stillAre(kept.parameters, reading))) this.#drop(kept);
  }

  /** The subjects of which something may be otherwise since the day of knowledge is another. */
  #moved(reading: Reading): readonly string[] {
    if (this.#known !== null && this.#knownOn === reading.knownOn) return [];
    const isSameDay = this.#knownOn === reading.knownOn;
    const known = knownByDay(reading);
    const isSame = known === this.#known;
    this.#knownOn = reading.knownOn;
    this.#known = known;
    if (isSameDay) return [];
    return isSame ? [DAY_OF_KNOWLEDGE] : [DAY_OF_KNOWLEDGE, 'ledger', 'rules', 'all rules'];
  }
}

function restsOnOne({ subjects }: Kept, touched: ReadonlySet<string>): boolean {
  for (const subject of touched) if (subjects.has(subject)) return true;
  return false;
}

/** The answer and all that it was made from. */
function withInside(kept: Kept): ReadonlySet<Kept> {
  const all = new Set([kept]);
  // A set is walked in the order of its growth: what is added is walked too, and nothing twice.
  for (const one of all) for (const inner of one.inside) all.add(inner);
  return all;
}
