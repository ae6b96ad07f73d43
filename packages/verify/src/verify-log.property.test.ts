import { createHash } from 'node:crypto';
import { canonicalBytes, eventIdOf } from '@kpi-ledger/events';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredEvent } from './check-event.js';
import { MerkleRoot } from './merkle-root.js';
import { verifyLog } from './verify-log.js';

const LEDGER = '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e';

/** Writes a log as a store should, straight from the description of the format. */
function logOf(units: readonly string[], change: (envelope: object, i: number) => object = (e) => e): StoredEvent[] {
  const tails = new Map<string, { revision: number; hash: string }>();
  return ['', ...units].map((unit, i) => {
    const stream = i === 0 ? 'ledger' : `unit-${unit}`;
    const tail = tails.get(stream);
    const revision = (tail?.revision ?? -1) + 1;
    const bytes = canonicalBytes(
      change(
        {
          id: eventIdOf(LEDGER, `c${i}`, 0),
          type: i === 0 ? 'LedgerOpened' : 'UnitRenamed',
          version: 1,
          ledger: LEDGER,
          stream,
          revision,
          validAt: '2026-01-05',
          recordedAt: '2026-01-05T01:00:00.000Z',
          actor: 'tester',
          commandId: `c${i}`,
          correlationId: `c${i}`,
          causationId: null,
          prevHash: tail?.hash ?? null,
          data: i === 0 ? { ledger: LEDGER, kind: 'demo', city: 'hue' } : { unit, name: `tên ${i}` },
        },
        i,
      ),
    );
    tails.set(stream, { revision, hash: createHash('sha256').update(bytes).digest('hex') });
    return { stream, revision, bytes };
  });
}

function anchorOf(log: readonly StoredEvent[]) {
  const merkle = new MerkleRoot();
  for (const { bytes } of log) merkle.add(bytes);
  return { ordinal: log.length, root: merkle.root() };
}

const units = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 2, maxLength: 15 });
const place = fc.nat();

