import type { AnyEvent } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import { openLedger } from '../open-ledger.js';
import { serve } from '../serve.js';
import { makePair, TestIssuer } from './issuer.js';

type Fact = readonly [type: AnyEvent['type'], validAt: string | null, data: object];

const unit = (id: string) => ({
  unit: id,
  name: `Đơn vị ${id}`,
  aliases: [],
  kind: 'department',
  scope: 'in',
  article: null,
});
const post = (of: string) => ({
  ...{
    post: `head-${of}`,
    unit: of,
    title: 'Trưởng',
    role: 'HEAD',
    personKind: 'CONG_CHUC',
    scope: 'in',
    article: null,
  },
});

/** A service in this process, over a ledger in memory with units `u1` to `u5` and their vacant head posts. */
export async function smallService(now: number) {
  const opened = await openLedger({ url: 'memory:', create: true, clock: () => now })();
  if (E.isLeft(opened)) throw new Error(opened.left.detail);
  const { engine, close } = opened.right;
  let recorded = 0;
  const record = async (facts: readonly Fact[]): Promise<void> => {
    const done = await engine.executeAll(
      facts.map(([type, validAt, data]) => ({ commandId: `c-${recorded++}`, type, validAt, data, actor: 'test' })),
    )();
    if (E.isLeft(done) || done.right.status !== 'RECORDED') throw new Error(JSON.stringify(done));
  };
  await record([
    ['LedgerOpened', null, { ledger: '00000000-0000-4000-8000-000000000001', kind: 'live', city: 'hue' }],
    ...[1, 2, 3, 4, 5].flatMap((n): readonly Fact[] => [
      ['UnitRegistered', '2026-01-01', unit(`u${n}`)],
      ['PostDefined', '2026-01-01', post(`u${n}`)],
    ]),
  ]);
  const issuer = await new TestIssuer(() => now, await makePair('one', 'ES256')).start();
  const serving = await serve({ engine, port: 0, now: () => now, identity: issuer.settings });
  const token = await issuer.token({ roles: ['RATING_OFFICER'], official: 'officer' });
  return {
    ...{ url: serving.url, engine, record },
    /** Of a rating officer, who may read everything. */
    signedIn: { authorization: `Bearer ${token}` },
    stop: async () => {
      await serving.stop();
      await issuer.stop();
      await close();
    },
  };
}
