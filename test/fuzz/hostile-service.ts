import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, serve } from '@kpi-ledger/api';
import * as E from 'fp-ts/lib/Either.js';
import { DECISION, NOW, openCity } from '../../services/api/src/testing/city.js';
import { makePair, TestIssuer } from '../../services/api/src/testing/issuer.js';
import { RawClient } from './send.js';

const ROLES = ['REPORTING_UNIT', 'ASSESSOR', 'AUTHORITY_HEAD', 'RATING_OFFICER', 'ADMINISTRATOR'];
const CHAIR = { unit: 'ubnd', official: 'chair' };
/** Who sends, most often who may most, so that requests get past the rights. */
const CLAIMS: {
  readonly [name: string]: { readonly roles: readonly string[]; readonly unit?: string; readonly official?: string };
} = {
  everything: { roles: ROLES, ...CHAIR },
  unit: { roles: ['REPORTING_UNIT'], unit: 'so-a', official: 'director' },
  head: { roles: ['AUTHORITY_HEAD', 'ASSESSOR'], ...CHAIR },
  officer: { roles: ['RATING_OFFICER'], official: 'secretary' },
  administrator: { roles: ['ADMINISTRATOR'], official: 'admin' },
  auditor: { roles: ['AUDITOR'] },
  strange: { roles: ['PUBLIC', 'REPORTING_UNIT'], unit: '../ubnd', official: '__proto__' },
};
export const STANDINGS: readonly string[] = [...Object.keys(CLAIMS), 'nobody', 'forged'];

/** The service in this process over a small city in a file, with a score published, its log and files under watch. */
export async function hostileService() {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-fuzz-'));
  const path = join(folder, 'kpi.db');
  const confirmed = { person: 'director', period: '2026-Q1', S: '2047/24', calculatedAt: null, decision: DECISION };
  const { engine, evidence, store, close } = await openCity(
    'demo',
    [['PeriodScoreConfirmed', null, confirmed]],
    `sqlite:${path}`,
  );
  const acting = { period: '2026-Q1', unit: 'so-a', onlyReady: true, actor: 'officer', decision: DECISION };
  const published = await engine.publishPeriod(acting)();
  if (E.isLeft(published) || published.right.status !== 'RECORDED') throw new Error(JSON.stringify(published));
  const now = () => NOW;
  const issuer = await new TestIssuer(now, await makePair('one', 'ES256')).start();
  const settings = readSettings({
    ...{ KPI_RATE_PER_ADDRESS: '1000000', KPI_RATE_PER_IDENTITY: '1000000', KPI_KEEP_ALIVE_SECONDS: '600' },
  });
  if (E.isLeft(settings)) throw new Error(JSON.stringify(settings.left));
  const serving = await serve({
    ...{ engine, evidence, store, port: 0, now, identity: issuer.settings, settings: settings.right },
  });
  const tokens = new Map<string, string>([['forged', 'eyJhbGciOiJub25lIn0.eyJyb2xlcyI6WyJBRE1JTklTVFJBVE9SIl19.']]);
  for (const [name, claims] of Object.entries(CLAIMS)) tokens.set(name, await issuer.token(claims));
  const client = new RawClient(serving.url);
  return {
    client,
    tokenOf: (standing: string) => tokens.get(standing),
    /** How many events the log has, and the root over them. */
    log: async (): Promise<{ readonly ordinal: number; readonly root: string }> => {
      const basis = await engine.basis({})();
      if (E.isLeft(basis)) throw new Error(basis.left.detail);
      const { ordinal, root } = basis.right;
      return { ordinal, root };
    },
    files: (): number =>
      existsSync(`${path}.evidence`)
        ? readdirSync(`${path}.evidence`, { recursive: true }).filter((name) => String(name).includes('.sealed')).length
        : 0,
    stop: async () => {
      client.close();
      await serving.stop();
      await issuer.stop();
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type HostileService = Awaited<ReturnType<typeof hostileService>>;
