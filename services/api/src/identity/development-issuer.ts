import type { Engine } from '@kpi-ledger/engine';
import { json, Router } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import {
  type CryptoKey,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  type JWK,
  type JWTVerifyGetKey,
  SignJWT,
} from 'jose';
import { badRequest, type Problem, sendProblem } from '../problem.js';
import { ROLES, type Role } from './caller.js';
import { OWN_NAMES } from './claims.js';
import type { KeySet } from './key-set.js';
import type { IdentitySettings } from './settings.js';

/** Issues tokens for whoever asks, so that every role can be tried on a demonstration ledger. */
export interface DevelopmentIssuer {
  readonly settings: IdentitySettings;
  readonly keys: KeySet;
  /** `/dev/token` and `/dev/jwks.json`. */
  readonly routes: Router;
}

const ISSUER = 'urn:kpi-ledger:development';
const AUDIENCE = 'kpi-ledger';
const ALGORITHM = 'ES256';
const HOURS = 8;

const roleCodec = t.union([
  t.literal('PUBLIC'),
  t.literal('REPORTING_UNIT'),
  t.literal('ASSESSOR'),
  t.literal('AUTHORITY_HEAD'),
  t.literal('RATING_OFFICER'),
  t.literal('AUDITOR'),
  t.literal('ADMINISTRATOR'),
]);
const askedCodec = t.exact(
  t.intersection([t.type({ roles: t.array(roleCodec) }), t.partial({ unit: t.string, official: t.string })]),
);

/** Refuses a ledger that is live, or not open yet and so may become one. */
export function createDevelopmentIssuer(engine: Engine, now: () => number): E.Either<Problem, DevelopmentIssuer> {
  if (engine.ledger()?.kind !== 'demo') return E.left(notOnLive);
  // Kept in memory only: tokens end with the program.
  let made: Promise<{ readonly privateKey: CryptoKey; readonly jwk: JWK }> | null = null;
  const keyPair = () => {
    made ??= makeKeyPair();
    return made;
  };

  const routes = Router();
  routes.get('/jwks.json', async (_, response) => {
    const { jwk } = await keyPair();
    response.json({ keys: [jwk] });
  });
  routes.post('/token', json({ limit: '4kb', strict: true }), async (request, response) => {
    if (engine.ledger()?.kind !== 'demo') return sendProblem(response, notOnLive);
    const asked = askedCodec.decode(request.body);
    if (E.isLeft(asked)) return sendProblem(response, wrongAsk);
    const { privateKey, jwk } = await keyPair();
    const issued = Math.floor(now() / 1000);
    const { roles, unit, official } = asked.right;
    const claims = {
      roles,
      ...(unit === undefined ? {} : { unit }),
      ...(official === undefined ? {} : { official }),
    };
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: ALGORITHM, ...(jwk.kid === undefined ? {} : { kid: jwk.kid }) })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(issued)
      .setExpirationTime(issued + HOURS * 3600)
      .sign(privateKey);
    response.set('cache-control', 'no-store');
    response.json({ access_token: token, token_type: 'Bearer', expires_in: HOURS * 3600 });
  });

  return E.right({
    settings: {
      ...{ issuer: ISSUER, audience: AUDIENCE, jwks: null, clockToleranceSeconds: 30 },
      claims: { roles: 'roles', unit: 'unit', official: 'official', roleNames: OWN_NAMES },
      page: null,
    },
    keys: Object.assign<JWTVerifyGetKey, Pick<KeySet, 'generation'>>(
      async (header, token) => createLocalJWKSet({ keys: [(await keyPair()).jwk] })(header, token),
      { generation: async () => 0 },
    ),
    routes,
  });
}

async function makeKeyPair() {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM);
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid: 'development', alg: ALGORITHM, use: 'sig' } };
}

const notOnLive: Problem = {
  ...badRequest(
    'DEVELOPMENT_ISSUER_REFUSED',
    '',
    'nơi cấp token thử nghiệm chỉ chạy với sổ trình diễn; sổ thật cần KPI_OIDC_ISSUER',
    'the development issuer runs on a demonstration ledger only; a live one needs KPI_OIDC_ISSUER',
  ),
  status: 403,
  title: 'Forbidden',
};

const wrongAsk: Problem = badRequest(
  'INVALID_IDENTITY',
  '',
  `nội dung phải là {"roles": […], "unit": …, "official": …}; các vai trò: ${ROLES.join(', ')}`,
  `the body must be {"roles": […], "unit": …, "official": …}; roles: ${(ROLES as readonly Role[]).join(', ')}`,
);
