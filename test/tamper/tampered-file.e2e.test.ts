import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { rawEvents } from '@kpi-ledger/ledger-sqlite';
import { verifyLedger } from '@kpi-ledger/verify';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forge } from './forger.js';
import { ledgerFolder, type Row, replaceRows, rowsOf } from './ledger-file.js';

const { addUnits, at, done, kpi, remove, tampered, verify } = ledgerFolder();
const LEDGER = 'kpi.db';

/** Ordinals: 1 opens, 2–7 first import, 8 the key, 9 the first checkpoint, 10–14 second import, 15 the second checkpoint, 16–18 third. */
beforeAll(async () => {
  await done(LEDGER, 'init', '--kind', 'live', '--city', 'hue');
  await addUnits(LEDGER, 'a', 'b', 'c', 'd');
  copyFileSync(at(LEDGER), at('before-the-key.db'));
  await done(LEDGER, 'checkpoint', 'seal');
  await done(LEDGER, 'checkpoint', 'export', 'first.json');
  copyFileSync(at(LEDGER), at('earlier.db'));
  await addUnits(LEDGER, 'e', 'f', 'g');
  await done(LEDGER, 'checkpoint', 'seal');
  await done(LEDGER, 'checkpoint', 'export', 'second.json');
  await addUnits(LEDGER, 'h');
});
afterAll(remove);

const rows = (file = LEDGER): Row[] => {
  let found: Row[] = [];
  tampered(file, (db) => {
    found = rowsOf(db);
  });
  return found;
};
const rowOf = (stream: string): Row => rows().find((row) => row.stream === stream) ?? expect.unreachable(stream);
const update = (column: string, ordinal: number, value: string | number | Uint8Array) => (db: DatabaseSync) =>
  void db.prepare(`UPDATE events SET ${column} = ? WHERE ordinal = ?`).run(value, ordinal);
const respelt = (stream: string, from: string, to: string) => (db: DatabaseSync) =>
  void db
    .prepare('UPDATE events SET bytes = CAST(replace(CAST(bytes AS TEXT), ?, ?) AS BLOB) WHERE stream = ?')
    .run(from, to, stream);

describe('an unaltered ledger', () => {
  it('is consistent, and says that nothing outside was given to compare with', async () => {
    const found = await verify(LEDGER);
    expect(found).toMatchObject({ status: 'NOT_ANCHORED', ordinal: rows().length, firstBad: null, anchors: [] });
    expect((await kpi(LEDGER, 'verify', '--format', 'table')).stdout).toMatch(/CHƯA NEO.*--checkpoint/s);
  });

  it('is valid against checkpoints, which say where their key comes from', async () => {
    const both = await verify(LEDGER, '--checkpoint', 'first.json', '--checkpoint', 'second.json');
    expect(both).toMatchObject({
      status: 'VALID',
      anchored: 14,
      anchors: [
        { file: at('first.json'), ordinal: 8, trust: 'SELF_ASSERTED' },
        { file: at('second.json'), ordinal: 14, trust: 'SELF_ASSERTED' },
      ],
    });
    const { publicKey } = await done(LEDGER, 'checkpoint', 'export', 'again.json');
    writeFileSync(at('public.key'), `${publicKey}\n`);
    for (const key of [publicKey, 'public.key'])
      expect((await verify(LEDGER, '--checkpoint', 'second.json', '--key', key)).anchors).toMatchObject([
        { trust: 'GIVEN' },
      ]);
  });

  it('is not written by verifying it', async () => {
    const before = rows();
    await verify(LEDGER, '--checkpoint', 'second.json');
    expect(rows()).toEqual(before);
  });
});

