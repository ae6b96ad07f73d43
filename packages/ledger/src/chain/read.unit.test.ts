import { canonicalBytes } from '@kpi-ledger/events';
import { describe, expect, it } from 'vitest';
import { readStored } from './read.js';

const event = {
  id: '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e',
  type: 'UnitRenamed',
  version: 1,
  ledger: '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e',
  stream: 'unit-a',
  revision: 3,
  validAt: '2026-01-05',
  recordedAt: '2026-01-05T01:00:00.000Z',
  actor: 'tester',
  commandId: 'c1',
  correlationId: 'c1',
  causationId: null,
  prevHash: null,
  data: { unit: 'a', name: 'Sở Y tế' },
};
const stored = (bytes: Uint8Array, where = {}) => ({ ordinal: 7, stream: 'unit-a', revision: 3, bytes, ...where });
const damaged = (change: object) => canonicalBytes({ ...event, ...change });

describe('reading stored bytes', () => {
  it('gives the event with its place and its bytes', () => {
    const bytes = canonicalBytes(event);
    expect(readStored(stored(bytes))).toEqual({ ordinal: 7, bytes, event });
  });

  it.each([
    ['bytes that are no JSON', Buffer.from('{"id":')],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['a byte order mark', Buffer.concat([Buffer.from('\ufeff'), canonicalBytes(event)])],
    ['no bytes', new Uint8Array()],
    ['an unknown type', damaged({ type: 'UnitPainted' })],
    ['an unknown version', damaged({ version: 2 })],
    ['an unknown field', damaged({ extra: 1 })],
    ['data of another type', damaged({ data: { unit: 'a' } })],
    ['a stamp in another spelling', damaged({ recordedAt: '2026-01-05T08:00:00+07:00' })],
  ])('reports %s as CORRUPT with stream and revision', (_, bytes) => {
    expect(() => readStored(stored(bytes))).toThrowError(
      expect.objectContaining({ error: expect.objectContaining({ kind: 'CORRUPT', stream: 'unit-a', revision: 3 }) }),
    );
  });

  it.each([[{ stream: 'unit-b' }], [{ revision: 4 }]])('reports an event kept in the wrong place %o', (where) => {
    expect(() => readStored(stored(canonicalBytes(event), where))).toThrowError(/the bytes say unit-a@3/);
  });
});
