import type { Engine, EngineError } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { List, YearClasses } from '../forms/rating-list.js';
import type { PeriodAt } from './period-at.js';

/** The list of an authority; for a year with the annual classes. */
export const listInput =
  (
    engine: Engine,
    at: PeriodAt,
    authority: string,
  ): TaskEither<EngineError, { readonly list: List; readonly classes: YearClasses }> =>
  async () => {
    const list = await engine.ratingList({ ...at, authority })();
    if (E.isLeft(list)) return list;
    if (list.right.acts !== 'CLASSIFIES') return E.right({ list: list.right, classes: {} });
    const found = await engine.classify(at)();
    if (E.isLeft(found)) return found;
    const classes = Object.fromEntries(
      found.right.rows.map(({ person, class: klass, status, reasons, decision }) => [
        person,
        { class: klass, status, reasons, decided: decision !== null },
      ]),
    );
    return E.right({ list: list.right, classes });
  };
