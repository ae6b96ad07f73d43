import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { type AppendRequest, type StoreError, type StoreTrouble, unavailable } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import { type Answers, NO_MORE, type Outcome, type PostedAppend, READY, type WriterOptions } from './messages.js';

/** How much may wait to be written: what comes beyond it is refused at once and may be sent again. */
export interface QueueLimits {
  readonly appends: number;
  readonly facts: number;
}

interface Pending {
  readonly commandIds: readonly string[];
  readonly facts: number;
  readonly settled: Promise<Outcome>;
  readonly settle: (outcome: Outcome) => void;
}

/** A thread needs a file with JavaScript, also where this one is read as TypeScript. */
const SCRIPT = createRequire(import.meta.url).resolve('@kpi-ledger/ledger-sqlite/writer');

/** Not those of this process: what they say about loading modules is about its own. */
const FLAGS = ['--disable-warning=ExperimentalWarning'];

/** Until a thread that has died is replaced; doubled as long as none answers. */
const PAUSE = { first: 200, longest: 10_000 };

/** The one thread that writes to a file. One that has died is replaced after a pause, or at once when an append comes. */
export class WriterThread {
  readonly #pending = new Map<number, Pending>();
  #factsWaiting = 0;
  #worker: Worker | null = null;
  #lastId = 0;
  /** Why there is no thread; null: there is one, or the first one is being started. */
  #lost: string | null = null;
  #pause = PAUSE.first;
  #restart: NodeJS.Timeout | undefined;
  #closed: Promise<void> | null = null;

  constructor(
    private readonly options: WriterOptions,
    private readonly limits: QueueLimits,
  ) {
    this.#running();
  }

  /** @param now of a simulated clock; null: the real one */
  async append(requests: readonly AppendRequest[], now: number | null): Promise<Outcome> {
    if (this.#closed !== null) return refused('the store is closed');
    if (this.#isFull()) return refused(`${this.#pending.size} appends wait to be written: try again`, 'BUSY');
    this.#lastId += 1;
    const posted: PostedAppend = { id: this.#lastId, requests, now };
    try {
      const worker = this.#running();
      worker.postMessage(posted);
      worker.ref();
    } catch (thrown) {
      return notPosted(thrown);
    }
    return this.#await(posted);
  }

  /** Why nothing can be written now; null: nothing is known against it. */
  trouble(): StoreError | null {
    return this.#lost === null ? null : unavailable(this.#lost).error;
  }

  /** Writes and answers what was taken, then ends the thread. */
  close(): Promise<void> {
    this.#closed ??= this.#drain();
    return this.#closed;
  }

  #isFull(): boolean {
    const { appends, facts } = this.limits;
    return this.#pending.size >= appends || this.#factsWaiting >= facts;
  }

  #await({ id, requests }: PostedAppend): Promise<Outcome> {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const facts = requests.reduce((sum, request) => sum + request.facts.length, 0);
    this.#pending.set(id, {
      commandIds: requests.map(({ commandId }) => commandId),
      facts,
      settled: promise,
      settle: resolve,
    });
    this.#factsWaiting += facts;
    return promise;
  }

  #settle(id: number, outcome: (pending: Pending) => Outcome): void {
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    this.#pending.delete(id);
    this.#factsWaiting -= pending.facts;
    pending.settle(outcome(pending));
  }

  #running(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(SCRIPT, { workerData: this.options, name: 'writer', execArgv: FLAGS });
    let diedOf: unknown = null;
    worker.on('message', (answers: Answers | typeof READY) => {
      this.#lost = null;
      if (answers === READY) return;
      this.#pause = PAUSE.first;
      for (const { id, outcome } of answers) this.#settle(id, () => outcome);
      if (this.#pending.size === 0) worker.unref();
    });
    worker.on('error', (thrown) => {
      diedOf = thrown;
    });
    worker.on('exit', (code) => {
      this.#worker = null;
      const reason = `the writer's thread has ended (${diedOf === null ? `exit ${code}` : messageOf(diedOf)})`;
      for (const id of [...this.#pending.keys()])
        this.#settle(id, ({ commandIds }) => E.left({ kind: 'OUTCOME_UNKNOWN', commandIds, reason }));
      if (this.#closed === null) this.#replace(reason);
    });
    // A store that nobody closes keeps no process alive, unless somebody waits for an answer.
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  #replace(reason: string): void {
    this.#lost = reason;
    clearTimeout(this.#restart);
    this.#restart = setTimeout(() => {
      if (this.#closed !== null) return;
      try {
        this.#running();
      } catch (thrown) {
        this.#replace(notStarted(thrown));
      }
    }, this.#pause).unref();
    this.#pause = Math.min(2 * this.#pause, PAUSE.longest);
  }

  async #drain(): Promise<void> {
    clearTimeout(this.#restart);
    await Promise.all([...this.#pending.values()].map(({ settled }) => settled));
    const worker = this.#worker;
    if (worker === null) return;
    const ended = once(worker, 'exit');
    worker.ref();
    worker.postMessage(NO_MORE);
    await ended;
  }
}

const refused = (reason: string, trouble?: StoreTrouble): Outcome => E.left(unavailable(reason, trouble).error);

/** What cannot go to another thread (a function, a symbol) is no JSON either; otherwise no thread could be started. */
const notPosted = (thrown: unknown): Outcome =>
  thrown instanceof Error && thrown.name === 'DataCloneError'
    ? E.left({ kind: 'INVALID_FACT', path: 'requests', rule: `plain data: ${messageOf(thrown)}` })
    : refused(notStarted(thrown));

const notStarted = (thrown: unknown): string => `the writer's thread does not start: ${messageOf(thrown)}`;

const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
