import type { Engine, EngineError } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { catalogOf, type Publishing } from './catalog.js';
import { type ClosedPeriod, closedPeriod } from './closed-period.js';
import { filesOf } from './files.js';
import { planCompletion } from './plan-completion.js';
import { planIndicators } from './plan-indicators.js';
import type { Release, Terms } from './portal.js';
import { ratingPublications } from './rating-publications.js';

const DATASETS = [planCompletion, planIndicators, ratingPublications];

/** Null: the ledger is not open. Without a closed period the catalogue is empty. */
export const releaseOf =
  (engine: Engine, terms: Terms): TaskEither<EngineError, Release | null> =>
  async () => {
    const ledger = await engine.refresh()();
    if (E.isLeft(ledger)) return ledger;
    if (ledger.right === null) return E.right(null);
    const closed = await engine.closedPeriods()();
    if (E.isLeft(closed)) return closed;
    const periods: ClosedPeriod[] = [];
    for (const one of closed.right.rows) {
      const period = await closedPeriod(engine, one);
      if (E.isLeft(period)) return period;
      periods.push(period.right);
    }
    return E.right(release({ ledger: ledger.right, terms, periods }));
  };

function release(publishing: Publishing): Release {
  const datasets = publishing.periods.length === 0 ? [] : DATASETS.map((make) => make(publishing.periods));
  const described = datasets.map((dataset) => ({ dataset, files: filesOf(dataset) }));
  return { catalog: catalogOf(described, publishing), files: described.flatMap(({ files }) => files) };
}
