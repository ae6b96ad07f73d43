import type { BatchOutcome, Command, Engine } from '@kpi-ledger/engine';
import { Router } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import { recorded } from '../contract/answers/recorded.js';
import { commands } from '../contract/commands.js';
import type { Description } from '../contract/description.js';
import { id, inHeader } from '../contract/parameters.js';
import { actorOf, type Caller } from '../identity/index.js';
import { engineProblem, type Problem, type ProblemPart, sendProblem } from '../problem.js';
import { readQuery } from '../query.js';
import { callerOf, whyNotRecord } from '../rights/index.js';
import { invalidCommand, nobodyActs, notJson } from './command-problems.js';
import { readCommands, type SentCommand } from './read-commands.js';

/** 201: something was recorded now; 200: everything was there already. */
export const commandDescription: Description = {
  ...{ method: 'post', path: '/api/v1/commands', operationId: 'recordCommands', tag: 'recording' },
  summary: { vi: 'Ghi sự việc vào sổ', en: 'Records facts: one command, or several of which all are recorded or none' },
  parameters: {
    'Idempotency-Key': inHeader('Mã lệnh, khi chỉ có một lệnh. The id of a single command.', id),
  },
  body: {
    required: true,
    content: {
      'application/json': {
        codec: commands,
        example: {
          ...{ commandId: 'vi-du-1', kind: 'UnitRenamed', validAt: '2026-07-01' },
          data: { unit: 'so-noi-vu', name: 'Sở Nội vụ thành phố Huế', synthetic: true },
        },
      },
    },
  },
  answers: { 200: { codec: recorded }, 201: { codec: recorded } },
  example: {},
};

/** Recording: one command, or several of which all are recorded or none. */
export function commandRoutes(engine: Engine): Router {
  const router = Router();
  router.post('/commands', async (request, response) => {
    if (request.is('application/json') === false) return sendProblem(response, notJson);
    // `dry-run` of an import would be passed over here, and the commands recorded.
    const query = readQuery(request, []);
    if (E.isLeft(query)) return sendProblem(response, query.left);
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
