import type { AnyEvent } from '@kpi-ledger/events';
import { millisecondsOf } from './instant.js';

/** Something that is no proof of a forgery, and no writer of this ledger would have left. */
export interface Notice {
  /** RECORDED_BACKWARDS: earlier than an event before it; RECORDED_IN_FUTURE: later than the verifier's clock. */
  readonly code: 'RECORDED_BACKWARDS' | 'RECORDED_IN_FUTURE';
  /** The first event of it, and the last. */
  readonly ordinal: number;
  readonly until: number;
  /** How many events from the first to the last. */
  readonly events: number;
  readonly what: string;
  readonly whatVi: string;
}

/** Stores refuse a clock that is further behind, or ahead, than this (CLOCK_SKEW). */
const TOLERANCE_SECONDS = 300;

interface Run {
  readonly first: number;
  last: number;
  events: number;
  /** The event that is later than all of these, and its time. */
  readonly after: number;
  readonly knownAt: string;
  /** The earliest of them. */
  earliest: string;
}

/** Follows the recording times of a log, in log order. The hashes say nothing of them: whoever may rewrite the unsealed end may write any. */
export class RecordingTimes {
  #knownAt = { ordinal: 0, at: '' };
  readonly #runs: Run[] = [];
  readonly #now: string | null;
  #ahead: { readonly first: number; last: number; events: number; latest: string } | null = null;

  /** @param now the clock of the verifier; null: times are compared with each other only */
  constructor(now: string | null) {
    this.#now = now;
  }

  next({ recordedAt }: Pick<AnyEvent, 'recordedAt'>, ordinal: number): void {
    const { ordinal: after, at } = this.#knownAt;
    // Instants sort as text: most need no arithmetic.
    if (after > 0 && recordedAt < at && secondsBetween(recordedAt, at) > TOLERANCE_SECONDS)
      this.#behind(recordedAt, ordinal);
    if (this.#now !== null && recordedAt > this.#now && secondsBetween(this.#now, recordedAt) > TOLERANCE_SECONDS)
      this.#inFuture(recordedAt, ordinal);
    if (recordedAt > at) this.#knownAt = { ordinal, at: recordedAt };
  }

  /** Notices that concern an event after the first `sealed` ones. */
  notices(sealed: number): readonly Notice[] {
    const backwards = this.#runs
      .filter(({ last }) => last > sealed)
      .map(
        ({ first, last, events, after, knownAt, earliest }): Notice => ({
          code: 'RECORDED_BACKWARDS',
          ...{ ordinal: first, until: last, events },
          what: `${many(events, first, last)} recorded as early as ${earliest}, but event ${after} before it says ${knownAt}: the time of one of them is wrong, and no writer of this ledger writes that`,
          whatVi: `${nhieu(events, first, last)} ghi giờ sớm nhất ${earliest}, trong khi sự kiện ${after} đứng trước ghi ${knownAt}: một trong hai giờ ghi sổ là không thể có, không chương trình ghi sổ nào ghi như vậy`,
        }),
      );
    const ahead = this.#ahead;
    if (ahead === null || ahead.last <= sealed) return backwards;
    const { first, last, events, latest } = ahead;
    return [
      ...backwards,
      {
        code: 'RECORDED_IN_FUTURE',
        ...{ ordinal: first, until: last, events },
        what: `${many(events, first, last)} recorded as late as ${latest}, which is later than now (${this.#now})`,
        whatVi: `${nhieu(events, first, last)} ghi giờ muộn nhất ${latest}, sau thời điểm kiểm tra (${this.#now})`,
      },
    ];
  }

  #behind(recordedAt: string, ordinal: number): void {
    const { ordinal: after, at: knownAt } = this.#knownAt;
    const run = this.#runs.at(-1);
    if (run === undefined || run.after !== after) {
      this.#runs.push({ first: ordinal, last: ordinal, events: 1, after, knownAt, earliest: recordedAt });
      return;
    }
    run.last = ordinal;
    run.events += 1;
    if (recordedAt < run.earliest) run.earliest = recordedAt;
  }

  #inFuture(recordedAt: string, ordinal: number): void {
    this.#ahead ??= { first: ordinal, last: ordinal, events: 0, latest: recordedAt };
    this.#ahead.last = ordinal;
    this.#ahead.events += 1;
    if (recordedAt > this.#ahead.latest) this.#ahead.latest = recordedAt;
  }
}

/** From the first to the second instant; below 0 where the second one is earlier. */
const secondsBetween = (from: string, to: string): number => (millisecondsOf(to) - millisecondsOf(from)) / 1000;

const many = (events: number, first: number, last: number): string =>
  events === 1 ? `event ${first} was` : `${events} of the events ${first} to ${last} were`;
const nhieu = (events: number, first: number, last: number): string =>
  events === 1 ? `sự kiện ${first}` : `${events} sự kiện trong khoảng ${first} đến ${last}`;
