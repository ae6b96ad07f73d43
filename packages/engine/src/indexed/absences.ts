import type { Day, Fact } from '@kpi-ledger/projections';
import { saidBy } from '../log/said.js';
import type { FactsAt } from './facts-at.js';
import { inLogOrder } from './in-log-order.js';
import type { LogByStream } from './log-by-stream.js';
import type { StreamLog } from './stream-log.js';

/** The streams in which an absence was ever recorded, by each person whom they ever named. */
export class Absences {
  readonly #naming = new Map<string, Set<StreamLog>>();
  readonly #seen = new Map<StreamLog, number>();
  /** The streams of those of which something was said since; null: nothing was looked through yet. */
  #fresh: Set<string> | null = null;

  constructor(readonly log: LogByStream) {}

  /** An event was taken that may say something of an absence. */
  take(stream: string): void {
    this.#fresh?.add(stream);
  }

  of(person: string, facts: FactsAt, day: Day): readonly Fact[] {
    this.#follow();
    const streams = this.#naming.get(person);
    if (streams === undefined) return [];
    return inLogOrder([...streams].flatMap((stream) => facts.upTo(stream, day))).filter(
      ({ event }) => event.type === 'AbsenceRecorded' && event.data.person === person,
    );
  }

  #follow(): void {
    const fresh = this.#fresh;
    if (fresh?.size === 0) return;
    const streams = fresh === null ? this.log.absent : [...fresh].flatMap((name) => this.log.stream(name) ?? []);
    for (const stream of streams) {
      const seen = this.#seen.get(stream) ?? 0;
      if (seen === stream.ordinals.length) continue;
      this.#seen.set(stream, stream.events.length);
      for (const { person } of stream.events.slice(seen).flatMap(saidBy)) {
        if (person === undefined) continue;
        const naming = this.#naming.get(person) ?? new Set();
        this.#naming.set(person, naming.add(stream));
      }
    }
    // An event that cannot be read is met again by the next question.
    this.#fresh = new Set();
  }
}
