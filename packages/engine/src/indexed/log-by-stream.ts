import type { AnyEvent } from '@kpi-ledger/events';
import type { Doer, Organisation } from '@kpi-ledger/projections';
import { doersNamedIn } from '../recompute/log-index.js';
import { Recent } from './recent.js';
import { StreamLog } from './stream-log.js';

/** So many states of the organisation are kept. */
const KEPT_ORGANISATIONS = 12;

/**
 * The log by stream, followed event by event: a question finds the few streams that it rests on without walking the others. It
 * is a cache in memory; what it answers is what a fold of the whole log answers.
 */
export class LogByStream {
  readonly #streams = new Map<string, StreamLog>();
  readonly #categories = new Map<string, StreamLog[]>();
  readonly #byDoer = new Map<string, Set<StreamLog>>();
  readonly #corrected = new Set<StreamLog>();
  readonly #retracted = new Set<StreamLog>();
  readonly #imports: { readonly ordinal: number; readonly event: AnyEvent }[] = [];
  /** By how many events had spoken about it, and the day. */
  readonly organisations = new Recent<string, Organisation>(KEPT_ORGANISATIONS);

  take(ordinal: number, event: AnyEvent): void {
    const stream = this.#streams.get(event.stream) ?? this.#newStream(event.stream);
    stream.take(ordinal, event);
    if (event.type === 'FactCorrected') this.#corrected.add(stream);
    if (event.type === 'FactRetracted') this.#retracted.add(stream);
    if (event.type === 'ImportStarted' || event.type === 'ImportCompleted') this.#imports.push({ ordinal, event });
    if (event.stream.startsWith('task-'))
      for (const key of doersNamedIn(event)) {
        const of = this.#byDoer.get(key);
        if (of === undefined) this.#byDoer.set(key, new Set([stream]));
        else of.add(stream);
      }
  }

  stream(name: string): StreamLog | null {
    return this.#streams.get(name) ?? null;
  }

  /** The streams of subjects of a kind, in the order in which they began. */
  ofCategory(category: string): readonly StreamLog[] {
    return this.#categories.get(category) ?? [];
  }

  /** The task streams that ever named the doer. */
  tasksNaming(doer: Doer): Iterable<StreamLog> {
    return this.#byDoer.get('unit' in doer ? `unit ${doer.unit}` : `person ${doer.person}`) ?? [];
  }

  /** The streams in which something was ever corrected, or retracted. */
  get corrected(): Iterable<StreamLog> {
    return this.#corrected;
  }
  get retracted(): Iterable<StreamLog> {
    return this.#retracted;
  }

  /** The imports that were begun among the first n events and not completed there, with the place of their beginning. */
  unfinishedAt(n: number): ReadonlyMap<string, number> {
    const open = new Map<string, number>();
    for (const { ordinal, event } of this.#imports) {
      if (ordinal > n) break;
      if (event.type === 'ImportStarted') open.set(event.data.import, ordinal);
      else if (event.type === 'ImportCompleted') open.delete(event.data.import);
    }
    return open;
  }

  #newStream(name: string): StreamLog {
    const stream = new StreamLog(name);
    this.#streams.set(name, stream);
    const dash = name.indexOf('-');
    const category = dash < 0 ? name : name.slice(0, dash);
    const of = this.#categories.get(category);
    if (of === undefined) this.#categories.set(category, [stream]);
    else of.push(stream);
    return stream;
  }
}
