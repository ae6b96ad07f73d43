import * as E from 'fp-ts/lib/Either.js';
import { appendRequests } from '../append.js';
import { sqliteErrorOf } from '../errors.js';
import type { LedgerFile } from '../ledger-file.js';
import type { Answers, Outcome, PostedAppend } from './messages.js';

/**
 * Decides and inserts the appends of a group in their order; call it inside a write transaction. Each sees those before it, and one
 * that fails leaves nothing behind and does its neighbours no harm. Throws when SQLite has given up the whole transaction.
 */
export function appendEach(file: LedgerFile, group: readonly PostedAppend[], toleranceSeconds: number): Answers {
  return group.map(({ id, requests, now }) => {
    const append = (): Outcome => {
      const storeNow = Date.now();
      return appendRequests(file.sql, file.index, requests, { now: now ?? storeNow, storeNow, toleranceSeconds });
    };
    return { id, outcome: apart(file, append) };
  });
}

function apart({ db, path, index }: LedgerFile, append: () => Outcome): Outcome {
  db.exec('SAVEPOINT append');
  try {
    const outcome = append();
    db.exec('RELEASE append');
    return outcome;
  } catch (thrown) {
    // A full or failing disk may have undone the neighbours too.
    if (!db.isTransaction) throw thrown;
    db.exec('ROLLBACK TO append; RELEASE append');
    index.forget();
    return E.left(sqliteErrorOf(path, thrown));
  }
}
