export type { StandingOf } from './agency-standing.js';
export type { Calculate, CalculatedAt } from './calculated-score.js';
export type { BatchOptions, BatchOutcome, Command, ImportFile, Outcome, RowOutcome } from './command.js';
export { type CommandOptions, type Commands, createCommands } from './commands.js';
export type { EngineError } from './engine-error.js';
export { appendError, keyError, storeError } from './engine-error.js';
