import type { ClosedPeriodRow, Engine, EngineError, IndicatorRow, ProgressRow, ScoreRow } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';

/** All that is published of one closed period, as the ledger stood when it was closed. */
export interface ClosedPeriod {
  readonly closed: ClosedPeriodRow;
  readonly progress: readonly ProgressRow[];
  readonly indicators: readonly IndicatorRow[];
  /** Of people: only counted, never published row by row. */
  readonly rates: readonly ScoreRow[];
  readonly unitNames: { readonly [unit: string]: string };
}

/** Asks for the state that was closed: what is recorded later changes nothing until the period is closed anew. */
export async function closedPeriod(
  engine: Engine,
  closed: ClosedPeriodRow,
): Promise<E.Either<EngineError, ClosedPeriod>> {
  const at = { effective: closed.last, known: { kind: 'ordinal', n: closed.ordinal } } as const;
  const progress = await engine.progress(at)();
  if (E.isLeft(progress)) return progress;
  const indicators = await engine.indicators(at)();
  if (E.isLeft(indicators)) return indicators;
  const rates = await engine.scores({ period: closed.period, people: true, ...at })();
  if (E.isLeft(rates)) return rates;
  const names = await engine.names(at)();
  if (E.isLeft(names)) return names;
  return E.right({
    closed,
    progress: progress.right.rows,
    indicators: indicators.right.rows,
    rates: rates.right.rows,
    unitNames: names.right.units,
  });
}
