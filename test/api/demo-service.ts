import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@kpi-ledger/api';
import { openLedger } from '@kpi-ledger/api/ledger';
import * as E from 'fp-ts/lib/Either.js';
import { demoLedger } from '../../packages/cli/src/testing/demo-ledger.js';
import { kpiHere } from '../../packages/cli/src/testing/in-process.js';
import { makePair, TestIssuer } from '../../services/api/src/testing/issuer.js';

/** The service in this process, over a ledger file. */
export async function serveFile(path: string) {
  const opened = await openLedger({ url: `sqlite:${path}`, create: false })();
  if (E.isLeft(opened)) throw new Error(opened.left.detail);
  const { engine, evidence, close } = opened.right;
  const issuer = await new TestIssuer(Date.now, await makePair('one', 'ES256')).start();
  const serving = await serve({ engine, evidence, port: 0, identity: issuer.settings });
  const token = await issuer.token({ roles: ['RATING_OFFICER'], official: 'officer' });
  const unit = await issuer.token({ roles: ['REPORTING_UNIT'], unit: 'so-van-hoa-va-the-thao' });
  return {
    url: serving.url,
    /** Of a rating officer, who may read everything. */
    signedIn: { authorization: `Bearer ${token}` },
    /** Of a unit, which reports for itself. */
    reporting: { authorization: `Bearer ${unit}` },
    stop: async () => {
      await serving.stop();
      await issuer.stop();
      await close();
    },
  };
}

/** The service over the demonstration ledger, and the command line on the same file. */
export async function demoService() {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-api-'));
  const path = join(folder, 'demo.db');
  await demoLedger(path);
  const kpi = async (...args: readonly string[]): Promise<string> => {
    const { status, stdout, stderr } = await kpiHere(...args, '--store', `sqlite:${path}`);
    if (status !== 0) throw new Error(`kpi ${args.join(' ')}: exit ${status}: ${stderr}`);
    return stdout;
  };
  const service = await serveFile(path);
  return {
    ...{ url: service.url, signedIn: service.signedIn, reporting: service.reporting, kpi },
    stop: async () => {
      await service.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
