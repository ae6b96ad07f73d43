import type { Engine, Subject } from '@kpi-ledger/engine';
import type { Request, RequestHandler, Response } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import { type Caller, type Identity, tokenRequired } from '../identity/index.js';
import { engineProblem, type Problem, sendProblem } from '../problem.js';
import { ENDPOINTS, type Endpoint } from './endpoints.js';
import { everybody, type Granted, withinReach } from './narrow.js';
import { notWithinReach, roleMayNotRead } from './problems.js';

export interface GuardOptions {
  readonly engine: Engine;
  readonly identity: Identity;
  /** What is wrong with a question whatever the ledger says; null: nothing is known. */
  readonly flawOf: (request: Request) => Problem | null;
  /** Answers what the table does not list. */
  readonly nothingThere: (request: Request, response: Response) => void;
}

/** Lets through what the table of addresses grants to the caller, and notes for the route what was granted. */
export const guard =
  ({ engine, identity, flawOf, nothingThere }: GuardOptions): RequestHandler =>
  async (request, response, next) => {
    const path = `${request.baseUrl}${request.path}`;
    const endpoint = endpointOf(request.method, path);
    if (endpoint === null) return nothingThere(request, response);
    const grant = () => grantOf({ engine, identity, flawOf }, endpoint, request, path);
    const granted = await grant();
    // What one caller is shown another one may not be.
    response.setHeader('Vary', 'authorization');
    response.setHeader('Cache-Control', 'private, no-cache');
    if (E.isLeft(granted)) return sendProblem(response, granted.left);
    response.locals[GRANTED] = granted.right;
    response.locals[AGAIN] = grant;
    next();
  };

type Grant = E.Either<Problem, Granted>;

async function grantOf(
  { engine, identity, flawOf }: Omit<GuardOptions, 'nothingThere'>,
  endpoint: Endpoint,
  request: Request,
  path: string,
): Promise<Grant> {
  const caller = await identity.callerOf(request);
  if (E.isLeft(caller)) return caller;
  const reaches = caller.right.roles.map((role) => endpoint.roles[role]).filter((reach) => reach.length > 0);
  if (reaches.length === 0) return E.left(caller.right.signedIn ? roleMayNotRead(endpoint.path) : tokenRequired);
  const granted: Granted = { caller: caller.right, reaches };
  if (everybody(granted)) return E.right(granted);
  const about = askedAbout(request, path, endpoint);
  // Who is asked about the ledger must say, and it may hang.
  const flaw = about.length === 0 ? null : flawOf(request);
  if (flaw !== null) return E.left(flaw);
  for (const [parameter, subjects] of about) {
    const within = await withinReach(engine, granted, subjects);
    if (E.isLeft(within)) return E.left(engineProblem(within.left));
    if (within.right.size === 0) return E.left(notWithinReach(parameter));
  }
  return E.right(granted);
}

const GRANTED = 'granted';
const AGAIN = 'grantAgain';

/** What the guard let the request through with. */
export function grantedTo(response: Response): Granted {
  const granted = response.locals[GRANTED] as Granted | undefined;
  if (granted === undefined) throw new TypeError('a route without guard');
  return granted;
}

/** Who sends the request, once the guard has let it through; null: before, or not let through. */
export const callerIfKnown = (response: Response): Caller | null =>
  (response.locals[GRANTED] as Granted | undefined)?.caller ?? null;
/** Asks anew, with the token of the request: an answer that goes on for hours ends with the rights of its reader. */
export const grantedStill = (response: Response): Promise<Grant> => (response.locals[AGAIN] as () => Promise<Grant>)();

export const callerOf = (response: Response): Caller => grantedTo(response).caller;

/** The row of an address; null: there is none. HEAD is GET without its body. */
export function endpointOf(method: string, path: string): Endpoint | null {
  const asked = method === 'HEAD' ? 'GET' : method;
  return FIXED.get(`${asked} ${path}`) ?? firstThatFits(asked, path);
}

const firstThatFits = (method: string, path: string): Endpoint | null =>
  MATCHERS.find((one) => one.endpoint.method === method && one.matches.test(path))?.endpoint ?? null;

/** What may be asked at an address. */
export const methodsOf = (path: string): readonly string[] => {
  const methods = MATCHERS.filter(({ matches }) => matches.test(path)).map(({ endpoint }) => endpoint.method);
  return [...new Set(methods)].flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
};

const MATCHERS = ENDPOINTS.map((endpoint) => ({ endpoint, matches: matcherOf(endpoint.path) }));

/** The row of every address without a part that varies: each request looks for its row several times. */
const FIXED: ReadonlyMap<string, Endpoint | null> = new Map(
  ENDPOINTS.filter(({ path }) => !/[:*]/.test(path)).map(({ method, path }) => [
    `${method} ${path}`,
    firstThatFits(method, path),
  ]),
);

/** As the router reads its paths: `:name` is one step, `*name` any number, case and a last slash do not count. */
function matcherOf(path: string): RegExp {
  const steps = path
    .split('/')
    .map((step) => (step[0] === ':' ? `(?<${step.slice(1)}>[^/]+)` : step[0] === '*' ? '.+' : step));
  return new RegExp(`^${steps.join('/')}/?$`, 'i');
}

/**
 * A subject is a post or a person; which of them, the ledger knows. The path is the one that the router reads: another reading of it
 * could ask about somebody else, or about nobody.
 */
function askedAbout(
  request: Request,
  asked: string,
  { path, about = [] }: Endpoint,
): readonly (readonly [string, readonly Subject[]])[] {
  const { searchParams } = new URL(request.originalUrl, 'http://localhost');
  const inPath = matcherOf(path).exec(asked)?.groups ?? {};
  return about.flatMap((parameter) =>
    [...searchParams.getAll(parameter), ...decoded(inPath[parameter])].map(
      (id): readonly [string, readonly Subject[]] => {
        const kinds: readonly Subject['kind'][] =
          parameter === 'unit' || parameter === 'task' ? [parameter] : ['post', 'person'];
        return [parameter, kinds.map((kind) => ({ kind, id }))];
      },
    ),
  );
}

/** An address that cannot be decoded names nobody; the route refuses it. */
function decoded(step: string | undefined): readonly string[] {
  try {
    return step === undefined ? [] : [decodeURIComponent(step)];
  } catch {
    return [''];
  }
}
