import type { Engine, EngineError } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Mau02Input } from '../forms/mau-02.js';
import { type PeriodAt, procedureAt } from './period-at.js';

/** What Mẫu số 02 prints: the scores of the year, and what the procedure has said so far. */
export const mau02Input =
  (engine: Engine, at: PeriodAt, subject: string): TaskEither<EngineError, Mau02Input> =>
  async () => {
    const scores = await engine.yearSheet({ ...at, subject })();
    if (E.isLeft(scores)) return scores;
    const { person, year } = scores.right;
    const procedure = await engine.caseFile({ ...procedureAt(at), person, year })();
    return E.isLeft(procedure) ? procedure : E.right({ scores: scores.right, procedure: procedure.right });
  };