describe('a ledger file in which', () => {
  it('one byte of an event is another is named at that event', async () => {
    const { ordinal } = rowOf('unit-b');
    const file = tampered(LEDGER, respelt('unit-b', 'Đơn vị b', 'Đơn vị x'));
    expect((await verify(file)).firstBad).toMatchObject({
      ordinal,
      stream: 'unit-b',
      revision: 0,
      code: 'UNLIKE_INDEX',
    });
  });

  it.each([
    ['bytes that are no JSON', () => new Uint8Array([0xff, 0]), 'NOT_JSON'],
    ['no bytes', () => new Uint8Array(), 'NOT_JSON'],
    ['bytes of another spelling', ({ bytes }: Row) => Buffer.concat([bytes, Buffer.from(' ')]), 'NOT_CANONICAL'],
  ])('an event has %s is named there, not a crash', async (_, of, code) => {
    const row = rowOf('unit-b');
    const file = tampered(LEDGER, update('bytes', row.ordinal, of(row)));
    expect((await verify(file)).firstBad).toMatchObject({ ordinal: row.ordinal, stream: 'unit-b', revision: 0, code });
  });

  it('the stream of a row is another', async () => {
    const { ordinal } = rowOf('unit-b');
    const file = tampered(LEDGER, update('stream', ordinal, 'unit-z'));
    expect((await verify(file)).firstBad).toMatchObject({ ordinal, stream: 'unit-z', revision: 0, code: 'MISPLACED' });
  });

  it('the revision of a row is another', async () => {
    const { ordinal } = rowOf('unit-b');
    const file = tampered(LEDGER, update('revision', ordinal, 9));
    expect((await verify(file)).firstBad).toMatchObject({ ordinal, stream: 'unit-b', revision: 9, code: 'MISPLACED' });
  });

  it.each([[3 + 2 ** 40], [-3], [99]])('the ordinal of event 3 is %d', async (ordinal) => {
    const file = tampered(LEDGER, update('ordinal', 3, ordinal));
    expect(await verify(file)).toMatchObject({ status: 'INVALID', firstBad: { code: 'ORDINAL' } });
  });

  it('an event is missing', async () => {
    const file = tampered(LEDGER, (db) => db.exec('DELETE FROM events WHERE ordinal = 4'));
    expect((await verify(file)).firstBad).toMatchObject({
      ordinal: 4,
      stream: rows()[4]?.stream,
      what: expect.stringContaining('event 4 is missing'),
    });
  });

  it('an event is missing and the others closed up', async () => {
    const file = tampered(LEDGER, (db) => {
      const left = rowsOf(db).filter(({ stream }) => stream !== 'unit-b');
      replaceRows(
        db,
        left.map((row, i) => ({ ...row, ordinal: i + 1 })),
      );
    });
    expect(await verify(file)).toMatchObject({
      status: 'INVALID',
      firstBad: { stream: 'ledger', code: 'CHECKPOINT_ROOT' },
    });
  });

  it('two events changed places', async () => {
    const [one, other] = [rowOf('unit-b').ordinal, rowOf('unit-c').ordinal];
    const file = tampered(LEDGER, (db) =>
      db.exec(`UPDATE events SET ordinal = 1000 WHERE ordinal = ${one};
               UPDATE events SET ordinal = ${one} WHERE ordinal = ${other};
               UPDATE events SET ordinal = ${other} WHERE ordinal = 1000`),
    );
    expect(await verify(file)).toMatchObject({ status: 'INVALID', firstBad: { ordinal: one, stream: 'unit-c' } });
  });

  it('the payloads of two events are swapped', async () => {
    const [one, other] = [rowOf('unit-b'), rowOf('unit-c')];
    const file = tampered(LEDGER, (db) => {
      update('bytes', one.ordinal, other.bytes)(db);
      update('bytes', other.ordinal, one.bytes)(db);
    });
    expect((await verify(file)).firstBad).toMatchObject({ ordinal: one.ordinal, stream: 'unit-b', code: 'MISPLACED' });
  });

  it('the last events are cut off, the index is not', async () => {
    const file = tampered(LEDGER, (db) => db.exec('DELETE FROM events WHERE ordinal > 16'));
    expect((await verify(file)).firstBad).toMatchObject({ ordinal: 17, code: 'EVENTS_REMOVED' });
  });

  it('the index says another root, which answers would be given with', async () => {
    const file = tampered(LEDGER, (db) => db.exec('UPDATE event_index SET peak = zeroblob(32) WHERE ordinal = 5'));
    expect((await verify(file)).firstBad).toMatchObject({ ordinal: 5, code: 'UNLIKE_INDEX' });
    const later = tampered(LEDGER, (db) => db.exec(`UPDATE event_index SET known_at = 'x' WHERE ordinal = 5`));
    expect((await verify(later)).firstBad).toMatchObject({ ordinal: 5, code: 'UNLIKE_INDEX' });
  });

  it('no index is left: it is only a cache', async () => {
    const file = tampered(LEDGER, (db) => db.exec('DELETE FROM event_index'));
    expect((await verify(file, '--checkpoint', 'second.json')).status).toBe('VALID');
  });

  it('somebody put a program', async () => {
    const file = tampered(LEDGER, (db) =>
      db.exec('CREATE TRIGGER t AFTER INSERT ON events BEGIN DELETE FROM events WHERE ordinal = new.ordinal; END'),
    );
    expect((await verify(file)).firstBad).toMatchObject({ code: 'FOREIGN_SCHEMA' });
    const { status, stderr } = await kpi(file, 'checkpoint', 'rotate');
    expect([status, stderr]).toEqual([
      expect.toSatisfy((code) => code === 3 || code === 4),
      expect.stringMatching(/trigger/),
    ]);
  });

  it('somebody made a table of another shape, which takes what ours would refuse', async () => {
    const looser = 'CREATE TABLE events(ordinal INTEGER PRIMARY KEY, stream, revision, bytes)';
    for (const change of [
      `ALTER TABLE events RENAME TO old; ${looser}; INSERT INTO events SELECT * FROM old; DROP TABLE old;`,
      'DROP INDEX events_stream; CREATE INDEX events_stream ON events(stream, revision);',
    ]) {
      const file = tampered(LEDGER, (db) => db.exec(change));
      expect((await verify(file)).firstBad).toMatchObject({ code: 'FOREIGN_SCHEMA' });
    }
    // What stands beside our tables is nobody's business.
    const noted = tampered(LEDGER, (db) => db.exec('CREATE TABLE notes(text)'));
    expect((await verify(noted, '--checkpoint', 'second.json')).status).toBe('VALID');
  });

  it('one byte is another, or the last events are gone, is not answered from where verified events are asked for', async () => {
    expect((await kpi(LEDGER, 'events', '--verified')).status).toBe(0);
    const file = tampered(LEDGER, respelt('unit-b', 'Đơn vị b', 'Đơn vị x'));
    expect((await kpi(file, 'events')).status).toBe(0);
    const { status, stderr } = await kpi(file, 'events', '--verified');
    expect([status, stderr]).toEqual([4, expect.stringMatching(/event_index noted/)]);
    const cut = tampered(LEDGER, (db) => db.exec('DELETE FROM events WHERE ordinal > 16'));
    expect((await kpi(cut, 'events', '--verified')).status).toBe(4);
  });

  it('an event of a command that was recorded before is put at the end', async () => {
    const first = rowOf('unit-a');
    let copies = 0;
    const forged = forge(
      [...rows(), { ...first, ordinal: rows().length + 1, revision: 1 }],
      (event) => {
        if (event.stream !== 'unit-a') return;
        Object.assign(event, { revision: copies });
        copies += 1;
      },
      false,
    );
    const file = tampered(LEDGER, (db) => replaceRows(db, forged));
    expect((await verify(file)).firstBad).toMatchObject({ ordinal: forged.length, stream: 'unit-a', code: 'COMMAND' });
  });

  it('corrections are nested deeper than anybody can follow', async () => {
    const event = JSON.parse(Buffer.from(rowOf('unit-a').bytes).toString('utf8'));
    const target = { target: event.id, targetType: 'FactCorrected', stream: event.stream };
    const reason = { box: 'A'.repeat(92), sealed: 'A256GCM' };
    const data = JSON.stringify({ ...target, correctedValidAt: null, reason, data: '@' });
    const [open, close] = data.split('"@"') as [string, string];
    const text = JSON.stringify({ ...event, type: 'FactCorrected', data: '@' }).replace(
      '"@"',
      () => `${open.repeat(50_000)}{}${close.repeat(50_000)}`,
    );
    const file = tampered(LEDGER, update('bytes', 2, Buffer.from(text)));
    expect((await verify(file)).firstBad).toMatchObject({
      ordinal: 2,
      code: 'NOT_AN_EVENT',
      what: expect.stringMatching(/call stack/),
    });
  });

  it('text in it would move the cursor of whoever verifies', async () => {
    const file = tampered(LEDGER, update('stream', 3, 'x\u001b[2J\u202e\nVALID: 18 events'));
    const { status, stdout } = await kpi(file, 'verify', '--format', 'table', '--lang', 'en');
    expect([status, stdout.split('\n').length]).toEqual([4, 2]);
    expect(stdout).toMatch(/^INVALID at event 3: stream x\\u001b\[2J\\u202e\\u000aVALID/);
  });

  it('a page was overwritten on the disk', async () => {
    copyFileSync(at(LEDGER), at('damaged.db'));
    const content = readFileSync(at('damaged.db'));
    content.fill(0xa5, 4096, content.length);
    writeFileSync(at('damaged.db'), content);
    expect(await verify('damaged.db')).toMatchObject({ status: 'INVALID', firstBad: { code: 'FILE_DAMAGED' } });
  });

  it('any single bit of any row is another is found and named at its event', async () => {
    const all = rows();
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), async (which, bit) => {
        const row = all[which % all.length] as Row;
        const bytes = Uint8Array.from(row.bytes);
        const place = (bit >> 3) % bytes.length;
        bytes[place] = (bytes[place] ?? 0) ^ (1 << (bit & 7));
        const file = tampered(LEDGER, update('bytes', row.ordinal, bytes));
        const found = await verifyLedger(rawEvents(at(file)));
        expect(found.status).toBe('INVALID');
        expect(found.firstBad).toMatchObject({ ordinal: row.ordinal, stream: row.stream, revision: row.revision });
      }),
      { numRuns: 60 },
    );
  });
});

