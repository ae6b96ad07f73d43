import * as E from 'fp-ts/lib/Either.js';
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Problem } from '../problem.js';
import { KeysUnavailable } from './key-set.js';
import { invalidToken, issuerDown } from './problems.js';

export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  readonly clockToleranceSeconds: number;
  readonly keys: JWTVerifyGetKey;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Signatures by a key pair only: neither "none" nor a shared secret can ever pass for the issuer. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

/** What a token claims, once signature, issuer, audience and times are right. */
export async function verifyToken(token: string, rules: TokenRules): Promise<E.Either<Problem, JWTPayload>> {
  try {
    const { payload } = await jwtVerify(token, rules.keys, {
      issuer: rules.issuer,
      audience: rules.audience,
      algorithms: ALGORITHMS,
      clockTolerance: rules.clockToleranceSeconds,
      requiredClaims: ['exp', 'iat'],
      currentDate: new Date(rules.now()),
    });
    return E.right(payload);
  } catch (error) {
    if (error instanceof KeysUnavailable) return E.left(issuerDown(error.retryAfterSeconds));
    if (error instanceof errors.JOSEError) return E.left(invalidToken(reasonOf(error)));
    // A key of the issuer that cannot be used with the algorithm that the token names.
    if (error instanceof TypeError || error instanceof DOMException)
      return E.left(invalidToken('the key does not fit'));
    throw error;
  }
}

function reasonOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) return `claim ${error.claim} is not as expected`;
  if (error instanceof errors.JOSEAlgNotAllowed) return 'algorithm is not accepted';
  if (error instanceof errors.JWKSNoMatchingKey) return 'unknown key';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature is wrong';
  return 'malformed';
}
