import type { AnyEvent } from '@kpi-ledger/events';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { eventsOf, same } from '../testing/history.js';
import { expectLaws, type Oracle } from '../testing/laws.js';
import { type Attempt, createWorld, DECISION, HASH, LEDGER, TODAY } from '../testing/world.js';

const lastSays = (events: readonly AnyEvent[], attempt: Attempt): boolean => {
  const last = events.filter(({ type }) => type === attempt.type).at(-1);
  return last !== undefined && same(last.data, attempt.data);
};

describe('periods', () => {
  const attempts: fc.Arbitrary<Attempt> = fc.oneof(
    fc.tuple(fc.constantFrom('2026-Q2', '2026-Q4'), fc.constantFrom(1, 2)).map(
      ([period, ratings]): Attempt => ({
        type: 'PeriodClosed',
        validAt: null,
        data: { period, ratings, ratingsRoot: HASH, ordinal: 3, root: HASH },
      }),
    ),
    fc.boolean().map(
      (decided): Attempt => ({
        type: 'PeriodReopened',
        validAt: null,
        data: { period: '2026-Q2', reason: 'x', ...(decided && { decision: DECISION }) },
      }),
    ),
  );
  const oracle: Oracle = (events, attempt, validAt) => {
    const last = events.at(-1);
    if (last?.type === attempt.type && same(last.data, attempt.data)) return 'ALREADY_SO';
    const closed = last?.type === 'PeriodClosed';
    if (attempt.type === 'PeriodClosed') return !closed && validAt <= TODAY ? 'RECORD' : 'REFUSE';
    return closed && 'decision' in attempt.data ? 'RECORD' : 'REFUSE';
  };
  it('close, and open again only by decision', () => expectLaws(attempts, oracle));
});

describe('classifications', () => {
  const base = { person: 'p1', year: '2026' };
  const petition = fc.constantFrom('k1', 'k2');
  const day = fc.constantFrom('2026-06-01', '2026-06-20');
  const attempts: fc.Arbitrary<Attempt> = fc.oneof(
    fc.tuple(fc.constantFrom('p1', 'p2', 'nobody'), fc.boolean()).map(
      ([signer, decided]): Attempt => ({
        type: 'ClassificationDecided',
        validAt: TODAY,
        data: { ...base, class: 'TOT', signer, ...(decided && { decision: DECISION }) },
      }),
    ),
    fc
      .tuple(petition, day)
      .map(
        ([it, validAt]): Attempt => ({ type: 'PetitionFiled', validAt, data: { ...base, petition: it, text: 'x' } }),
      ),
    fc.tuple(petition, day, fc.boolean()).map(
      ([it, validAt, upheld]): Attempt => ({
        type: 'PetitionAnswered',
        validAt,
        data: { ...base, petition: it, upheld, answer: 'x' },
      }),
    ),
  );
  const oracle: Oracle = (events, attempt, validAt) => {
    const fact = attempt as unknown as AnyEvent;
    if (fact.type === 'ClassificationDecided') {
      if (lastSays(events, attempt)) return 'ALREADY_SO';
      return fact.data.signer === 'p2' && fact.data.decision ? 'RECORD' : 'REFUSE';
    }
    if (fact.type !== 'PetitionFiled' && fact.type !== 'PetitionAnswered') throw new Error(fact.type);
    const filed = eventsOf(events, 'PetitionFiled').find((it) => it.data.petition === fact.data.petition);
    if (fact.type === 'PetitionFiled') return filed ? (filed.validAt === validAt ? 'ALREADY_SO' : 'REFUSE') : 'RECORD';
    const answered = eventsOf(events, 'PetitionAnswered').find((it) => it.data.petition === fact.data.petition);
    if (answered) return answered.validAt === validAt && same(answered.data, fact.data) ? 'ALREADY_SO' : 'REFUSE';
    return filed && filed.validAt <= validAt ? 'RECORD' : 'REFUSE';
  };
  it('are signed by another, and answer each petition once', () => expectLaws(attempts, oracle));
});

describe('imports', () => {
  const attempts: fc.Arbitrary<Attempt> = fc.oneof(
    fc.constantFrom(3, 4).map(
      (rows): Attempt => ({
        type: 'ImportStarted',
        validAt: null,
        data: { import: 'f1', kind: 'units', file: 'f.csv', fileHash: HASH, rows },
      }),
    ),
    fc.tuple(fc.constantFrom(1, 4), fc.constantFrom(0, 2)).map(
      ([recorded, skipped]): Attempt => ({
        type: 'ImportCompleted',
        validAt: null,
        data: { import: 'f1', recorded, skipped },
      }),
    ),
  );
  const oracle: Oracle = (events, attempt) => {
    const fact = attempt as unknown as AnyEvent;
    if (lastSays(events, attempt)) return 'ALREADY_SO';
    const [started] = eventsOf(events, 'ImportStarted');
    if (fact.type === 'ImportStarted') return started ? 'REFUSE' : 'RECORD';
    if (fact.type !== 'ImportCompleted') throw new Error(fact.type);
    const again = eventsOf(events, 'ImportCompleted').length > 0;
    return started && !again && fact.data.recorded + fact.data.skipped <= started.data.rows ? 'RECORD' : 'REFUSE';
  };
  it('start once and complete once', () => expectLaws(attempts, oracle));
});

