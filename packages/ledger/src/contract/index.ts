import { describe } from 'vitest';
import { appending } from './appending.js';
import { commands } from './commands.js';
import { concurrentClients } from './concurrent-clients.js';
import { forEver } from './for-ever.js';
import { benches, type StoreFactory } from './harness.js';
import { hostileInput } from './hostile-input.js';
import { invalidFacts } from './invalid-facts.js';
import { knowledge } from './knowledge.js';
import { model } from './model.js';
import { proof } from './proof.js';
import { reading } from './reading.js';
import { subscribing } from './subscribing.js';
import { texts } from './texts.js';

export { type CopyTargetFactory, describeLogCopyTarget } from './copying.js';
export type { StoreFactory, StoreUnderTest } from './harness.js';

export interface ContractOptions {
  /** Random histories compared with the model; fewer for a slow store. */
  readonly modelRuns?: number;
  /** Random runs of several clients at once. */
  readonly concurrentRuns?: number;
  /** Events after which a command must still be known. */
  readonly otherEvents?: number;
}

/** What every event store must do. Call it in a vitest file of the store, with a factory of empty stores. */
export function describeEventStore(
  name: string,
  factory: StoreFactory,
  { modelRuns = 60, concurrentRuns = 30, otherEvents = 3_000 }: ContractOptions = {},
): void {
  describe(`${name} as an event store`, () => {
    const fresh = benches(factory);
    describe('appending', () => appending(fresh));
    describe('facts that must not be written', () => invalidFacts(fresh));
    describe('input that means harm', () => hostileInput(fresh));
    describe('commands', () => commands(fresh));
    describe('commands, for ever', () => forEver(fresh, otherEvents));
    describe('proof', () => proof(fresh));
    describe('reading', () => reading(fresh));
    describe('texts', () => texts(fresh));
    describe('subscribing', () => subscribing(fresh));
    describe('knowledge', () => knowledge(fresh));
    describe('any history', () => model(fresh, modelRuns));
    describe('any clients', () => concurrentClients(fresh, concurrentRuns));
  });
}
