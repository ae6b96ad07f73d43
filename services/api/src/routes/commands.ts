import type { BatchOutcome, Command, Engine } from '@kpi-ledger/engine';
import { Router } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import { actorOf, type Caller } from '../identity/index.js';
import { engineProblem, type Problem, type ProblemPart, sendProblem } from '../problem.js';
import { callerOf, whyNotRecord } from '../rights/index.js';
import { invalidCommand, nobodyActs, notJson } from './command-problems.js';
import { readCommands, type SentCommand } from './read-commands.js';

/** Recording: one command, or several of which all are recorded or none. */
export function commandRoutes(engine: Engine): Router {
  const router = Router();
  router.post('/commands', async (request, response) => {
    if (request.is('application/json') === false) return sendProblem(response, notJson);
    const sent = readCommands(request.body, request.get('idempotency-key'));
    if (E.isLeft(sent)) return sendProblem(response, sent.left);
    const recorded = await record(engine, callerOf(response), sent.right);
    if (E.isLeft(recorded)) return sendProblem(response, recorded.left);
    const { status, rows } = recorded.right;
    response.status(status === 'RECORDED' ? 201 : 200).json({
      status,
      rows: rows.map(({ index: _, ...row }) => row),
    });
  });
  return router;
}

/** Who acts is said by the token, never by the body. */
async function record(
  engine: Engine,
  caller: Caller,
  sent: readonly SentCommand[],
): Promise<E.Either<Problem, BatchOutcome>> {
  const actor = actorOf(caller);
  if (actor === null) return E.left(nobodyActs);
  const refused = await whyNotRecord(engine, caller, sent);
  if (refused !== null) return E.left(refused);
  const commands: readonly Command[] = sent.map((command) => ({ ...command, actor }));
  const done = await engine.executeAll(commands)();
  if (E.isLeft(done)) return E.left(commandProblem(engineProblem(done.left)));
  return done.right.status === 'REFUSED' ? E.left(refusalOf(done.right)) : done;
}

/** Others were faster all the time, or the store cannot be written now. */
const commandProblem = (problem: Problem): Problem =>
  problem.code === 'STREAM_CONTENDED'
    ? { ...problem, status: 409, title: 'Conflict' }
    : problem.status === 503
      ? { ...problem, headers: { 'retry-after': '5' } }
      : problem;

function refusalOf({ rows }: BatchOutcome): Problem {
  const errors = rows.flatMap((row): readonly ProblemPart[] =>
    row.status === 'REFUSED'
      ? row.refusals.map(({ code, path, article, message, detail }) => ({
          ...{ code, article, message, detail },
          path: rows.length === 1 ? path : `[${row.index}].${path}`,
        }))
      : [],
  );
  const [first] = errors;
  if (first === undefined) throw new TypeError('a refusal without a reason');
  const reused = errors.every(({ code }) => code === 'COMMAND_REUSED');
  return { ...invalidCommand(first), ...(reused ? { status: 409, title: 'Conflict' } : {}), errors };
}