describe('the ledger', () => {
  const attempts: fc.Arbitrary<Attempt> = fc.oneof(
    fc
      .constantFrom('live', 'demo')
      .map((kind): Attempt => ({ type: 'LedgerOpened', validAt: null, data: { ledger: LEDGER, kind, city: 'hue' } })),
    fc
      .record({
        id: fc.constantFrom('P1', 'P1', 'P1', 'P999'),
        value: fc.constantFrom('COMPONENT', 'TOTAL_ONLY', 'ANYTHING'),
        from: fc.constantFrom('2026-02-01', '2026-02-01', '2025-12-31'),
        unit: fc.constantFrom({}, {}, { unit: 'nowhere' }),
        decision: fc.constantFrom({ decision: DECISION }, { decision: DECISION }, {}),
      })
      .map(
        ({ unit, decision, ...rule }): Attempt => ({
          type: 'RuleSetAdopted',
          validAt: '2026-02-01',
          data: { rules: [{ ...rule, source: 'QĐ', ...unit }], ...decision },
        }),
      ),
    fc.tuple(fc.constantFrom('official-p1', 'official-p2', 'ledger'), fc.constantFrom({ decision: DECISION }, {})).map(
      ([subject, decision]): Attempt => ({
        type: 'SubjectErased',
        validAt: null,
        data: { subject, legalBasis: 'Luật', records: 'NONE', ...decision },
      }),
    ),
  );
  const oracle: Oracle = (events, attempt) => {
    const fact = attempt as unknown as AnyEvent;
    const [opened] = eventsOf(events, 'LedgerOpened');
    if (fact.type !== 'LedgerOpened' && opened === undefined) return 'REFUSE';
    switch (fact.type) {
      case 'LedgerOpened':
        if (opened === undefined) return 'RECORD';
        return fact.data.kind === opened.data.kind ? 'ALREADY_SO' : 'REFUSE';
      case 'RuleSetAdopted': {
        const [rule] = fact.data.rules;
        if (lastSays(events, attempt)) return 'ALREADY_SO';
        const isRule = rule?.id === 'P1' && rule.value !== 'ANYTHING' && rule.from === '2026-02-01';
        return isRule && rule.unit === undefined && fact.data.decision !== undefined ? 'RECORD' : 'REFUSE';
      }
      case 'SubjectErased':
        if (eventsOf(events, 'SubjectErased').some((it) => it.data.subject === fact.data.subject)) return 'ALREADY_SO';
        return fact.data.subject !== 'ledger' && fact.data.decision !== undefined ? 'RECORD' : 'REFUSE';
      default:
        throw new Error(fact.type);
    }
  };
  it('opens once and first, adopts rules that can be computed with, erases by decision', () =>
    expectLaws(attempts, oracle, { begin: createWorld }));
});

describe('signing', () => {
  const opening: Attempt = { type: 'LedgerOpened', validAt: null, data: { ledger: LEDGER, kind: 'live', city: 'hue' } };
  const attempts: fc.Arbitrary<Attempt> = fc.oneof(
    fc
      .record({
        key: fc.constantFrom('k1', 'k2', 'k3'),
        reason: fc.constantFrom('FIRST', 'ROTATED', 'LOST'),
        previous: fc.constantFrom({}, { previous: 'k1' }, { previous: 'k2' }, { previous: 'k3' }),
        decision: fc.constantFrom({ decision: DECISION }, {}),
      })
      .map(
        ({ previous, decision, ...key }): Attempt => ({
          type: 'SigningKeyIntroduced',
          validAt: null,
          data: { ...key, ...previous, ...decision, publicKey: 'p', proof: 's' },
        }),
      ),
    fc.record({ key: fc.constantFrom('k1', 'k2'), ordinal: fc.constantFrom(1, 2, 3) }).map(
      (sealed): Attempt => ({
        type: 'CheckpointSealed',
        validAt: null,
        data: { ...sealed, root: 'a'.repeat(64), signature: 's' },
      }),
    ),
  );
  const oracle: Oracle = (events, attempt) => {
    const fact = attempt as unknown as AnyEvent;
    const keys = eventsOf(events, 'SigningKeyIntroduced').map(({ data }) => data.key);
    switch (fact.type) {
      case 'LedgerOpened':
        return 'RECORD';
      case 'SigningKeyIntroduced': {
        const { key, reason, previous } = fact.data;
        if (reason === 'LOST' && fact.data.decision === undefined) return 'REFUSE';
        if (keys.includes(key)) return lastSays(events, attempt) ? 'ALREADY_SO' : 'REFUSE';
        return (reason === 'FIRST') === (keys.length === 0) && previous === keys.at(-1) ? 'RECORD' : 'REFUSE';
      }
      case 'CheckpointSealed': {
        const sealed = eventsOf(events, 'CheckpointSealed').map(({ data }) => data.ordinal);
        if (lastSays(events, attempt)) return 'ALREADY_SO';
        return fact.data.key === keys.at(-1) && fact.data.ordinal > Math.max(0, ...sealed) ? 'RECORD' : 'REFUSE';
      }
      default:
        throw new Error(fact.type);
    }
  };
  const surely: readonly Attempt[] = [
    opening,
    { type: 'SigningKeyIntroduced', validAt: null, data: { key: 'k1', reason: 'FIRST', publicKey: 'p', proof: 's' } },
    {
      ...{ type: 'CheckpointSealed', validAt: null },
      data: { key: 'k1', ordinal: 1, root: 'a'.repeat(64), signature: 's' },
    },
  ];
  it('is done by one key after the other, each checkpoint over more than the last', () =>
    expectLaws(attempts, oracle, { begin: createWorld, openings: fc.constant([opening]), surely }));
});
