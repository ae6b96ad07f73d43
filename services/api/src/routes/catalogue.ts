import { indicators, obligations, PLAN_IDS, type PlanId, tasks, units } from '@kpi-ledger/seeds';
import { Router } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import { badRequest, sendProblem } from '../problem.js';
import { readQuery } from '../query.js';

const CATALOGUES: { readonly [name: string]: (plan?: PlanId) => readonly unknown[] } = {
  tasks,
  indicators,
  units,
  obligations,
};

/** The plans as printed; no ledger is asked. */
export function catalogueRoutes(): Router {
  const router = Router();
  router.get('/catalogue/:what', (request, response) => {
    const { what } = request.params;
    const catalogue = Object.hasOwn(CATALOGUES, what) ? CATALOGUES[what] : undefined;
    if (catalogue === undefined) {
      const known = Object.keys(CATALOGUES).join(', ');
      const problem = badRequest(
        'UNKNOWN_CATALOGUE',
        'what',
        `không có danh mục "${what}"; các danh mục: ${known}`,
        `no catalogue "${what}"; known: ${known}`,
      );
      return sendProblem(response, { ...problem, status: 404, title: 'Not found' });
    }
    const query = readQuery(request, ['plan']);
    if (E.isLeft(query)) return sendProblem(response, query.left);
    const { plan } = query.right;
    if (plan !== undefined && !isPlan(plan)) {
      const known = PLAN_IDS.join(', ');
      return sendProblem(
        response,
        badRequest(
          'UNKNOWN_PLAN',
          'plan',
          `không có kế hoạch "${plan}"; các kế hoạch: ${known}`,
          `no plan "${plan}"; known: ${known}`,
        ),
      );
    }
    response.json({ rows: catalogue(plan) });
  });
  return router;
}

const isPlan = (text: string): text is PlanId => (PLAN_IDS as readonly string[]).includes(text);
