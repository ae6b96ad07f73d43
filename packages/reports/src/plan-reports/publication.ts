import type { Engine, EngineError, Known } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { day, periodInText } from '../document/words.js';
import { planNames } from './columns.js';
import { BY_PLAN_COLUMNS, BY_UNIT_COLUMNS, completionByPlan, completionByUnit } from './completion.js';
import type { ReportShape } from './files.js';
import { INDICATOR_COLUMNS, INDICATOR_COUNT_COLUMNS, indicatorCounts, indicatorTable } from './indicators.js';
import type { Report } from './report.js';

export const PUBLICATION: ReportShape = {
  kind: 'publication',
  title: 'Công bố mức độ hoàn thành kế hoạch và chỉ tiêu',
  about: ['period'],
  tables: {
    completion: BY_PLAN_COLUMNS,
    completionByUnit: BY_UNIT_COLUMNS,
    indicatorCounts: INDICATOR_COUNT_COLUMNS,
    indicators: INDICATOR_COLUMNS.filter(({ name }) => name !== 'missing'),
  },
};

export interface PublicationQuestion {
  readonly period: string;
  readonly effective?: string;
  /** By when the period has to be known as closed. */
  readonly known?: Known;
}

/**
 * What the public may see of a period that is closed: completion and indicators by plan and unit, as the ledger stood when it was
 * closed. There is nothing about people in it. Null: the period is not closed, so nothing of it is published.
 */
export const publication =
  (engine: Engine, { period, ...at }: PublicationQuestion): TaskEither<EngineError, Report | null> =>
  async () => {
    const stood = await engine.basis({ ...at, period })();
    if (E.isLeft(stood)) return stood;
    const closings = await engine.closedPeriods(at)();
    if (E.isLeft(closings)) return closings;
    const closed = closings.right.rows.find((row) => row.period === period);
    if (closed === undefined) return E.right(null);
    const then = { effective: closed.last, known: { kind: 'ordinal', n: closed.ordinal } } as const;
    const progress = await engine.progress(then)();
    if (E.isLeft(progress)) return progress;
    const tasks = await engine.planRows(then)();
    if (E.isLeft(tasks)) return tasks;
    const attainment = await engine.attainment(then)();
    if (E.isLeft(attainment)) return attainment;
    const indicators = attainment.right.rows;
    const figures = { progress: progress.right.rows, tasks: tasks.right.rows };
    const shown = indicatorTable(indicators, planNames(figures.tasks));
    return E.right({
      kind: PUBLICATION.kind,
      title: 'CÔNG BỐ MỨC ĐỘ HOÀN THÀNH KẾ HOẠCH VÀ CHỈ TIÊU',
      subtitle: [
        periodInText(period),
        `Số liệu tính đến ngày ${day(closed.last)}, đã chốt khi khóa kỳ (sự kiện thứ ${closed.ordinal})`,
      ],
      unit: null,
      about: { period },
      basis: progress.right.basis,
      synthetic:
        engine.ledger()?.kind === 'demo' || [...figures.progress, ...indicators].some(({ synthetic }) => synthetic),
      readings: [],
      signer: null,
      sections: [
        completionByPlan(figures, null),
        completionByUnit(figures),
        indicatorCounts(indicators, planNames(figures.tasks)),
        {
          ...shown,
          table: {
            ...shown.table,
            columns: PUBLICATION.tables['indicators'] ?? [],
          },
        },
      ],
    });
  };
