import type { At, Engine, EngineError } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type * as t from 'io-ts';
import { engineProblem, type Problem } from '../problem.js';
import { asOf } from '../query.js';
import type { Granted } from '../rights/index.js';
import { effective, type Given, known, type Parameters, paging, waiting } from './parameters.js';

/** Who asks, and of what. */
export interface Asking {
  readonly engine: Engine;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Of whom the caller may read here. */
  readonly granted: Granted;
  /** Id of who asks. */
  readonly actor: string;
}

/** A file as it is sent. */
export class SentFile {
  constructor(
    readonly name: string,
    readonly mediaType: string,
    readonly bytes: Uint8Array,
    /** Where the ledger stood; null: the file says it itself. */
    readonly basis: object | null,
  ) {}
}

/** An address that is read: the route and the document are both made of it. */
export interface Endpoint {
  readonly method: 'get' | 'post';
  /** Below `/api/v1`; `{name}` is a parameter. */
  readonly path: string;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: { readonly vi: string; readonly en: string };
  readonly parameters: Parameters;
  /** Of the parameters those that rows are compared with, each with the field of its name. */
  readonly filters: readonly string[];
  readonly body: t.Mixed | null;
  readonly answer:
    | { readonly codec: t.Mixed }
    /** Files; `json`: the JSON Schema of the one that is JSON. */
    | { readonly mediaTypes: readonly string[]; readonly json?: object };
  /**
   * Its answer rests on the question, the ledger and the day alone, and opens no personal text: it may be sent again while they are the
   * same.
   */
  readonly kept: boolean;
  /** A request that the demonstration ledger answers; in the document, and run by a test. */
  readonly example: { readonly [parameter: string]: string };
  readonly bodyExample: unknown;
  ask(asking: Asking, given: Given<Parameters>, body: unknown): Promise<E.Either<Problem, unknown>>;
}

/** What an address says of itself. */
type Words = Pick<Endpoint, 'path' | 'operationId' | 'tag' | 'summary' | 'example'>;

interface Reading<P extends Parameters> extends Words {
  readonly parameters: P;
  readonly answer: t.Mixed;
  readonly kept?: boolean;
  ask(engine: Engine, question: Given<P> & At): TaskEither<EngineError, unknown>;
}

const NOTHING = { filters: [], body: null, bodyExample: null, kept: false } as const;

export const answered = async <A>(question: TaskEither<EngineError, A>): Promise<E.Either<Problem, A>> =>
  E.mapLeft(engineProblem)(await question());

/** `effective` and `known` as the engine takes them, among the other parameters. */
export function timed<P extends Parameters>(
  { effective: day, known: point, ...given }: Given<Parameters>,
  now: number,
): E.Either<Problem, Given<P> & At> {
  const texts = {
    ...(typeof day === 'string' ? { effective: day } : {}),
    ...(typeof point === 'string' ? { known: point } : {}),
  };
  return E.map((at: At) => ({ ...(given as Given<P>), ...at }))(asOf(texts, now));
}

/** A question with both times. */
export const reading = <P extends Parameters>({ answer, ask, parameters, ...words }: Reading<P>): Endpoint => ({
  ...NOTHING,
  ...words,
  method: 'get',
  parameters: { ...parameters, effective, known, ...waiting },
  answer: { codec: answer },
  ask: async ({ engine, now }, given) => {
    const question = timed<P>(given, now);
    return E.isLeft(question) ? question : answered(ask(engine, question.right));
  },
});

/** A question with both times whose answer is a list: filtered, and taken page by page. */
export function listing<P extends Parameters>({
  filters = {},
  ...question
}: Reading<P> & { readonly filters?: Parameters }): Endpoint {
  const { parameters, ...endpoint } = reading(question);
  return { ...endpoint, parameters: { ...parameters, ...filters, ...paging }, filters: Object.keys(filters) };
}

/** A question that says itself which times it takes. */
export const asking = <P extends Parameters>({
  ask,
  ...words
}: Words &
  Pick<Endpoint, 'answer'> & {
    readonly parameters: P;
    ask(asking: Asking, given: Given<P>): Promise<E.Either<Problem, unknown>>;
  }): Endpoint => ({
  ...NOTHING,
  ...words,
  method: 'get',
  ask: (context, given) => ask(context, given as Given<P>),
});
