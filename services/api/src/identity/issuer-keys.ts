import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import type { JSONWebKeySet } from 'jose';

const discovery = t.type({ issuer: t.string, jwks_uri: t.string });
const keySet = t.type({ keys: t.array(t.type({ kty: t.string })) });

/** An issuer that has not said its keys in this time is down. */
const TIMEOUT_MS = 5000;

/**
 * Fetches the keys of an issuer: from its JWKS address, or from the one that its discovery document names.
 *
 * @param jwks null: by discovery
 */
export async function loadIssuerKeys(issuer: string, jwks: string | null): Promise<JSONWebKeySet> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const address = jwks ?? (await discover(issuer, signal));
  return decoded(keySet, await getJson(address, signal), address) as JSONWebKeySet;
}

async function discover(issuer: string, signal: AbortSignal): Promise<string> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const found = decoded(discovery, await getJson(address, signal), address);
  // OpenID Connect Discovery 4.3: another name would be another issuer.
  if (found.issuer !== issuer) throw new Error(`${address} speaks for ${found.issuer}, not for ${issuer}`);
  if (!isSafeAddress(found.jwks_uri)) throw new Error(`${address} names keys at an unsafe address`);
  return found.jwks_uri;
}

async function getJson(address: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(address, {
    signal,
    redirect: 'error',
    headers: { accept: 'application/json' },
  });
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  return response.json();
}

function decoded<A>(codec: t.Type<A>, value: unknown, address: string): A {
  const found = codec.decode(value);
  if (E.isLeft(found)) throw new Error(`${address} answers something else than was asked for`);
  return found.right;
}

/** Keys come by https; by http only from this machine. */
export function isSafeAddress(address: string): boolean {
  const url = URL.parse(address);
  if (url === null || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isThisMachine(url.hostname));
}

export const isThisMachine = (host: string): boolean => ['127.0.0.1', 'localhost', '[::1]', '::1'].includes(host);
