import type { Engine, EngineError } from '@kpi-ledger/engine';
import { type Request, type Response, Router } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { engineProblem, type Problem, sendProblem } from '../problem.js';
import { type AsOf, asOf, flag, readQuery, required } from '../query.js';
import { grantedTo, narrowed } from '../rights/index.js';

/** What the ledger answers, in the JSON of the CLI. */
export function answerRoutes(engine: Engine, now: () => number): Router {
  const router = Router();

  router.get('/ratings', (request, response) =>
    answer(engine, response, () => {
      const query = readQuery(request, ['period', 'unit', 'people', 'effective', 'known']);
      if (E.isLeft(query)) return query;
      const { unit } = query.right;
      const people = flag(query.right, 'people');
      if (E.isLeft(people)) return people;
      return withPeriod(query.right, now, (period, as) =>
        engine.rate({ period, ...as, ...(unit === undefined ? {} : { unit }), people: people.right }),
      );
    }),
  );

  router.get('/explanations', (request, response) =>
    answer(engine, response, () => {
      const query = readQuery(request, ['subject', 'period', 'effective', 'known']);
      if (E.isLeft(query)) return query;
      const subject = required(query.right, 'subject');
      if (E.isLeft(subject)) return subject;
      return withPeriod(query.right, now, (period, as) => engine.explain({ subject: subject.right, period, ...as }));
    }),
  );

  router.get('/readiness', (request, response) =>
    answer(engine, response, () => {
      const query = readQuery(request, ['period', 'people', 'effective', 'known']);
      if (E.isLeft(query)) return query;
      const people = flag(query.right, 'people');
      if (E.isLeft(people)) return people;
      return withPeriod(query.right, now, (period, as) => engine.readiness({ period, ...as, people: people.right }));
    }),
  );

  router.get('/diff', (request, response) =>
    answer(engine, response, () => {
      const names = ['period', 'subject', 'unit', 'from.effective', 'from.known', 'to.effective', 'to.known'] as const;
      const query = readQuery(request, names);
      if (E.isLeft(query)) return query;
      const period = required(query.right, 'period');
      if (E.isLeft(period)) return period;
      const from = endOf(query.right, 'from', now());
      if (E.isLeft(from)) return from;
      const to = endOf(query.right, 'to', now());
      if (E.isLeft(to)) return to;
      const { subject, unit } = query.right;
      return E.right(
        engine.diff({
          ...{ period: period.right, from: from.right, to: to.right },
          ...(subject === undefined ? {} : { subject }),
          ...(unit === undefined ? {} : { unit }),
        }),
      );
    }),
  );

  router.get('/progress', (request, response) =>
    answer(engine, response, () => ofPlan(request, now, (question) => engine.progress(question))),
  );

  router.get('/indicators', (request, response) =>
    answer(engine, response, () => ofPlan(request, now, (question) => engine.indicators(question))),
  );

  return router;
}

/** One end of a difference, with its own two times. */
function endOf(
  query: { readonly [name: string]: string | undefined },
  end: 'from' | 'to',
  now: number,
): E.Either<Problem, AsOf> {
  const [effective, known] = [query[`${end}.effective`], query[`${end}.known`]];
  const as = asOf(
    { ...(effective === undefined ? {} : { effective }), ...(known === undefined ? {} : { known }) },
    now,
  );
  return E.isLeft(as) ? E.left({ ...as.left, path: `${end}.${as.left.path}` }) : as;
}

type Asked = E.Either<Problem, TaskEither<EngineError, unknown>>;

async function answer(engine: Engine, response: Response, ask: () => Asked): Promise<void> {
  const asked = ask();
  if (E.isLeft(asked)) return sendProblem(response, asked.left);
  const result = await asked.right();
  if (E.isLeft(result)) return sendProblem(response, engineProblem(result.left));
  const shown = await narrowed(engine, grantedTo(response), result.right);
  if (E.isLeft(shown)) return sendProblem(response, engineProblem(shown.left));
  response.json(shown.right);
}

function withPeriod(
  query: { readonly period?: string; readonly effective?: string; readonly known?: string },
  now: () => number,
  ask: (period: string, as: AsOf) => TaskEither<EngineError, unknown>,
): Asked {
  const period = required(query, 'period');
  if (E.isLeft(period)) return period;
  const as = asOf(query, now());
  return E.isLeft(as) ? as : E.right(ask(period.right, as.right));
}

function ofPlan(
  request: Request,
  now: () => number,
  ask: (question: { readonly plan?: string } & AsOf) => TaskEither<EngineError, unknown>,
): Asked {
  const query = readQuery(request, ['plan', 'effective', 'known']);
  if (E.isLeft(query)) return query;
  const as = asOf(query.right, now());
  if (E.isLeft(as)) return as;
  const { plan } = query.right;
  return E.right(ask({ ...as.right, ...(plan === undefined ? {} : { plan }) }));
}
