import { eventIdOf, type NewFact, streamOf } from '@kpi-ledger/events';
import { sealFact } from '@kpi-ledger/ledger';
import { verifyBundle } from '@kpi-ledger/verify';
import { expect, test } from 'vitest';
import { recompute } from '../recompute/index.js';
import { answered, type TestLedger } from '../testing/ledger.js';
import { Q1, rated } from '../testing/rated-city.js';
import { sealed } from '../testing/sealed-city.js';

const IMPORT = 'nhap-1';
const STARTED: NewFact = {
  type: 'ImportStarted',
  validAt: '2026-04-05',
  data: { import: IMPORT, kind: 'mixed', file: 'quy-1.xlsx', fileHash: 'a'.repeat(64), rows: 3 },
};
const COMPLETED: NewFact = {
  type: 'ImportCompleted',
  validAt: '2026-04-05',
  data: { import: IMPORT, recorded: 2, skipped: 1 },
};
/** Both would change the rating of the director: whose post it is, and a task that is late. */
const ROWS: readonly NewFact[] = [
  { type: 'HeadRelieved', validAt: '2026-02-01', data: { post: 'giam-doc-a', person: 'director', reason: 'OTHER' } },
  {
    type: 'TaskAssigned',
    validAt: '2026-01-05',
    data: {
      ...{ task: 'tu-tep', unit: 'so-a', basis: 'PLAN', publicTitle: 'Nhiệm vụ từ tệp' },
      milestones: [{ key: 'm1', due: '2026-03-31', units: 5 }],
      snapshot: { factor: '1', decidedBy: '12/QĐ-UBND' },
    },
  },
] as readonly NewFact[];

/** Facts of the import, each as its own command. */
async function append(ledger: TestLedger, facts: readonly NewFact[]): Promise<void> {
  for (const fact of facts) {
    const stream = streamOf(fact);
    const commandId = `${IMPORT}.${fact.type}`;
    let expectedRevision = -1;
    for await (const { event } of ledger.store.readStream(stream)) expectedRevision = event.revision;
    const id = eventIdOf('11111111-1111-4111-8111-111111111111', commandId, 0);
    await answered(
      ledger.store.append([
        {
          ...{ commandId, stream, expectedRevision, actor: 'van-phong', correlationId: IMPORT, causationId: null },
          facts: [sealFact(fact, id, stream, ledger.vault)],
        },
      ]),
    );
  }
}

test.each([undefined, 'so-a'])(
  'A bundle (unit %s) of a quarter that was closed over an open import verifies, before its completion and after.',
  async (unit) => {
    const ledger = await rated();
    await append(ledger, [STARTED, ...ROWS]);
    const engine = await ledger.engine();
    await answered(engine.publishPeriod(Q1));
    expect(await answered(engine.closePeriod(Q1))).toMatchObject({ status: 'RECORDED' });
    const scores =
      unit === undefined
        ? [
            ['director', '100'],
            ['employee', '80'],
          ]
        : [['director', '100']];
    const verified = async () => {
      const { firstBad, ratings } = verifyBundle(await sealed(engine, unit), recompute);
      return { firstBad, scores: ratings.map(({ person, S }) => [person, S]) };
    };
    expect(await verified()).toEqual({ firstBad: null, scores });
    await append(ledger, [COMPLETED]);
    expect(await verified()).toEqual({ firstBad: null, scores });
    const now = await answered(engine.rate({ period: '2026-Q1' }));
    expect(now.rows.find(({ post }) => post === 'giam-doc-a')?.S).not.toBe('100');
  },
);
