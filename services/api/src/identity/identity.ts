import type { Engine } from '@kpi-ledger/engine';
import type { Request, Router } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import type { Problem } from '../problem.js';
import { type Caller, LOCAL, PUBLIC } from './caller.js';
import { callerOf } from './claims.js';
import { createDevelopmentIssuer } from './development-issuer.js';
import { isThisMachine, loadIssuerKeys } from './issuer-keys.js';
import { createKeySet, type KeySet, KeysUnavailable } from './key-set.js';
import { invalidToken, issuerDown, noIssuer } from './problems.js';
import type { IdentitySettings } from './settings.js';
import { VerifiedTokens } from './verified-tokens.js';
import { verifyToken } from './verify-token.js';

/** Tells who sends a request. */
export interface Identity {
  callerOf(request: Request): Promise<E.Either<Problem, Caller>>;
  /** Of the development issuer; null: there is none. */
  readonly developmentRoutes: Router | null;
  readonly signIn: SignIn;
}

/** How somebody at the page signs in: at the issuer, as whoever they like (demonstration), or not at all. */
export type SignIn =
  | { readonly kind: 'OIDC'; readonly issuer: string; readonly clientId: string; readonly scope: string }
  | { readonly kind: 'DEMO' }
  | { readonly kind: 'NONE' };

/**
 * With an issuer: whoever bears its token, else the public. Without: whoever is at this machine reads as ever; on a
 * demonstration ledger tokens of the development issuer are taken too.
 */
export function createIdentity(engine: Engine, settings: IdentitySettings | null, now: () => number): Identity {
  if (settings !== null) {
    const keys = createKeySet({ load: () => loadIssuerKeys(settings.issuer, settings.jwks), now });
    return { callerOf: bearerOf(settings, keys, now, PUBLIC), developmentRoutes: null, signIn: signInOf(settings) };
  }
  const development = createDevelopmentIssuer(engine, now);
  return E.isLeft(development)
    ? { callerOf: async (request) => withoutIssuer(request), developmentRoutes: null, signIn: { kind: 'NONE' } }
    : {
        callerOf: bearerOf(development.right.settings, development.right.keys, now, LOCAL),
        developmentRoutes: development.right.routes,
        signIn: { kind: 'DEMO' },
      };
}

const signInOf = ({ issuer, page }: IdentitySettings): SignIn =>
  page === null ? { kind: 'NONE' } : { kind: 'OIDC', issuer, ...page };

const withoutIssuer = (request: Request): E.Either<Problem, Caller> => {
  if (request.get('authorization') !== undefined) return E.left(noIssuer);
  return E.right(isForThisMachine(request.headers.host) ? LOCAL : PUBLIC);
};

/**
 * Whether whoever asks knows that it is this machine. A page of anybody's, open in a browser here, can give a name of its own the address of
 * this machine (DNS rebinding) and would read what whoever sits here may read: then the request bears that name.
 */
const isForThisMachine = (host: string | undefined): boolean =>
  host === undefined || isThisMachine(URL.parse(`http://${host}`)?.hostname ?? '');

function bearerOf(
  settings: IdentitySettings,
  keys: KeySet,
  now: () => number,
  withoutToken: Caller,
): Identity['callerOf'] {
  const verified = new VerifiedTokens(settings.clockToleranceSeconds);
  return async (request) => {
    const header = request.get('authorization');
    if (header === undefined) return E.right(withoutToken);
    const token = /^Bearer +(?<token>[\w.~+/=-]+)$/i.exec(header)?.groups?.['token'];
    if (token === undefined) return E.left(invalidToken('expected: Bearer TOKEN'));
    const generation = await generationOf(keys);
    if (E.isLeft(generation)) return generation;
    const at = now();
    const known = verified.callerOf(token, generation.right, at);
    if (known !== null) return E.right(known);
    const claims = await verifyToken(token, { ...settings, keys, now });
    if (E.isLeft(claims)) return claims;
    const caller = callerOf(claims.right, settings.claims);
    const { exp: expires } = claims.right;
    // Keys that came meanwhile have another number, so that it is verified with them once more.
    if (E.isRight(caller) && expires !== undefined)
      verified.add(token, { caller: caller.right, generation: generation.right, at, expires });
    return caller;
  };
}

async function generationOf(keys: KeySet): Promise<E.Either<Problem, number>> {
  try {
    return E.right(await keys.generation());
  } catch (error) {
    if (error instanceof KeysUnavailable) return E.left(issuerDown(error.retryAfterSeconds));
    throw error;
  }
}
