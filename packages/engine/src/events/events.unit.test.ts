import { createHash } from 'node:crypto';
import { verifyInclusion } from '@kpi-ledger/verify';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../engine.js';
import { answered, TestLedger } from '../testing/ledger.js';
import type { EventRow } from './event-rows.js';

const UNIT = { unit: 'so-a', name: 'Sở A', aliases: [], kind: 'so', scope: 'in', article: null } as const;
const STREAM = 'unit-so-a';
let ledger: TestLedger;
let engine: Engine;
const ids: { [name: string]: string } = {};

/** A unit is registered; its name is changed twice, the first change corrected, the second retracted; one more is for April. */
beforeAll(async () => {
  ledger = new TestLedger();
  ids['registered'] = await ledger.record('UnitRegistered', UNIT);
  const renamed = (name: string, validAt: string) => ledger.record('UnitRenamed', { unit: 'so-a', name }, validAt);
  ids['first'] = await renamed('Sở AA', '2026-01-10');
  ids['second'] = await renamed('Sở B', '2026-01-20');
  ids['april'] = await renamed('Sở C', '2026-04-01');
  ledger.on('2026-02-01');
  const about = (target: string | undefined) =>
    ({ stream: STREAM, target: target ?? '', targetType: 'UnitRenamed', reason: 'nhầm' }) as const;
  ids['correction'] = await ledger.record('FactCorrected', {
    ...about(ids['first']),
    ...{ correctedValidAt: '2026-01-12', data: { unit: 'so-a', name: 'Sở A mới' } },
  });
  ids['retraction'] = await ledger.record('FactRetracted', about(ids['second']));
  ledger.on('2026-02-02');
  ids['retracted again'] = await ledger.record('FactRetracted', { ...about(ids['april']) });
  ids['undone'] = await ledger.record('FactRetracted', {
    ...about(ids['retracted again']),
    targetType: 'FactRetracted',
  });
  engine = await ledger.engine();
});

const rows = async (question: Parameters<Engine['events']>[0] = {}) => (await answered(engine.events(question))).rows;
const nameOf = (id: string): string => Object.entries(ids).find(([, of]) => of === id)?.[0] ?? 'opened';

describe('the events of a ledger', () => {
  test('newest first, each with what has become of it on the day that is asked for', async () => {
    const standing = (await rows({ effective: '2026-03-01' })).map(({ event, status, by }) => [
      ...[nameOf(event), status],
      ...by.map(nameOf),
    ]);
    expect(standing).toEqual([
      ['undone', 'HOLDS'],
      ['retracted again', 'UNDONE', 'undone'],
      ['retraction', 'HOLDS'],
      ['correction', 'HOLDS'],
      ['april', 'NOT_YET'],
      ['second', 'RETRACTED', 'retraction'],
      ['first', 'CORRECTED', 'correction'],
      ['registered', 'HOLDS'],
      ['opened', 'HOLDS'],
    ]);
  });

  test('before the correction was known, and on the day between the two', async () => {
    const first = async (at: object) => (await rows({ ...at, type: 'UnitRenamed', to: '2026-01-10' }))[0]?.status;
    expect(await first({ known: { kind: 'date', day: '2026-01-31' }, effective: '2026-01-31' })).toBe('HOLDS');
    expect(await first({ effective: '2026-01-11' })).toBe('NOT_YET');
    expect(await first({ effective: '2026-01-12' })).toBe('CORRECTED');
  });

  test('only those that fit every filter', async () => {
    const found = async (question: object) => (await rows(question)).map(({ event }) => nameOf(event));
    expect(await found({ type: 'UnitRenamed', from: '2026-01-20', to: '2026-03-31' })).toEqual(['second']);
    expect(await found({ stream: STREAM, type: 'UnitRegistered' })).toEqual(['registered']);
    expect(await found({ actor: 'nobody' })).toEqual([]);
    expect(await found({ correlation: 'command-2' })).toEqual(['registered']);
  });

  test.each([1, 2, 4, 9, 100])('page by page of %i, all of them once', async (limit) => {
    const seen: number[] = [];
    for (let before: number | null = Number.MAX_SAFE_INTEGER; before !== null; ) {
      const page: { rows: readonly EventRow[]; next: number | null } = await answered(engine.events({ before, limit }));
      seen.push(...page.rows.map(({ ordinal }) => ordinal));
      before = page.next;
    }
    expect(seen).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
  });

  test('a day that does not exist is refused', async () => {
    expect(await engine.events({ from: '2026-02-30' })()).toMatchObject({
      left: { code: 'INVALID_DATE', path: 'from' },
    });
  });
});

describe('one event', () => {
  test('by its ordinal or id, with the bytes that were hashed and the proof that they stand in the ledger', async () => {
    for (const ordinal of [1, 2, 5, 9]) {
      const found = await answered(engine.event({ event: `${ordinal}` }));
      expect(await answered(engine.event({ event: found.event }))).toEqual(found);
      expect(JSON.parse(found.text)).toMatchObject({ id: found.event, type: found.type, data: found.data });
      expect(found.hash).toBe(createHash('sha256').update(found.text).digest('hex'));
      const { root, ...place } = found.inclusion;
      expect(root).toBe(found.basis.root);
      expect(verifyInclusion(Buffer.from(found.text), place, root)).toBe(true);
      expect(verifyInclusion(Buffer.from(found.text.replace('tester', 'another')), place, root)).toBe(false);
    }
  });

  test('in an earlier state of the ledger its proof is another, and what came later is unknown', async () => {
    const known = { kind: 'ordinal', n: 4 } as const;
    const { text, inclusion } = await answered(engine.event({ event: '3', known }));
    expect(inclusion.size).toBe(4);
    expect(verifyInclusion(Buffer.from(text), inclusion, inclusion.root)).toBe(true);
    for (const event of ['5', ids['correction'] ?? '', '0', 'x'])
      expect(await engine.event({ event, known })()).toMatchObject({ left: { code: 'UNKNOWN_EVENT' } });
  });
});
