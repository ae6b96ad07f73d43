import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { EventProof, EventRow } from '@kpi-ledger/engine';
import { beforeAll, describe, expect, test } from 'vitest';
import { demoLedger } from '../testing/demo-ledger.js';
import { kpiHere as kpi } from '../testing/in-process.js';
import { json, workplace } from '../testing/kpi.js';

interface Page {
  readonly rows: readonly EventRow[];
  readonly next: number | null;
}

describe('kpi events', () => {
  const { folder } = workplace();
  const store = ['--store', `sqlite:${join(folder, 'demo.db')}`];
  const events = async <A>(...args: readonly string[]) =>
    json<A>(await kpi('events', ...args, ...store, '--format', 'json'));

  beforeAll(async () => {
    await demoLedger(join(folder, 'demo.db'));
  });

  test('lists the history of a task, newest first, and says how to go on', async () => {
    const stream = 'task-kh18.ii.47.so-khoa-hoc-va-cong-nghe';
    const { rows, next } = await events<Page>('--stream', stream);
    expect([rows.map(({ type }) => type).at(-1), next]).toEqual(['TaskAssigned', null]);
    expect(rows.map(({ revision }) => revision)).toEqual(rows.map((_, i) => rows.length - 1 - i));
    const first = await events<Page>('--stream', stream, '--limit', '2');
    const second = await events<Page>('--stream', stream, '--before', String(first.next));
    expect([...first.rows, ...second.rows]).toEqual(rows);
    const { stdout } = await kpi('events', '--limit', '2', ...store);
    expect(stdout).toMatch(/TRÌNH DIỄN[\s\S]*Còn nữa: --before \d+\nCăn cứ: \d+ sự kiện/);
  });

  test('shows one event with the bytes that were hashed, and its place in the ledger', async () => {
    const found = await events<EventProof & { readonly basis: { readonly ordinal: number; readonly root: string } }>(
      '900',
    );
    expect(found.hash).toBe(createHash('sha256').update(found.text).digest('hex'));
    const { ordinal, root } = found.basis;
    expect(found.inclusion).toMatchObject({ index: 899, size: ordinal, root });
    expect((await kpi('events', '900', ...store)).stdout).toContain(found.text);
  });

  test.each([
    [['nope'], 1, 'UNKNOWN_EVENT'],
    [['--limit', '0'], 2, 'USAGE'],
    [['--before', 'x'], 2, 'USAGE'],
    [['--from', '2026-02-30'], 1, 'INVALID_DATE'],
  ])('%j is refused', async (args, status, code) => {
    const ran = await kpi('events', ...args, ...store, '--format', 'json');
    expect([ran.status, ran.stdout, JSON.parse(ran.stderr).error.code]).toEqual([status, '', code]);
  });
});
