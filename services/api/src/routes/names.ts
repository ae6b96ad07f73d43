import type { Engine, EngineError, Names, Subject } from '@kpi-ledger/engine';
import { Router } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import { engineProblem, sendProblem } from '../problem.js';
import { asOf, readQuery } from '../query.js';
import { everybody, type Granted, grantedTo, withinReach } from '../rights/index.js';

/** Names for display, by id. Of people and their work only those within reach; every other answer holds ids alone. */
export function nameRoutes(engine: Engine, now: () => number): Router {
  const router = Router();
  router.get('/names', async (request, response) => {
    const query = readQuery(request, ['effective', 'known']);
    if (E.isLeft(query)) return sendProblem(response, query.left);
    const as = asOf(query.right, now());
    if (E.isLeft(as)) return sendProblem(response, as.left);
    const names = await engine.names(as.right)();
    if (E.isLeft(names)) return sendProblem(response, engineProblem(names.left));
    const shown = await namesWithin(engine, grantedTo(response), names.right);
    if (E.isLeft(shown)) return sendProblem(response, engineProblem(shown.left));
    response.json(shown.right);
  });
  return router;
}

async function namesWithin(engine: Engine, granted: Granted, names: Names): Promise<E.Either<EngineError, Names>> {
  if (everybody(granted)) return E.right(names);
  const subjects: readonly Subject[] = [
    ...Object.keys(names.people).map((id) => ({ kind: 'person', id }) as const),
    ...Object.keys(names.tasks).map((id) => ({ kind: 'task', id }) as const),
  ];
  const within = await withinReach(engine, granted, subjects);
  if (E.isLeft(within)) return within;
  const of = <A>(kind: Subject['kind'], all: { readonly [id: string]: A }): { readonly [id: string]: A } =>
    Object.fromEntries(Object.entries(all).filter(([id]) => within.right.has(`${kind} ${id}`)));
  // A team product belongs to several people; its title is for who sees them all.
  return E.right({ ...names, people: of('person', names.people), tasks: of('task', names.tasks), teams: {} });
}
