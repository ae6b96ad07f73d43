import { setImmediate as otherWork } from 'node:timers/promises';
import { eventIdOf } from '@kpi-ledger/events';
import type { BatchOptions, BatchOutcome, Command, ImportFile, RowOutcome } from './command.js';
import { type Decided, type Deciding, decideCommand } from './decide-command.js';

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
  deciding: Deciding,
): Promise<Batch> {
  const importId = options.importing ? await freeImportId(options.importing.id, deciding) : null;
  const decided: Decided[] = [];
  for (const command of commands) {
    const row = importId === null ? command : { ...command, correlationId: importId };
    decided.push(await decideCommand(row, { ...deciding, importing: importId }));
    options.onProgress?.(decided.length, commands.length);
    if (decided.length % ROWS_AT_ONCE === 0) await otherWork();
  }
  const ledger = deciding.workspace.ledger() ?? '';
  const rows = decided.map((it, index) => rowOutcome(it, index, commands[index]?.commandId ?? '', ledger));
  const counts = countsOf(rows);
  const status = statusOf(counts, options);
  const framed = status === 'RECORDED' && options.importing !== undefined && importId !== null;
  return {
    outcome: { status, rows, counts, importId: framed ? importId : null },
    toAppend: framed ? await framedBy(options.importing, importId, decided, counts, deciding) : decided,
  };
}

function statusOf(counts: BatchOutcome['counts'], { skipInvalid, dryRun }: BatchOptions): BatchOutcome['status'] {
  if (counts.REFUSED > 0 && skipInvalid !== true) return 'REFUSED';
  if (dryRun === true) return 'DRY_RUN';
  return counts.RECORDED === 0 ? 'NOTHING_NEW' : 'RECORDED';
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

function countsOf(rows: readonly RowOutcome[]): BatchOutcome['counts'] {
  const counts = { RECORDED: 0, REPEATED: 0, ALREADY_SO: 0, REFUSED: 0 };
  for (const { status } of rows) counts[status]++;
  return counts;
}

/** The same file may be imported again, for example after a unit that was missing is registered: each time is an import. */
async function freeImportId(id: string, { workspace }: Deciding): Promise<string> {
  for (let time = 1; ; time++) {
    const candidate = time === 1 ? id : `${id}.${time}`;
    const stream = await workspace.stream(`import-${candidate}`);
    if (stream.recorded.length === 0) return candidate;
  }
}

/** ImportStarted, the rows, ImportCompleted: readers count the rows only once the import is completed. */
async function framedBy(
  file: ImportFile,
  importId: string,
  rows: readonly Decided[],
  counts: BatchOutcome['counts'],
  deciding: Deciding,
): Promise<readonly Decided[]> {
  const frame = (step: string, type: Command['type'], data: object): Promise<Decided> => {
    const command: Command = {
      commandId: `${importId}.${step}`,
      type,
      validAt: null,
      data: { import: importId, ...data },
      actor: file.actor,
      correlationId: importId,
    };
    return decideCommand(command, deciding);
  };
  const started = await frame('started', 'ImportStarted', {
    kind: file.kind,
    file: file.file,
    fileHash: file.fileHash,
    rows: rows.length,
  });
  const completed = await frame('completed', 'ImportCompleted', { recorded: counts.RECORDED, skipped: counts.REFUSED });
  return [started, ...rows, completed];
}
