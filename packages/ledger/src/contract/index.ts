import { describe } from 'vitest';
import { appending } from './appending.js';
import { commands } from './commands.js';
import { benches, type StoreFactory } from './harness.js';
import { invalidFacts } from './invalid-facts.js';
import { knowledge } from './knowledge.js';
import { model } from './model.js';
import { proof } from './proof.js';
import { reading } from './reading.js';

export { type CopyTargetFactory, describeLogCopyTarget } from './copying.js';
export type { StoreFactory, StoreUnderTest } from './harness.js';

export interface ContractOptions {
  /** Random histories compared with the model; fewer for a slow store. */
  readonly modelRuns?: number;
}

/** What every event store must do. Call it in a vitest file of the store, with a factory of empty stores. */
export function describeEventStore(
  name: string,
  factory: StoreFactory,
  { modelRuns = 60 }: ContractOptions = {},
): void {
  describe(`${name} as an event store`, () => {
    const fresh = benches(factory);
    describe('appending', () => appending(fresh));
    describe('facts that must not be written', () => invalidFacts(fresh));
    describe('commands', () => commands(fresh));
    describe('proof', () => proof(fresh));
    describe('reading', () => reading(fresh));
    describe('knowledge', () => knowledge(fresh));
    describe('any history', () => model(fresh, modelRuns));
  });
}