describe('verifying a log', () => {
  it('accepts what a store wrote, and says whether anything outside vouches for it', async () => {
    await fc.assert(
      fc.asyncProperty(units, async (names) => {
        const log = logOf(names);
        const anchor = anchorOf(log);
        const says = { ledger: { ledger: LEDGER, kind: 'demo' }, keys: [], checkpoints: [], notices: [] };
        expect(await verifyLog(log)).toEqual({ status: 'NOT_ANCHORED', ...anchor, ...says, firstBad: null });
        const anchors = [anchorOf(log.slice(0, 1)), anchor];
        expect(await verifyLog(log, anchors)).toEqual({ status: 'VALID', ...anchor, ...says, firstBad: null });
      }),
    );
  });

  it('names the first event in which any bit is flipped, or the next of its stream', async () => {
    await fc.assert(
      fc.asyncProperty(units, place, place, async (names, which, bit) => {
        const log = logOf(names);
        const anchors = [anchorOf(log)];
        const i = which % log.length;
        const original = log[i] as StoredEvent;
        const bytes = Uint8Array.from(original.bytes);
        const at = (bit >> 3) % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit & 7));
        log[i] = { ...original, bytes };
        const { status, firstBad } = await verifyLog(log, anchors);
        expect(status).toBe('INVALID');
        const next = log.findIndex(({ stream }, j) => j > i && stream === original.stream);
        const named = firstBad?.stream === null ? null : (firstBad?.ordinal ?? 0) - 1;
        expect([i, next, null]).toContain(named);
      }),
      { numRuns: 300 },
    );
  });

  it('notices a deleted event', async () => {
    await fc.assert(
      fc.asyncProperty(units, place, async (names, which) => {
        const log = logOf(names);
        const anchors = [anchorOf(log)];
        const i = which % log.length;
        const [gone] = log.splice(i, 1);
        const next = log.findIndex(({ stream }, j) => j >= i && stream === gone?.stream);
        const result = await verifyLog(log, anchors);
        expect(result.status).toBe('INVALID');
        if (i === 0) expect(result.firstBad).toMatchObject({ ordinal: 1, what: 'the first event is not LedgerOpened' });
        else if (next >= 0) expect(result.firstBad).toMatchObject({ ordinal: next + 1, stream: gone?.stream });
        else expect(result.firstBad).toMatchObject({ stream: null, what: expect.stringContaining('the log ends') });
      }),
    );
  });

  it('notices two exchanged events', async () => {
    await fc.assert(
      fc.asyncProperty(units, place, place, async (names, one, other) => {
        const log = logOf(names);
        const anchors = [anchorOf(log)];
        const [i, j] = [one % log.length, other % log.length];
        fc.pre(i !== j);
        [log[i], log[j]] = [log[j] as StoredEvent, log[i] as StoredEvent];
        expect((await verifyLog(log, anchors)).status).toBe('INVALID');
      }),
    );
  });

  it('notices a log cut short, with an anchor only', async () => {
    const log = logOf(['a', 'b', 'a']);
    const anchors = [anchorOf(log)];
    expect((await verifyLog(log.slice(0, 2))).status).toBe('NOT_ANCHORED');
    expect(await verifyLog(log.slice(0, 2), anchors)).toMatchObject({
      status: 'INVALID',
      firstBad: {
        ordinal: 3,
        stream: null,
        revision: null,
        what: expect.stringContaining('the log ends after 2 events; 4 are anchored'),
      },
    });
    expect((await verifyLog([], anchors)).status).toBe('INVALID');
  });

  it('notices a log written anew from some event on, with an anchor only', async () => {
    const anchors = [anchorOf(logOf(['a', 'b', 'a']))];
    const forged = logOf(['a', 'b', 'a'], (envelope, i) => (i === 2 ? { ...envelope, actor: 'forger' } : envelope));
    expect((await verifyLog(forged)).status).toBe('NOT_ANCHORED');
    expect(await verifyLog(forged, anchors)).toMatchObject({
      status: 'INVALID',
      firstBad: { what: expect.stringContaining('anchored root') },
    });
  });

  it.each([
    ['an id of another command', { id: eventIdOf(LEDGER, 'c9', 0) }, /the id is not/],
    ['another ledger', { ledger: '00000000-0000-5000-8000-000000000000' }, /is of ledger/],
    ['a broken chain', { prevHash: '0'.repeat(64) }, /prevHash/],
    ['a skipped revision', { revision: 7 }, /the bytes belong to unit-a@7/],
    ['data of another subject', { data: { unit: 'b', name: 'x' } }, /the subject of unit-b/],
    ['an unknown type', { type: 'UnitPainted' }, /a known event type/],
    ['a second opening', { type: 'LedgerOpened', data: { ledger: LEDGER, kind: 'demo', city: 'hue' } }, /second time/],
  ])('names an event with %s', async (_, wrong, what) => {
    const log = logOf(['a', 'a', 'b'], (envelope, i) => (i === 2 ? { ...envelope, ...wrong } : envelope));
    expect(await verifyLog(log)).toMatchObject({
      status: 'INVALID',
      ordinal: 2,
      firstBad: { ordinal: 3, stream: 'unit-a', revision: 1, what: expect.stringMatching(what) },
    });
  });

  it('names an event of a command that stands in another stream already', async () => {
    const same = { commandId: 'c1', id: eventIdOf(LEDGER, 'c1', 1) };
    const log = logOf(['a', 'b'], (envelope, i) => (i === 2 ? { ...envelope, ...same } : envelope));
    expect(await verifyLog(log)).toMatchObject({
      firstBad: { ordinal: 3, stream: 'unit-b', what: 'command c1 has events in unit-a already' },
    });
  });

  it.each([
    ['in another spelling', (text: string) => ` ${text}`],
    ['with a key twice', (text: string) => text.replace('{', '{"actor":"tester",')],
    ['with an escape that is not needed', (text: string) => text.replace('tester', '\\u0074ester')],
  ])('names an event whose bytes are the same JSON %s', async (_, respell) => {
    const log = logOf(['a']);
    const { bytes } = log[1] as StoredEvent;
    const spelt = new TextEncoder().encode(respell(new TextDecoder().decode(bytes)));
    expect(await verifyLog([log[0] as StoredEvent, { stream: 'unit-a', revision: 0, bytes: spelt }])).toMatchObject({
      firstBad: { ordinal: 2, what: expect.stringContaining('not canonical') },
    });
  });
});

