import { display, type Engine, parseRational, type RateRow } from '@kpi-ledger/engine';
import { Router } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import { engineProblem, sendProblem } from '../problem.js';
import { asOf, readQuery, required } from '../query.js';

/** What is published, and nothing else: for everybody. People are there by their pseudonymous ids. */
export function publishedRoutes(engine: Engine, now: () => number): Router {
  const router = Router();
  router.get('/published', async (request, response) => {
    const query = readQuery(request, ['period', 'unit', 'effective', 'known']);
    if (E.isLeft(query)) return sendProblem(response, query.left);
    const period = required(query.right, 'period');
    if (E.isLeft(period)) return sendProblem(response, period.left);
    const as = asOf(query.right, now());
    if (E.isLeft(as)) return sendProblem(response, as.left);
    const { unit } = query.right;
    const rated = await engine.rate({
      ...{ period: period.right, people: true, ...as.right },
      ...(unit === undefined ? {} : { unit }),
    })();
    if (E.isLeft(rated)) return sendProblem(response, engineProblem(rated.left));
    const { basis, rows } = rated.right;
    response.json({ basis, rows: rows.flatMap(publishedRow) });
  });
  return router;
}

function publishedRow({ post, unit, holder, published, restated, synthetic }: RateRow) {
  if (published === null) return [];
  return [
    {
      ...{ post, unit, holder },
      published: { ...published, display: shown(published.S) },
      restated: restated === null ? null : { ...restated, display: shown(restated.S) },
      synthetic,
    },
  ];
}

function shown(S: string): string | null {
  const exact = parseRational(S);
  return exact === null ? null : display(exact);
}
