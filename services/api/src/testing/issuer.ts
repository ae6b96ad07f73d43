import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { OWN_NAMES } from '../identity/claims.js';
import type { IdentitySettings } from '../identity/index.js';

export interface Pair {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

export async function makePair(kid: string, alg = 'RS256'): Promise<Pair> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

export const AUDIENCE = 'kpi-hue';

export interface Claims {
  readonly roles?: unknown;
  readonly unit?: unknown;
  readonly official?: unknown;
  readonly [claim: string]: unknown;
}

/** An issuer of its own on a free port, with real keys: what a city's sign-in service does, and what can go wrong with one. */
export class TestIssuer {
  /** Served as the key set. */
  published: Pair[] = [];
  /** How often the key set was fetched. */
  fetched = 0;
  /** Instead of the key set: another status, another body. */
  broken: { readonly status: number; readonly body: string } | null = null;
  /** What the discovery document says its issuer is; null: the truth. */
  pretends: string | null = null;
  #server: Server | null = null;
  #port = 0;

  constructor(
    private readonly now: () => number,
    readonly current: Pair,
  ) {
    this.published = [current];
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get settings(): IdentitySettings {
    return {
      ...{ issuer: this.url, audience: AUDIENCE, jwks: null, clockToleranceSeconds: 30 },
      claims: { roles: 'roles', unit: 'unit', official: 'official', roleNames: OWN_NAMES },
      page: null,
    };
  }

  async start(): Promise<this> {
    const server = createServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      if (request.url === '/.well-known/openid-configuration')
        return response.end(JSON.stringify({ issuer: this.pretends ?? this.url, jwks_uri: `${this.url}/keys` }));
      this.fetched++;
      if (this.broken !== null) return response.writeHead(this.broken.status).end(this.broken.body);
      response.end(JSON.stringify({ keys: this.published.map(({ jwk }) => jwk) }));
    });
    await new Promise<void>((done) => server.listen(this.#port, '127.0.0.1', done));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
    return this;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    server?.closeAllConnections();
    await new Promise((done) => (server === null ? done(null) : server.close(done)));
  }

  /** A token as the issuer signs it; `more` changes one thing about it. */
  token(
    claims: Claims,
    more: {
      readonly pair?: Pair;
      readonly issuer?: string;
      readonly audience?: string;
      /** Seconds from now. */
      readonly expires?: number;
      readonly notBefore?: number;
    } = {},
  ): Promise<string> {
    const { pair = this.current, issuer = this.url, audience = AUDIENCE, expires = 600, notBefore } = more;
    const now = Math.floor(this.now() / 1000);
    const jwt = new SignJWT(claims)
      .setProtectedHeader({ alg: pair.alg, kid: pair.kid })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(now)
      .setExpirationTime(now + expires);
    return (notBefore === undefined ? jwt : jwt.setNotBefore(now + notBefore)).sign(pair.privateKey);
  }
}
