import type { EngineError } from '@kpi-ledger/engine';
import * as TE from 'fp-ts/lib/TaskEither.js';

/** The engine takes a year as a period; here the parameter is called `year`. */
export const ofYear = <A>(question: TE.TaskEither<EngineError, A>): TE.TaskEither<EngineError, A> =>
  TE.mapLeft((error: EngineError) => (error.path === 'period' ? { ...error, path: 'year' } : error))(question);