describe('somebody who may write the whole file', () => {
  const alter = (event: { stream: string; data: Record<string, unknown> }) => {
    if (event.stream === 'unit-f') event.data['name'] = 'Đơn vị khác';
  };
  const forged = (withOwnKey: boolean, file = LEDGER) =>
    tampered(file, (db) => replaceRows(db, forge(rowsOf(db), alter, withOwnKey)));

  it.each<[string, string, string, unknown, string]>([
    ['the signature of a checkpoint', 'CheckpointSealed', 'signature', '0'.repeat(128), 'BAD_SIGNATURE'],
    ['the number of its events', 'CheckpointSealed', 'ordinal', 5, 'BAD_SIGNATURE'],
    ['its key', 'CheckpointSealed', 'key', 'ed25519-0000000000000000', 'WRONG_SIGNING_KEY'],
    ['the name of a key', 'SigningKeyIntroduced', 'key', 'ed25519-0000000000000000', 'BAD_SIGNING_KEY'],
    ['the proof of a key', 'SigningKeyIntroduced', 'proof', 'x', 'BAD_SIGNING_KEY'],
    ['the reason of a key', 'SigningKeyIntroduced', 'reason', 'LOST', 'BAD_SIGNING_KEY'],
  ])('and alters %s in the log is named there', async (_, type, field, value, code) => {
    const altering = (event: { type: string; data: Record<string, unknown> }) => {
      if (event.type === type) event.data[field] = value;
    };
    const file = tampered(LEDGER, (db) => replaceRows(db, forge(rowsOf(db), altering, false)));
    const revision = type === 'CheckpointSealed' ? 2 : 1;
    expect((await verify(file)).firstBad).toMatchObject({ stream: 'ledger', revision, code });
  });

  it('and makes every hash anew is given away by the checkpoint in the log', async () => {
    expect(await verify(forged(false))).toMatchObject({
      status: 'INVALID',
      firstBad: { ordinal: 15, stream: 'ledger', revision: 3, code: 'CHECKPOINT_ROOT' },
    });
  });

  it('also signs the checkpoints anew with another key goes unnoticed without anything outside …', async () => {
    expect((await verify(forged(true))).status).toBe('NOT_ANCHORED');
  });

  it('… and is found against an exported checkpoint, between the last good one and it', async () => {
    const found = await verify(forged(true), '--checkpoint', 'second.json');
    expect(found).toMatchObject({ status: 'INVALID', firstBad: { ordinal: 14, code: 'ANCHORED_ROOT' } });
    // An earlier checkpoint that still agrees narrows the place down.
    expect(
      (await verify(forged(false), '--checkpoint', 'first.json', '--checkpoint', 'second.json')).firstBad?.what,
    ).toMatch(/events 9 to 14/);
  });

  it('rewrites what no checkpoint covers yet is found by the next one only, and told so', async () => {
    const last = (event: { stream: string; data: Record<string, unknown> }) => {
      if (event.stream === 'unit-h') event.data['name'] = 'Đơn vị khác';
    };
    const file = tampered(LEDGER, (db) => replaceRows(db, forge(rowsOf(db), last, false)));
    expect(await verify(file, '--checkpoint', 'second.json')).toMatchObject({ status: 'VALID', anchored: 14 });
  });

  it('puts an earlier copy in its place is found against an exported checkpoint', async () => {
    expect((await verify('earlier.db')).status).toBe('NOT_ANCHORED');
    expect((await verify('earlier.db', '--checkpoint', 'first.json')).status).toBe('VALID');
    for (const file of ['earlier.db', 'before-the-key.db'])
      expect((await verify(file, '--checkpoint', 'second.json')).status).toBe('INVALID');
    const cut = tampered(LEDGER, (db) => replaceRows(db, rowsOf(db).slice(0, 12)));
    expect(await verify(cut, '--checkpoint', 'second.json')).toMatchObject({
      status: 'INVALID',
      firstBad: { ordinal: 13, code: 'ROLLED_BACK', what: expect.stringContaining('14 are anchored') },
    });
  });

  it('cannot get the signer to sign it', async () => {
    for (const [file, from] of [
      ['rolled-back.db', 'earlier.db'],
      ['rewritten.db', forged(true)],
    ] as const) {
      copyFileSync(at(from), at(file));
      copyFileSync(at(`${LEDGER}.keys`), at(`${file}.keys`));
      copyFileSync(at(`${LEDGER}.signing`), at(`${file}.signing`));
      const before = rows(file).length;
      const { status, stdout, stderr } = await kpi(file, 'checkpoint', 'seal');
      expect([status, stdout, JSON.parse(stderr).error.code]).toEqual([4, '', 'NOT_VERIFIED']);
      expect(rows(file)).toHaveLength(before);
    }
  });
});

