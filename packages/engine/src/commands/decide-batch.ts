import { setImmediate as otherWork } from 'node:timers/promises';
import { refuse } from '@kpi-ledger/domain';
import { eventIdOf } from '@kpi-ledger/events';
import type { BatchOptions, BatchOutcome, Command, ImportFile, RowOutcome } from './command.js';
import { type Decided, type Deciding, decideCommand } from './decide-command.js';
import type { ImportRun } from './import-run.js';
import { mapInSlices } from './in-slices.js';

/** Rows that are decided before other work of this process, such as answering a question, may come in between. */
const ROWS_AT_ONCE = 25;

export interface Batch {
  readonly outcome: BatchOutcome;
  /** Everything to append, in log order; read only when the outcome is RECORDED. */
  readonly toAppend: readonly Decided[];
}

/** Decides all commands in order. A refused row adds nothing, so later rows are decided as if it were not there. */
export async function decideBatch(
  commands: readonly Command[],
  options: BatchOptions,
  run: ImportRun | null,
  deciding: Deciding,
): Promise<Batch> {
  const decided: Decided[] = [];
  for (const [index, command] of commands.entries()) {
    decided.push(run === null ? await decideCommand(command, deciding) : await decideRow(command, index, run));
    options.onProgress?.(decided.length, commands.length);
    if (decided.length % ROWS_AT_ONCE === 0) await otherWork();
  }
  const ledger = deciding.workspace.ledger() ?? '';
  const rows = await mapInSlices(decided, (it, index) =>
    rowOutcome(it, index, commands[index]?.commandId ?? '', ledger),
  );
  const counts = countsOf(rows);
  const status = statusOf(counts, options, run);
  const importId = run?.id ?? null;
  const unfinished = status !== 'RECORDED' && run?.begun ? run.id : null;
  if (status !== 'RECORDED' || options.importing === undefined || run === null)
    return { outcome: { status, rows, counts, importId: null, unfinished }, toAppend: decided };
  return {
    outcome: { status, rows, counts, importId, unfinished },
    toAppend: await framedBy(options.importing, run, decided, counts, deciding),
  };

  async function decideRow(command: Command, index: number, { id, begun }: ImportRun): Promise<Decided> {
    const row = { ...command, correlationId: id };
    const within = { ...deciding, importing: id };
    const isPassed = begun !== null && index < begun.done && !begun.recorded.has(command.commandId);
    return isPassed ? decidePassed(row, id, within, options) : decideCommand(row, within);
  }
}

/**
 * A row before the last recorded one of an import that goes on. To record it now would put it after rows that it stood before,
 * and change what they say; so it stays out as in the first run.
 */
async function decidePassed(
  row: Command,
  importId: string,
  deciding: Deciding,
  { skipInvalid }: BatchOptions,
): Promise<Decided> {
  const asItStands = { ...deciding, workspace: { ...deciding.workspace, add: () => undefined } };
  const decided = await decideCommand(row, asItStands);
  if (decided.status !== 'NEW') return decided;
  // The first run kept everything out unless all rows were right, or left wrong ones out: only then it may be one of those.
  return skipInvalid === true
    ? { status: 'REFUSED', refusals: [refuse('IMPORT_ROW_PASSED', 'commandId', { value: importId })] }
    : { status: 'ALREADY_SO' };
}

function statusOf(
  counts: BatchOutcome['counts'],
  { skipInvalid, dryRun }: BatchOptions,
  run: ImportRun | null,
): BatchOutcome['status'] {
  if (counts.REFUSED > 0 && skipInvalid !== true) return 'REFUSED';
  if (dryRun === true) return 'DRY_RUN';
  return counts.RECORDED === 0 && !run?.begun ? 'NOTHING_NEW' : 'RECORDED';
}

function rowOutcome(decided: Decided, index: number, commandId: string, ledger: string): RowOutcome {
  const row = { index, commandId };
  switch (decided.status) {
    case 'NEW':
      return {
        ...row,
        status: 'RECORDED',
        events: decided.request.facts.map((_, i) => eventIdOf(ledger, commandId, i)),
      };
    case 'REPEATED':
      return { ...row, status: 'REPEATED', events: decided.events.map(({ event }) => event.id) };
    case 'ALREADY_SO':
      return { ...row, status: 'ALREADY_SO', events: [] };
    case 'REFUSED':
      return { ...row, status: 'REFUSED', refusals: decided.refusals };
  }
}

export function countsOf(rows: readonly RowOutcome[]): BatchOutcome['counts'] {
  const counts = { RECORDED: 0, REPEATED: 0, ALREADY_SO: 0, REFUSED: 0 };
  for (const { status } of rows) counts[status]++;
  return counts;
}

/** ImportStarted, the rows, ImportCompleted: readers count the rows only once the import is completed. */
async function framedBy(
  file: ImportFile,
  { id, begun }: ImportRun,
  rows: readonly Decided[],
  counts: BatchOutcome['counts'],
  deciding: Deciding,
): Promise<readonly Decided[]> {
  const frame = (step: string, type: Command['type'], data: object): Promise<Decided> => {
    const command: Command = {
      commandId: `${id}.${step}`,
      type,
      validAt: null,
      data: { import: id, ...data },
      actor: file.actor,
      correlationId: id,
    };
    return decideCommand(command, deciding);
  };
  const { kind, file: name, fileHash } = file;
  const started =
    begun === null ? [await frame('started', 'ImportStarted', { kind, file: name, fileHash, rows: rows.length })] : [];
  const recorded = counts.RECORDED + (begun?.recorded.size ?? 0);
  return [...started, ...rows, await frame('completed', 'ImportCompleted', { recorded, skipped: counts.REFUSED })];
}
