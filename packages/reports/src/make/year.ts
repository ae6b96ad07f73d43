import type { At, Engine, EngineError } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Sheet } from '../forms/mau-01.js';
import type { Mau02Input, MonthRow } from '../forms/mau-02.js';
import { type PeriodAt, procedureAt } from './period-at.js';

/** What Mẫu số 02 prints, asked of the engine at one basis: the year, its months or quarters, and the procedure. */
export const mau02Input =
  (engine: Engine, at: PeriodAt, subject: string): TaskEither<EngineError, Mau02Input> =>
  async () => {
    const asked = await engine.periodSheet({ ...at, subject })();
    if (E.isLeft(asked)) return asked;
    const { basis, holder, post, unit, superior, S, notes, missing } = asked.right;
    const year = at.period.slice(0, 4);
    const day: At = { ...at, effective: basis.effective };
    const rows = await monthRows(engine, day, year, holder ?? subject)();
    if (E.isLeft(rows)) return rows;
    const procedure = await engine.caseFile({ ...procedureAt(at), person: holder ?? subject, year })();
    if (E.isLeft(procedure)) return procedure;
    return E.right({
      scores: { basis, person: holder ?? subject, post, unit, year, rows: rows.right, S, notes, missing },
      procedure: { ...procedure.right, synthetic: procedure.right.synthetic || asked.right.synthetic },
      superior,
    });
  };

/** Twelve rows: a quarter that is tracked whole stands in the rows of its three months (P21). */
const monthRows =
  (engine: Engine, at: At, year: string, subject: string): TaskEither<EngineError, readonly MonthRow[]> =>
  async () => {
    const rows: MonthRow[] = [];
    for (const quarter of [1, 2, 3, 4]) {
      const months = [1, 2, 3].map((n) => `${year}-${String(3 * (quarter - 1) + n).padStart(2, '0')}`);
      const whole = await partOf(engine, at, subject, `${year}-Q${quarter}`)();
      if (E.isLeft(whole)) return whole;
      for (const period of months) {
        if (whole.right?.tracking === 'QUARTER') {
          rows.push(rowOf(period, whole.right, `điểm quý ${['I', 'II', 'III', 'IV'][quarter - 1]}`));
          continue;
        }
        const month = await partOf(engine, at, subject, period)();
        if (E.isLeft(month)) return month;
        rows.push(rowOf(period, month.right, null));
      }
    }
    return E.right(rows);
  };

/** Null: the person was not in the ledger yet at the end of that period. */
const partOf =
  (engine: Engine, at: At, subject: string, period: string): TaskEither<EngineError, Sheet | null> =>
  async () => {
    const sheet = await engine.periodSheet({ ...at, period, subject })();
    if (E.isRight(sheet)) return sheet;
    return sheet.left.code === 'UNKNOWN_SUBJECT' ? E.right(null) : sheet;
  };

function rowOf(period: string, sheet: Sheet | null, quarterly: string | null): MonthRow {
  if (sheet === null) return { period, S: null, confirmed: false, note: null };
  const { S, confirmed, status } = sheet;
  const why = S !== null ? quarterly : status === 'NOT_ENDED' ? 'kỳ chưa kết thúc' : 'chưa có điểm';
  return { period, S, confirmed, note: why };
}
