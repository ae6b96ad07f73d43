import type { Engine, EngineError } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { DecidedClasses, List } from '../forms/rating-list.js';
import { type PeriodAt, procedureAt } from './period-at.js';

/** The list of an authority; for a year with the classes that are decided. */
export const listInput =
  (
    engine: Engine,
    at: PeriodAt,
    authority: string,
  ): TaskEither<EngineError, { readonly list: List; readonly classes: DecidedClasses }> =>
  async () => {
    const list = await engine.ratingList({ ...at, authority })();
    if (E.isLeft(list)) return list;
    if (list.right.acts !== 'CLASSIFIES') return E.right({ list: list.right, classes: {} });
    const cases = await engine.caseFiles({ ...procedureAt(at), year: at.period })();
    if (E.isLeft(cases)) return cases;
    const classes = Object.fromEntries(
      cases.right.rows.flatMap(({ person, decided }) => (decided === null ? [] : [[person, decided.class]])),
    );
    return E.right({ list: list.right, classes });
  };
