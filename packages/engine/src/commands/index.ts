export type { StandingOf } from './agency-standing.js';
export type { Calculate, CalculatedAt, Closing, PublishableScore } from './calculated-score.js';
export type { BatchOptions, BatchOutcome, Command, ImportFile, Outcome, RowOutcome } from './command.js';
export { type CommandOptions, type Commands, createCommands } from './commands.js';
export type { EngineError } from './engine-error.js';
export { appendError, keyError, refusedWith, storeError } from './engine-error.js';
export type { ErasureStandingOf } from './erasure-standing.js';
export type { RatedAs } from './rated-standing.js';
export { TROUBLE_TEXTS } from './store-trouble.js';
