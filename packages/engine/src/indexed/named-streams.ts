import { EVENT_TYPES } from '@kpi-ledger/events';
import type { Day, Doer, Period } from '@kpi-ledger/projections';
import type { Outline } from '../log/outline.js';
import { doersNamedIn } from '../log/said.js';
import { doerKey } from '../reading/doer-key.js';
import { Deadlines, deadlinesIn, MAY_STATE_DEADLINES, NO_DEADLINES, type RememberedDeadlines } from './deadlines.js';
import { indicatorKeysIn, listedUnder, MAY_BE_LISTED, MAY_NAME_UNITS } from './named-in.js';
import { EMPTY_INDEX, type RememberedIndex, StreamIndex } from './stream-index.js';

const DOER_FIELDS = ['unit', 'toUnit', 'person', 'toPerson'];

/** Of the facts of a task those that can name a unit or a person, and what corrects them. */
const MAY_NAME_DOERS: ReadonlySet<string> = new Set([
  'FactCorrected',
  ...Object.values(EVENT_TYPES)
    .filter(
      ({ stream, shape }) =>
        stream === 'task' && shape.kind === 'record' && DOER_FIELDS.some((name) => name in shape.fields),
    )
    .map(({ type }) => type),
]);

/** Plain data, with numbers in columns. */
export interface RememberedNames {
  readonly byDoer: RememberedIndex;
  readonly byUnit: RememberedIndex;
  readonly listed: RememberedIndex;
  readonly deadlines: RememberedDeadlines;
}

export const NO_NAMES: RememberedNames = {
  ...{ byDoer: EMPTY_INDEX, byUnit: EMPTY_INDEX, listed: EMPTY_INDEX, deadlines: NO_DEADLINES },
};

/** What an event names its stream by. */
interface Names {
  readonly doers: readonly string[];
  readonly deadlines: readonly Day[];
  readonly indicators: readonly string[];
  readonly listed: readonly string[];
}

/** The streams, by their numbers, that ever named a doer of a task, the unit of an indicator, or what commands find them under. */
export class NamedStreams {
  readonly #byDoer: StreamIndex;
  readonly #byUnit: StreamIndex;
  readonly #listed: StreamIndex;
  readonly #deadlines: Deadlines;

  constructor({ byDoer, byUnit, listed, deadlines }: RememberedNames) {
    this.#byDoer = new StreamIndex(byDoer);
    this.#byUnit = new StreamIndex(byUnit);
    this.#listed = new StreamIndex(listed);
    this.#deadlines = new Deadlines(deadlines);
  }

  remembered(): RememberedNames {
    return {
      byDoer: this.#byDoer.remembered(),
      byUnit: this.#byUnit.remembered(),
      listed: this.#listed.remembered(),
      deadlines: this.#deadlines.remembered(),
    };
  }

  add(stream: number, { doers, deadlines, indicators, listed }: Names): void {
    for (const key of doers) this.#byDoer.add(key, stream);
    this.#deadlines.add(stream, deadlines);
    for (const key of indicators) this.#byUnit.add(key, stream);
    for (const key of listed) this.#listed.add(key, stream);
  }

  /** The task streams that ever named the doer. */
  ofDoer(doer: Doer): readonly number[] {
    return this.#byDoer.get(doerKey(doer));
  }

  /** Those of them that may ever have stated a deadline in the period. */
  dueTo(doer: Doer, period: Period): readonly number[] {
    return this.ofDoer(doer).filter((stream) => this.#deadlines.mayBeIn(stream, period));
  }

  /** The same, of some streams. */
  dueAmong(streams: Iterable<number>, doer: Doer, period: Period): readonly number[] {
    const key = doerKey(doer);
    return [...streams].filter((stream) => this.#deadlines.mayBeIn(stream, period) && this.#byDoer.has(key, stream));
  }

  /** The indicator streams that ever named what `indicatorKeysIn` calls so. */
  ofUnit(key: string): readonly number[] {
    return this.#byUnit.get(key);
  }

  /** How often they did. */
  timesOfUnit(key: string): number {
    return this.#byUnit.countOf(key);
  }

  /** The streams that `listedUnder` finds there, in the order in which they were first listed. */
  listedUnder(key: string): readonly number[] {
    return this.#listed.get(key);
  }
}

/** Throws StoreFailure, where data that are asked for cannot be read. */
export function namesIn(outline: Outline): Names {
  const { type, stream } = outline;
  const isOfTask = stream.startsWith('task-');
  return {
    doers: isOfTask && MAY_NAME_DOERS.has(type) ? outline.read(doersNamedIn) : NONE,
    deadlines: isOfTask && MAY_STATE_DEADLINES.has(type) ? outline.read(deadlinesIn) : NONE,
    indicators: stream.startsWith('indicator-') && MAY_NAME_UNITS.has(type) ? outline.read(indicatorKeysIn) : NONE,
    listed: MAY_BE_LISTED.has(type) ? outline.read(listedUnder) : NONE,
  };
}

const NONE: readonly string[] = [];
