import type { Day } from '@kpi-ledger/projections';
import { type Lengths, NEVER } from './holding.js';
import type { LogByStream } from './log-by-stream.js';
import { sortableDay } from './sortable-day.js';
import { countUpTo } from './stream-log.js';

/** The places of the events about the organisation, and the days that they speak about. */
export class OrganisationEvents {
  /** The streams of those whose day is not known yet; null: all. */
  #fresh: Set<string> | null = null;
  /** Of the first ones; of what counts on every day 0. */
  readonly #days: number[] = [];

  constructor(
    readonly log: LogByStream,
    readonly ordinals: number[],
  ) {}

  take(ordinal: number, stream: string): void {
    this.ordinals.push(ordinal);
    this.#fresh?.add(stream);
  }

  /** Between which lengths of the log, n among them, the organisation on a day is the same; left out: on any day. */
  lengthsAt(n: number, day?: Day): Lengths {
    this.#follow();
    const { ordinals } = this;
    const on = day === undefined ? NEVER : sortableDay(day);
    let last = countUpTo(ordinals, n);
    let next = last;
    while (last > 0 && (this.#days[last - 1] as number) > on) last -= 1;
    while (next < ordinals.length && (this.#days[next] as number) > on) next += 1;
    return { from: ordinals[last - 1] ?? 0, to: ordinals[next] ?? NEVER };
  }

  #follow(): void {
    if (this.#days.length === this.ordinals.length) return;
    const streams =
      this.#fresh === null
        ? ['unit', 'post', 'official'].flatMap((category) => this.log.ofCategory(category))
        : [...this.#fresh].flatMap((name) => this.log.stream(name) ?? []);
    const days = new Map<number, number>();
    for (const stream of streams) {
      const { ordinals } = stream;
      stream.speaksOf().forEach((day, i) => {
        days.set(ordinals[i] ?? 0, day);
      });
    }
    for (const ordinal of this.ordinals.slice(this.#days.length)) this.#days.push(days.get(ordinal) ?? 0);
    this.#fresh = new Set();
  }
}