describe('a checkpoint file', () => {
  const altered = (change: Record<string, unknown>): string => {
    const file = JSON.parse(readFileSync(at('second.json'), 'utf8'));
    writeFileSync(at('altered.json'), JSON.stringify({ ...file, ...change }));
    return 'altered.json';
  };

  it.each<[string, Record<string, unknown>, string]>([
    ['another number of events', { ordinal: 12 }, 'ANCHORED_ROOT|BAD_SIGNATURE'],
    ['another kind of ledger', { kind: 'demo' }, 'BAD_SIGNING_KEY'],
    ['no key history', { keys: [] }, 'BAD_SIGNATURE'],
    ['another key', { publicKey: 'ab'.repeat(32) }, 'BAD_SIGNATURE'],
    ['no signature', { signature: undefined }, 'NOT_A_CHECKPOINT'],
  ])('with %s does not vouch for anything', async (_, change, code) => {
    expect(await verify(LEDGER, '--checkpoint', altered(change))).toMatchObject({
      status: 'INVALID',
      firstBad: { code: expect.stringMatching(code) },
      anchors: [],
    });
  });

  it('that is no JSON, or is not there, is told', async () => {
    writeFileSync(at('text.json'), 'x');
    expect((await verify(LEDGER, '--checkpoint', 'text.json')).firstBad).toMatchObject({ code: 'NOT_A_CHECKPOINT' });
    const told = await kpi(LEDGER, 'verify', '--checkpoint', 'text.json', '--format', 'table', '--lang', 'en');
    expect(told.stdout).toMatch(/^INVALID: .*text\.json: the file is not JSON\. The 18 events of the ledger agree/);
    const good = readFileSync(at('first.json'), 'utf8');
    for (const bad of [
      good.replace(/"ordinal": \d+/, '"ordinal": 1.5'),
      good.replace(/"ordinal": \d+/, '"ordinal": 1e999'),
      good.replace(/"ordinal": \d+/, '"ordinal": 100000000000000000'),
      good.replace(/"ordinal": \d+/, '"ordinal": -1'),
      good.replace(/"ledger": "/, '"ledger": "\\ud800'),
    ]) {
      expect(bad).not.toBe(good);
      writeFileSync(at('text.json'), bad);
      expect((await verify(LEDGER, '--checkpoint', 'text.json')).firstBad).toMatchObject({ code: 'NOT_A_CHECKPOINT' });
    }
    writeFileSync(at('text.json'), 'x');
    expect((await kpi(LEDGER, 'verify', '--checkpoint', 'nowhere.json')).status).toBe(1);
    expect((await kpi(LEDGER, 'verify', '--key', '00'.repeat(32))).status).toBe(2);
    expect((await kpi(LEDGER, 'verify', '--checkpoint', 'first.json', '--key', 'text.json')).status).toBe(2);
    expect((await kpi('nowhere.db', 'verify')).status).toBe(3);
    writeFileSync(at('empty.db'), '');
    expect((await kpi('empty.db', 'verify')).status).toBe(1);
    expect((await verify('empty.db', '--checkpoint', 'first.json')).firstBad).toMatchObject({ code: 'ROLLED_BACK' });
  });

  it('of another ledger, or of a key that the auditor does not know, is refused', async () => {
    await done('other.db', 'init', '--kind', 'live', '--city', 'hue');
    expect((await verify('other.db', '--checkpoint', 'first.json')).firstBad).toMatchObject({ code: 'OTHER_LEDGER' });
    const found = await verify(LEDGER, '--checkpoint', 'second.json', '--key', 'ab'.repeat(32));
    expect(found).toMatchObject({ status: 'INVALID', firstBad: { code: 'KEY_NOT_TRUSTED' } });
  });
});
