import { indicators, obligations, PLAN_IDS, type PlanId, tasks, units } from '@kpi-ledger/seeds';
import { type Response, Router } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import { badRequest, type Problem, sendProblem } from '../problem.js';
import { readQuery, required } from '../query.js';

const CATALOGUES: { readonly [name: string]: (plan?: PlanId) => readonly unknown[] } = {
  tasks,
  indicators,
  units,
  obligations,
};

/** The plans as printed; no ledger is asked. */
export function catalogueRoutes(): Router {
  const router = Router();
  router.get('/catalogue', (request, response) => {
    const query = readQuery(request, ['what', 'plan']);
    if (E.isLeft(query)) return sendProblem(response, query.left);
    const what = required(query.right, 'what');
    send(response, E.isLeft(what) ? what : catalogueOf(what.right, query.right.plan));
  });
  router.get('/catalogue/:what', (request, response) => {
    const query = readQuery(request, ['plan']);
    send(response, E.isLeft(query) ? query : catalogueOf(request.params.what, query.right.plan));
  });
  return router;
}

function send(response: Response, found: E.Either<Problem, readonly unknown[]>): void {
  if (E.isLeft(found)) sendProblem(response, found.left);
  else response.json({ rows: found.right });
}

function catalogueOf(what: string, plan: string | undefined): E.Either<Problem, readonly unknown[]> {
  const catalogue = Object.hasOwn(CATALOGUES, what) ? CATALOGUES[what] : undefined;
  if (catalogue === undefined) {
    const problem = unknown('UNKNOWN_CATALOGUE', 'what', ['danh mục', 'catalogue'], what, Object.keys(CATALOGUES));
    return E.left({ ...problem, status: 404, title: 'Not found' });
  }
  return plan === undefined || isPlan(plan)
    ? E.right(catalogue(plan))
    : E.left(unknown('UNKNOWN_PLAN', 'plan', ['kế hoạch', 'plan'], plan, PLAN_IDS));
}

const unknown = (
  code: string,
  path: string,
  [vi, en]: readonly [string, string],
  given: string,
  known: readonly string[],
): Problem =>
  badRequest(
    code,
    path,
    `không có ${vi} "${given}"; các ${vi}: ${known.join(', ')}`,
    `no ${en} "${given}"; known: ${known.join(', ')}`,
  );

const isPlan = (text: string): text is PlanId => (PLAN_IDS as readonly string[]).includes(text);
