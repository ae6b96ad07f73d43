import { basename } from 'node:path';
import type { BatchOutcome, Choices, Command, Engine, EngineError, ImportFile } from '@kpi-ledger/engine';
import { hashOf, hashOfValue } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { type ComparedRow, type Correcting, changedCells, comparedRows, saysItIsThere } from './compared.js';
import type { Decision } from './decision.js';
import { fingerprintsOf } from './fingerprints.js';
import type { Prepared } from './prepared.js';
import { type Place, type Problem, withoutPath } from './problem.js';
import { linesOf, type RowLine, unread } from './row-line.js';
import { suggested } from './suggested.js';
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
  /** Rows that say something else than what the ledger holds correct it; null or left out: they are refused. */
  readonly correct?: Correcting | null;
  /** The codes that may be suggested; left out: all that the ledger knows. */
  readonly choices?: TaskEither<EngineError, Choices>;
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
  /** What became of every row, or would become of it. */
  readonly lines: readonly RowLine[];
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
  const owned = rows.filter(({ ownId }) => ownId);
  const keyed = await fingerprintsOf(engine, [hashOfFiles(files), ...owned.map(({ commandId }) => commandId)]);
  if (E.isLeft(keyed)) return keyed;
  const [fileHash = '', ...ids] = keyed.right;
  const fingerprints = new Map(owned.map((row, i) => [row, ids[i] ?? '']));
  const submitted = submissionDays(rows);
  const asked = rows.map((row) => commandOf(row, idOf(row, fingerprints.get(row)), submitted, options));
  const importing = importFile(files, fileHash, rows, options);
  const compared = await comparedRows(engine, rows, asked, options.correct ?? null);
  if (E.isLeft(compared)) return compared;
  const { skipInvalid, onProgress } = options;
  // With a row that cannot even be read nothing is written; the others are checked all the same, so that one run names all.
  const dryRun = options.dryRun || (problems.length > 0 && !skipInvalid);
  const commands = compared.right.map(({ command }) => command);
  const done = await engine.executeAll(commands, { skipInvalid, dryRun, importing, onProgress })();
  if (E.isLeft(done)) return done;
  const { status, counts, importId, unfinished } = done.right;
  const refused = done.right.rows.flatMap((outcome) => refusedRow(outcome, rows, compared.right));
  const all = await withSuggestions(engine, [...problems, ...refused], rows, options);
  if (E.isLeft(all)) return all;
  return E.right({
    status: all.right.length > 0 && !skipInvalid ? 'REFUSED' : status,
    importId,
    unfinished,
    rows: rows.length + rowsOf(problems),
    recorded: counts.RECORDED,
    alreadyThere: counts.REPEATED + counts.ALREADY_SO,
    problems: [...all.right].sort(byPlace),
    lines: [...linesOf(rows, compared.right, done.right.rows), ...unread(problems)].sort(byPlace),
  });
}

/** Only where something is wrong the ledger is asked for the codes that it knows. */
async function withSuggestions(
  engine: Engine,
  problems: readonly Problem[],
  rows: readonly Prepared[],
  { choices }: ImportOptions,
): Promise<E.Either<EngineError, readonly Problem[]>> {
  if (problems.length === 0) return E.right(problems);
  const known = await (choices ?? engine.choices())();
  if (E.isLeft(known)) return known.left.kind === 'INVALID' ? E.right(problems) : known;
  return E.right(suggested(problems, rows, known.right));
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

/** @param fingerprint of a row whose id follows from what it says */
const idOf = ({ kind, commandId }: Prepared, fingerprint: string | undefined): string =>
  fingerprint === undefined ? commandId : `import-${kind}-${fingerprint.slice(0, 40)}`;

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

function refusedRow(
  outcome: BatchOutcome['rows'][number],
  rows: readonly Prepared[],
  compared: readonly ComparedRow[],
): readonly Problem[] {
  const row = rows[outcome.index];
  const standing = compared[outcome.index];
  if (outcome.status !== 'REFUSED' || row === undefined) return [];
  // Of whom was erased nothing can be corrected either: that says it all.
  const isErased = outcome.refusals.some(({ code }) => code === 'SUBJECT_ERASED');
  const changes = standing === undefined || isErased ? [] : changedCells(row, standing);
  // That it is there already is said by the cells in which it differs.
  const refusals = outcome.refusals.filter(({ code }) => changes.length === 0 || !saysItIsThere(code));
  return [
    ...changes,
    ...refusals.map(({ code, path, article, message, detail }) => ({
      ...row.place,
      ...row.where(fieldOf(path)),
      // An answer is kept by logs and screens: it does not repeat what was erased.
      ...(code === 'SUBJECT_ERASED' ? { value: null } : {}),
      code,
      article,
      message: withoutPath(text(message, detail), path, (other) => columnAt(row, other)),
    })),
  ];
}

/** A field of a correction is that of the fact inside it. */
const fieldOf = (path: string): string =>
  path.replace(/^data\.data(?=\.|\[|$)/, 'data').replace('data.correctedValidAt', 'validAt');

/** Other fields that a message names are columns where the row came from a table. */
const columnAt = (row: Prepared, path: string): string | null => {
  const { column, label } = row.where(path);
  return label === null ? null : column;
};

const byPlace = (a: Place, b: Place): number =>
  compare(a.file, b.file) || compare(a.sheet ?? '', b.sheet ?? '') || a.row - b.row;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
