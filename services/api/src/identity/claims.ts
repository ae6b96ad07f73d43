import * as E from 'fp-ts/lib/Either.js';
import type { JWTPayload } from 'jose';
import type { Problem } from '../problem.js';
import { type Caller, ROLES, type Role } from './caller.js';
import { invalidToken } from './problems.js';

/** Where the claims of an issuer say what this service asks for. */
export interface ClaimMapping {
  /** Names of claims; a dot goes into an object, as in `realm_access.roles`. */
  readonly roles: string;
  readonly unit: string;
  readonly official: string;
  /** The issuer's word for a role → ours. */
  readonly roleNames: ReadonlyMap<string, Role>;
}

export const OWN_NAMES: ReadonlyMap<string, Role> = new Map(ROLES.map((role) => [role, role]));

/** Ids as the ledger takes them. */
const ID = /^[a-z0-9][a-z0-9._-]{0,99}$/;

/**
 * Who bears a verified token. Roles of other services are passed over; without one of ours the bearer reads what the public
 * reads. An id that the ledger could never hold is an error of the issuer's set-up, not somebody without an id.
 */
export function callerOf(payload: JWTPayload, mapping: ClaimMapping): E.Either<Problem, Caller> {
  const unit = idOf(payload, mapping.unit);
  if (E.isLeft(unit)) return unit;
  const official = idOf(payload, mapping.official);
  if (E.isLeft(official)) return official;
  const named = [claimAt(payload, mapping.roles) ?? []].flat().flatMap((name) => roleOf(name, mapping) ?? []);
  const roles: readonly Role[] = named.length === 0 ? ['PUBLIC'] : [...new Set(named)];
  if (roles.includes('AUDITOR') && roles.some((role) => role !== 'AUDITOR' && role !== 'PUBLIC'))
    return E.left(invalidToken('an auditor has no other role'));
  return E.right({ roles, unit: unit.right, official: official.right, signedIn: true });
}

const roleOf = (name: unknown, { roleNames }: ClaimMapping): Role | undefined =>
  typeof name === 'string' ? roleNames.get(name) : undefined;

function idOf(payload: JWTPayload, claim: string): E.Either<Problem, string | null> {
  const value = claimAt(payload, claim) ?? null;
  if (value === null) return E.right(null);
  return typeof value === 'string' && ID.test(value)
    ? E.right(value)
    : E.left(invalidToken(`claim ${claim} is no id of this ledger`));
}

function claimAt(payload: JWTPayload, path: string): unknown {
  // A claim may have dots in its own name, as those that are addresses have.
  if (Object.hasOwn(payload, path)) return payload[path];
  let value: unknown = payload;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as { readonly [name: string]: unknown })[name];
  }
  return value;
}