describe('recording times that no writer leaves', () => {
  const START = Date.parse('2026-01-05T01:00:00.000Z');
  const instant = (seconds: number) => new Date(START + seconds * 1000).toISOString();
  /** A log whose events were recorded so many seconds after the start, consistent in every hash. */
  const recordedAt = (seconds: readonly number[], kind = 'live') =>
    logOf(
      seconds.slice(1).map((_, i) => `u${i}`),
      (envelope, i) => ({
        ...envelope,
        recordedAt: instant(seconds[i] ?? 0),
        ...(i === 0 ? { data: { ledger: LEDGER, kind, city: 'hue' } } : {}),
      }),
    );
  const noticed = async (
    seconds: readonly number[],
    { sealed = 0, now = null as number | null, kind = 'live' } = {},
  ) => {
    const log = recordedAt(seconds, kind);
    const anchors = sealed === 0 ? [] : [anchorOf(log.slice(0, sealed))];
    const found = await verifyLog(log, anchors, now === null ? null : instant(now));
    expect(found.status).toBe(sealed === 0 ? 'NOT_ANCHORED' : 'VALID');
    return found.notices.map(({ code, ordinal, until, events }) => [code, ordinal, until, events]);
  };

  it.each([
    ['times that rise', [0, 5, 5, 400], []],
    ['a clock behind within the tolerance', [0, 1000, 700, 1001], []],
    ['a clock behind by one second more', [0, 1000, 699, 1001], [['RECORDED_BACKWARDS', 3, 3, 1]]],
    ['one event far ahead of all that follow it', [0, 90_000, 10, 20, 30], [['RECORDED_BACKWARDS', 3, 5, 3]]],
    [
      'two places',
      [0, 1000, 10, 2000, 2001, 50],
      [
        ['RECORDED_BACKWARDS', 3, 3, 1],
        ['RECORDED_BACKWARDS', 6, 6, 1],
      ],
    ],
  ] as const)('%s', async (_, seconds, expected) => {
    expect(await noticed(seconds)).toEqual(expected);
  });

  it('are told of the end that nothing vouches for, compared with all that came before', async () => {
    expect(await noticed([0, 1000, 10, 2000], { sealed: 3 })).toEqual([]);
    expect(await noticed([0, 1000, 1001, 10], { sealed: 3 })).toEqual([['RECORDED_BACKWARDS', 4, 4, 1]]);
  });

  it('are told where they are later than the clock of the verifier, but for a simulated clock', async () => {
    expect(await noticed([0, 10, 310, 311], { now: 10 })).toEqual([['RECORDED_IN_FUTURE', 4, 4, 1]]);
    expect(await noticed([0, 10, 310, 311], { now: 10, kind: 'demo' })).toEqual([]);
    expect(await noticed([0, 10, 310, 311], { now: 10, sealed: 4 })).toEqual([]);
  });

  it('are those of a naive search: an event more than 300 seconds before one that stands before it', async () => {
    const times = fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 2, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(times, async (seconds) => {
        const behind = seconds.filter((own, i) => seconds.slice(0, i).some((before) => before - own > 300)).length;
        const found = await noticed(seconds);
        expect(found.reduce((sum, [, , , events]) => sum + Number(events), 0)).toBe(behind);
      }),
      { numRuns: 40 },
    );
  });
});
