import type { Command, Engine } from '@kpi-ledger/engine';
import { hashOfFiles, type ImportResult, importRows, loadSources, type Prepared } from '@kpi-ledger/intake';
import * as E from 'fp-ts/lib/Either.js';
import { actorOf, type Caller } from '../identity/index.js';
import { engineProblem, type Problem } from '../problem.js';
import { whyNotRecord } from '../rights/index.js';
import { nobodyActs } from '../routes/command-problems.js';
import { choicesFor } from './choices-for.js';
import { fileProblem, forbiddenRow, keyReused, MAX_ROWS, refusedRows, tooManyRows } from './problems.js';
import type { SentFile } from './read-request.js';

/** Reads the file, asks for every row whether the caller may record it, and records all rows or, unless skipped, none. */
export async function importFile(
  engine: Engine,
  caller: Caller,
  sent: SentFile,
): Promise<E.Either<Problem, ImportResult>> {
  const actor = actorOf(caller);
  if (actor === null) return E.left(nobodyActs);
  const before = await earlier(engine, actor, sent);
  if (E.isLeft(before)) return before;
  const { id, done } = before.right;
  if (done !== null) return E.right(done);
  const loaded = await loadSources([sent], sent.kind);
  if (E.isLeft(loaded)) return E.left(fileProblem(loaded.left));
  const { rows, problems } = loaded.right;
  if (rows.length + problems.length > MAX_ROWS) return E.left(tooManyRows);
  const forbidden = await firstForbidden(engine, caller, rows);
  if (forbidden !== null) return E.left(forbidden);
  const { decision, confirmDays, correct, dryRun, skipInvalid } = sent;
  const result = await importRows(engine, rows, problems, [sent], {
    ...{ actor, decision, confirmDays, dryRun, skipInvalid, onProgress: () => {} },
    ...(id === null ? {} : { id }),
    correct: correct === null ? null : { reason: correct, allowed: mayCorrect(engine, caller) },
    choices: choicesFor(engine, caller),
  });
  if (E.isLeft(result)) return E.left(engineProblem(result.left));
  return result.right.status === 'REFUSED' ? E.left(refusedRows(result.right)) : result;
}

interface Earlier {
  /** That the ledger knows the import by; null: no key was given. */
  readonly id: string | null;
  /** What the same request came to before. */
  readonly done: ImportResult | null;
}

/** The key belongs to who acts. It goes into the ledger as a keyed hash, so that no text of a caller's stands there. */
async function earlier(engine: Engine, actor: string, sent: SentFile): Promise<E.Either<Problem, Earlier>> {
  if (sent.key === null) return E.right({ id: null, done: null });
  const keyed = engine.fingerprints([JSON.stringify(['import', actor, sent.key]), hashOfFiles([sent])]);
  if (E.isLeft(keyed)) return E.left(engineProblem(keyed.left));
  const [id = '', fileHash] = keyed.right.map((hash, i) => (i === 0 ? hash.slice(0, 32) : hash));
  const found = await engine.importNamed(id)();
  if (E.isLeft(found)) return E.left(engineProblem(found.left));
  if (found.right === null) return E.right({ id, done: null });
  if (found.right.fileHash !== fileHash) return E.left(keyReused);
  const { rows, recorded } = found.right;
  return E.right({
    id,
    done: {
      status: 'NOTHING_NEW',
      importId: id,
      rows,
      recorded: 0,
      alreadyThere: recorded,
      problems: [],
      lines: [],
      unfinished: null,
    },
  });
}

/** A correction is asked for like the fact that it changes. */
const mayCorrect =
  (engine: Engine, caller: Caller) =>
  async (correction: Command): Promise<boolean> =>
    (await whyNotRecord(engine, caller, [correction])) === null;

async function firstForbidden(engine: Engine, caller: Caller, rows: readonly Prepared[]): Promise<Problem | null> {
  for (const row of rows) {
    const problem = await whyNotRecord(engine, caller, [row]);
    if (problem !== null) return forbiddenRow(row, problem);
  }
  return null;
}
