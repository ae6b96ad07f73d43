import { type DataOf, type EventTypeName, eventIdOf, type NewFact, streamOf } from '@kpi-ledger/events';
import { createMemoryKeyVault, createMemoryStore, type EventStore, type KeyVault, sealFact } from '@kpi-ledger/ledger';
import type { Day } from '@kpi-ledger/projections';
import * as E from 'fp-ts/lib/Either.js';
import { type Engine, openEngine } from '../index.js';

const LEDGER = '11111111-1111-4111-8111-111111111111';

/** A hand-made ledger in memory: facts are recorded at 10:00 in Vietnam on the day set last, without asking any handler. */
export class TestLedger {
  readonly vault: KeyVault = createMemoryKeyVault();
  readonly store: EventStore;
  #now = Date.parse('2026-01-02T03:00:00.000Z');
  #today: Day = '2026-01-02';
  #commands = 0;

  constructor(kind: 'live' | 'demo' | null = 'live') {
    this.store = createMemoryStore({ clock: () => this.#now });
    if (kind !== null) this.#first = this.record('LedgerOpened', { ledger: LEDGER, kind, city: 'hue' });
  }

  #first: Promise<string> | null = null;

  on(day: Day): this {
    this.#today = day;
    this.#now = Date.parse(`${day}T03:00:00.000Z`);
    return this;
  }

  /** Appends one fact and answers the id of its event. */
  async record<N extends EventTypeName>(type: N, data: DataOf<N>, validAt = this.#today): Promise<string> {
    const now = this.#now;
    await this.#first;
    this.#now = now;
    const fact = { type, validAt, data } as NewFact;
    const stream = streamOf(fact);
    let revision = -1;
    for await (const { event } of this.store.readStream(stream)) revision = event.revision;
    const commandId = `command-${++this.#commands}`;
    const id = eventIdOf(LEDGER, commandId, 0);
    const facts = [sealFact(fact, id, stream, this.vault)];
    const request = {
      commandId,
      stream,
      expectedRevision: revision,
      actor: 'tester',
      correlationId: commandId,
      causationId: null,
      facts,
    };
    const appended = await this.store.append([request])();
    if (E.isLeft(appended)) throw new Error(JSON.stringify(appended.left));
    return id;
  }

  async engine(): Promise<Engine> {
    await this.#first;
    return answered(openEngine({ store: this.store, vault: this.vault, clock: () => this.#now }));
  }
}

/** The answer of an engine's question; an error fails the test. */
export async function answered<A>(question: () => Promise<E.Either<unknown, A>>): Promise<A> {
  const answer = await question();
  if (E.isLeft(answer)) throw new Error(JSON.stringify(answer.left));
  return answer.right;
}
