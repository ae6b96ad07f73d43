import { basename } from 'node:path';
import type { BatchOutcome, Command, Engine, EngineError, ImportFile } from '@kpi-ledger/engine';
import { hashOf, hashOfValue } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { Decision } from './decision.js';
import type { Prepared } from './prepared.js';
import { type Problem, withoutPath } from './problem.js';
import { text } from './text.js';

export interface ImportOptions {
  /** Of the import in the ledger; left out: it follows from the files. */
  readonly id?: string;
  readonly actor: string;
  readonly decision: Decision | null;
  /** One reason, by decision, for the days of all accepted submissions in the files. */
  readonly confirmDays: string | null;
  readonly dryRun: boolean;
  readonly skipInvalid: boolean;
  readonly onProgress: (done: number, total: number) => void;
}

export interface ImportResult {
  readonly status: BatchOutcome['status'];
  readonly importId: string | null;
  /** The import of these files that stands open in the ledger after this; null: none. */
  readonly unfinished: string | null;
  readonly rows: number;
  readonly recorded: number;
  readonly alreadyThere: number;
  readonly problems: readonly Problem[];
}

export interface SourceFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/**
 * Records the rows of the files as one import: all of them count from one instant on. A problem in one row keeps everything out unless invalid rows are
 * skipped; then the good ones are written and the others are listed.
 */
export async function importRows(
  engine: Engine,
  rows: readonly Prepared[],
  problems: readonly Problem[],
  files: readonly SourceFile[],
  options: ImportOptions,
): Promise<E.Either<EngineError, ImportResult>> {
  const keyed = engine.fingerprints([hashOfFiles(files), ...rows.map(({ commandId }) => commandId)]);
  if (E.isLeft(keyed)) return keyed;
  const [fileHash = '', ...ids] = keyed.right;
  const submitted = submissionDays(rows);
  const commands = rows.map((row, i) => commandOf(row, idOf(row, ids[i] ?? ''), submitted, options));
  const { skipInvalid, onProgress } = options;
  // With a row that cannot even be read nothing is written; the others are checked all the same, so that one run names all.
  const dryRun = options.dryRun || (problems.length > 0 && !skipInvalid);
  const importing = importFile(files, fileHash, rows, options);
  const done = await engine.executeAll(commands, { skipInvalid, dryRun, importing, onProgress })();
  if (E.isLeft(done)) return done;
  const { status, counts, importId, unfinished } = done.right;
  const all = [...problems, ...done.right.rows.flatMap((outcome) => refusedRow(outcome, rows))];
  return E.right({
    status: all.length > 0 && !skipInvalid ? 'REFUSED' : status,
    importId,
    unfinished,
    rows: rows.length + rowsOf(problems),
    recorded: counts.RECORDED,
    alreadyThere: counts.REPEATED + counts.ALREADY_SO,
    problems: all.sort(byPlace),
  });
}

/** Several cells of one row may be wrong. */
export const rowsOf = (problems: readonly Problem[]): number =>
  new Set(problems.map(({ file, sheet, row }) => JSON.stringify([file, sheet, row]))).size;

/** The day of every submission in the files, by task and submission. */
type SubmissionDays = ReadonlyMap<string, string>;

const submissionOf = ({ data }: Prepared): string => `${data['task']}/${data['submission']}`;

const submissionDays = (rows: readonly Prepared[]): SubmissionDays =>
  new Map(
    rows.flatMap((row) =>
      row.type === 'EvidenceSubmitted' && row.validAt !== null ? [[submissionOf(row), row.validAt] as const] : [],
    ),
  );

const idOf = ({ ownId, kind, commandId }: Prepared, fingerprint: string): string =>
  ownId ? `import-${kind}-${fingerprint.slice(0, 40)}` : commandId;

function commandOf(
  row: Prepared,
  commandId: string,
  days: SubmissionDays,
  { actor, decision, confirmDays }: ImportOptions,
): Command {
  const { type, validAt } = row;
  const data = {
    ...row.data,
    ...(decision === null || row.data['decision'] !== undefined ? {} : { decision }),
    ...(confirmDays === null ? {} : confirmedDay(row, days, confirmDays)),
  };
  return { commandId, type, validAt, data, actor };
}

/** The day written in the file for the submission that is accepted, unless the row confirms another itself. */
function confirmedDay(row: Prepared, days: SubmissionDays, reason: string): object {
  const day = days.get(submissionOf(row));
  const applies = row.type === 'EvidenceAccepted' && row.data['confirmedDay'] === undefined && day !== undefined;
  return applies ? { confirmedDay: { day, reason } } : {};
}

export function hashOfFiles(files: readonly SourceFile[]): string {
  const hashes = files.map(({ bytes }) => hashOf(bytes));
  const [first] = hashes;
  return hashes.length === 1 && first !== undefined ? first : hashOfValue(hashes);
}

const importFile = (
  files: readonly SourceFile[],
  fileHash: string,
  rows: readonly Prepared[],
  { actor, id = fileHash.slice(0, 32) }: ImportOptions,
): ImportFile => {
  const kinds = new Set(rows.map(({ kind }) => kind));
  const [only] = kinds;
  return {
    id,
    kind: kinds.size === 1 && only !== undefined ? only : 'mixed',
    file: files.map(({ file }) => basename(file)).join('; '),
    fileHash,
    actor,
  };
};

function refusedRow(outcome: BatchOutcome['rows'][number], rows: readonly Prepared[]): readonly Problem[] {
  const row = rows[outcome.index];
  if (outcome.status !== 'REFUSED' || row === undefined) return [];
  return outcome.refusals.map(({ code, path, article, message, detail }) => ({
    ...row.place,
    ...row.where(path),
    code,
    article,
    message: withoutPath(text(message, detail), path, (other) => columnAt(row, other)),
  }));
}

/** Other fields that a message names are columns where the row came from a table. */
const columnAt = (row: Prepared, path: string): string | null => {
  const { column, label } = row.where(path);
  return label === null ? null : column;
};

const byPlace = (a: Problem, b: Problem): number =>
  compare(a.file, b.file) || compare(a.sheet ?? '', b.sheet ?? '') || a.row - b.row;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
