import type { EngineError } from '@kpi-ledger/engine';
import type { Response } from 'express';

/** Why a request was not answered: RFC 9457, with the `error` object that the CLI gives too. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly code: string;
  readonly path: string;
  readonly article: string | null;
  /** Vietnamese, for users. */
  readonly message: string;
  /** English, for developers. */
  readonly detail: string;
  /** Where several things are wrong: all of them, the first one too. */
  readonly errors?: readonly ProblemPart[];
  /** How many more there are than are told. */
  readonly more?: number;
  readonly headers?: { readonly [name: string]: string };
}

/** One of the things that are wrong with a request. */
export interface ProblemPart extends Pick<Problem, 'code' | 'path' | 'article' | 'message' | 'detail'> {
  /** The cell of a file, for programs that show it there. */
  readonly at?: object;
}

export const badRequest = (code: string, path: string, message: string, detail: string): Problem => ({
  status: 400,
  title: 'Bad request',
  code,
  path,
  article: null,
  message,
  detail,
});

const STATUS = {
  INVALID: [400, 'Bad request'],
  REFUSED: [422, 'Refused'],
  UNAVAILABLE: [503, 'Store unavailable'],
  CORRUPT: [500, 'Store corrupt'],
} as const;

export function engineProblem({ kind, code, path, article, message, detail }: EngineError): Problem {
  const [status, title] = code.startsWith('UNKNOWN_') ? ([404, 'Not found'] as const) : STATUS[kind];
  return { status, title, code, path, article, message, detail };
}

/** A busy or unreachable service is asked again a little later. */
const RETRY: { readonly [status: number]: { readonly [name: string]: string } } = { 503: { 'retry-after': '5' } };

export function sendProblem(response: Response, problem: Problem): void {
  const { status, headers = {} } = problem;
  response
    .status(status)
    .set({ ...RETRY[status], ...headers })
    .type('application/problem+json')
    .send(problemBody(problem));
}

export const problemBody = ({ status, title, code, path, article, message, detail, errors, more }: Problem): string =>
  JSON.stringify({ type: 'about:blank', title, status, detail, error: { code, path, article, message }, errors, more });
