import type { Assumed, Command, Engine, EngineError } from '@kpi-ledger/engine';
import { isEventType } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { classes } from '../contract/answers/classes.js';
import { explanation, ratings, readiness } from '../contract/answers/ratings.js';
import { answered, type Endpoint } from '../contract/endpoint.js';
import { component, list, nullable, record, says, table, text } from '../contract/fields.js';
import {
  effective,
  type Given,
  id,
  needed,
  optional,
  type Parameters,
  period,
  trueOrFalse,
  unit,
  waiting,
  year,
} from '../contract/parameters.js';
import { badRequest, type Problem } from '../problem.js';
import { ofYear } from './of-year.js';

const assumption = component(
  'Assumption',
  'What is assumed: facts as commands would record them now, and values of parameters for everybody and every period.',
  record(
    {},
    {
      set: says('Values of parameters by id, `{"P13": "GOOD_AND_ABOVE"}`.', table(text)),
      facts: list(record({ type: text, data: t.unknown as t.Type<unknown> }, { validAt: nullable(text) })),
    },
  ),
);
type Assumption = t.TypeOf<typeof assumption>;

const tag = 'what-if';
const SET = { set: { P1: 'TOTAL_ONLY' } };

/** The same questions over facts that nobody recorded; nothing is written, and the answer says so. */
export const whatIfEndpoints: readonly Endpoint[] = [
  whatIf({
    ...{ path: '/what-if/ratings', operationId: 'assumeRatings' },
    summary: { vi: 'Điểm của kỳ nếu…', en: 'The scores of a period, what if' },
    parameters: {
      period,
      unit,
      people: optional('Kèm người không giữ chức vụ có tên. Also people without a named post.', trueOrFalse),
    },
    answer: ratings,
    example: { period: '2026-Q3', unit: 'so-van-hoa-va-the-thao' },
    ask: (engine, question) => engine.rate(question),
  }),
  whatIf({
    ...{ path: '/what-if/explanations', operationId: 'assumeExplanation' },
    summary: { vi: 'Diễn giải điểm nếu…', en: 'How a score would come about' },
    parameters: { period, subject: needed('Mã người hoặc mã chức vụ. Id of a person or a post.', id) },
    answer: explanation,
    example: { period: '2026-Q3', subject: 'head-so-van-hoa-va-the-thao' },
    ask: (engine, question) => engine.explain(question),
  }),
  whatIf({
    ...{ path: '/what-if/readiness', operationId: 'assumeReadiness' },
    summary: { vi: 'Còn thiếu gì nếu…', en: 'What would still block publishing' },
    parameters: { period, unit },
    answer: readiness,
    example: { period: '2026-Q3' },
    ask: (engine, question) => engine.readiness(question),
  }),
  whatIf({
    ...{ path: '/what-if/classes', operationId: 'assumeClasses' },
    summary: { vi: 'Xếp loại năm nếu…', en: 'The annual classes, what if' },
    parameters: { year, unit },
    answer: classes,
    example: { year: '2026' },
    ask: (engine, { year: of, ...question }) => ofYear(engine.classify({ ...question, period: of })),
  }),
];

function whatIf<P extends Parameters>({
  parameters,
  answer,
  ask,
  ...words
}: Pick<Endpoint, 'path' | 'operationId' | 'summary' | 'example'> & {
  readonly parameters: P;
  readonly answer: t.Mixed;
  ask(
    engine: Engine,
    question: Given<P> & { readonly effective?: string; readonly assumed: Assumed },
  ): TaskEither<EngineError, unknown>;
}): Endpoint {
  return {
    ...words,
    tag,
    method: 'post',
    kept: false,
    filters: [],
    parameters: { ...parameters, effective, ...waiting },
    body: assumption,
    bodyExample: SET,
    answer: { codec: answer },
    ask: async ({ engine, actor }, given, body) => {
      const commands = commandsOf(body as Assumption, actor);
      if (E.isLeft(commands)) return commands;
      const { set } = body as Assumption;
      const assumed = await answered(
        engine.assume({ commands: commands.right, actor, ...(set === undefined ? {} : { set }) }),
      );
      return E.isLeft(assumed) ? assumed : answered(ask(engine, { ...(given as Given<P>), assumed: assumed.right }));
    },
  };
}

function commandsOf({ set = {}, facts = [] }: Assumption, actor: string): E.Either<Problem, readonly Command[]> {
  if (facts.length === 0 && Object.keys(set).length === 0)
    return E.left(
      badRequest(
        'NOTHING_ASSUMED',
        '',
        'chưa giả định điều gì: cần set hoặc facts',
        'nothing is assumed: give set or facts',
      ),
    );
  const commands: Command[] = [];
  for (const [index, { type, validAt = null, data }] of facts.entries()) {
    if (!isEventType(type))
      return E.left(
        badRequest('UNKNOWN_KIND', `facts.${index}.type`, `không có loại sự việc "${type}"`, `no event type "${type}"`),
      );
    commands.push({ commandId: `what-if-${index + 1}`, type, validAt, data, actor });
  }
  return E.right(commands);
}
