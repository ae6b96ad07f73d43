import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8 } from 'fflate';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpenLedger, openLedger, type Serving, serve } from '../index.js';
import { DECISION, NOW, openCity } from '../testing/city.js';
import { makePair, TestIssuer } from '../testing/issuer.js';

const folder = mkdtempSync(join(tmpdir(), 'kpi-evidence-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const pair = await makePair('one', 'ES256');
const now = () => NOW;
let files = 0;
let path = '';
let ledger: OpenLedger;
let issuer: TestIssuer;
let serving: Serving;
let unitA = '';

beforeEach(async () => {
  path = join(folder, `${++files}.db`);
  ledger = await openCity('live', [], `sqlite:${path}`);
  issuer = await new TestIssuer(now, pair).start();
  const { engine, evidence } = ledger;
  serving = await serve({ engine, evidence, port: 0, now, identity: issuer.settings });
  unitA = await issuer.token({ roles: ['REPORTING_UNIT'], unit: 'so-a' });
});
afterEach(async () => {
  await serving.stop();
  await issuer.stop();
  await ledger.close();
});

const PDF = strToU8(`%PDF-1.7\nBáo cáo kết quả của Sở A\n${'x'.repeat(5_000)}`);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const addressOf = (task: string, hash = hashOf(PDF)) => `${serving.url}/api/v1/tasks/${task}/evidence/${hash}`;
const authorised = (token: string | undefined) => (token === undefined ? {} : { authorization: `Bearer ${token}` });
const put = async (token: string | undefined, task = 't-a', bytes = PDF, hash = hashOf(bytes)) => {
  const init = { method: 'PUT', headers: authorised(token), body: Buffer.from(bytes) };
  const response = await fetch(addressOf(task, hash), init);
  return { status: response.status, body: (await response.json()) as { readonly error?: { readonly code: string } } };
};
const get = (token: string | undefined, task = 't-a', hash = hashOf(PDF)) =>
  fetch(addressOf(task, hash), { headers: authorised(token) });
const codeOf = async (response: Response) => ((await response.json()) as { error?: { code: string } }).error?.code;
/** Every file of evidence on the disk. */
const kept = (): readonly string[] =>
  existsSync(`${path}.evidence`)
    ? readdirSync(`${path}.evidence`, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [];

describe('a file of evidence', () => {
  test('is kept once, sealed, and given back as it was', async () => {
    const mediaType = 'application/pdf';
    expect(await put(unitA)).toEqual({
      status: 201,
      body: { task: 't-a', hash: hashOf(PDF), mediaType, bytes: PDF.length },
    });
    expect((await put(unitA)).status).toBe(200);
    const [file = '', ...others] = kept();
    expect([others, readFileSync(file).includes('Báo cáo')]).toEqual([[], false]);
    const back = await get(unitA);
    expect([back.status, hashOf(new Uint8Array(await back.arrayBuffer()))]).toEqual([200, hashOf(PDF)]);
    expect(Object.fromEntries(back.headers)).toMatchObject({
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${hashOf(PDF)}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
  });

  test('is read by who reads of the task, and by nobody else', async () => {
    await put(unitA);
    const readers = [
      [{ roles: ['REPORTING_UNIT'], unit: 'so-a' }, 200],
      [{ roles: ['REPORTING_UNIT'], unit: 'so-b' }, 403],
      [{ roles: ['ASSESSOR'], unit: 'ubnd', official: 'chair' }, 200],
      [{ roles: ['ASSESSOR'], unit: 'elsewhere', official: 'outsider' }, 403],
      [{ roles: ['AUTHORITY_HEAD'], unit: 'ubnd', official: 'chair' }, 200],
      [{ roles: ['RATING_OFFICER'] }, 200],
      [{ roles: ['AUDITOR'] }, 200],
      [{ roles: ['ADMINISTRATOR'] }, 403],
      [{ roles: ['PUBLIC'] }, 403],
    ] as const;
    for (const [claims, status] of readers) {
      const response = await get(await issuer.token(claims));
      expect([claims, response.status]).toEqual([claims, status]);
      await response.arrayBuffer();
    }
    expect((await get(undefined)).status).toBe(401);
  });

  test('that was never sent is unknown; under another task too', async () => {
    await put(unitA);
    const auditor = await issuer.token({ roles: ['AUDITOR'] });
    expect(await codeOf(await get(auditor, 't-a', 'a'.repeat(64)))).toBe('UNKNOWN_EVIDENCE');
    expect((await get(auditor, 't-b')).status).toBe(404);
  });

  test('goes with the key of its subject: erased, it is gone for everybody and not taken again', async () => {
    await put(unitA);
    const cancel = { task: 't-a', milestones: null, reason: 'không còn', decision: DECISION };
    const cancelled = await ledger.engine.execute({
      ...{ commandId: 'cancel', type: 'TaskCancelled', validAt: '2026-04-05', data: cancel, actor: 'chair' },
    })();
    expect(cancelled).toMatchObject({ _tag: 'Right' });
    const erased = await ledger.engine.erase({
      ...{ subject: 'task-t-a', actor: 'admin', decision: DECISION, legalBasis: 'Luật', recordsReleased: true },
    })();
    expect(erased).toMatchObject({ _tag: 'Right' });
    const auditor = await issuer.token({ roles: ['AUDITOR'] });
    const gone = await get(auditor);
    expect([gone.status, await codeOf(gone)]).toEqual([410, 'ERASED']);
    const again = await put(unitA, 't-a', strToU8('%PDF-1.4 khác'));
    expect([again.status, kept().length]).toEqual([410, 1]);
  });

  test('that was altered or put elsewhere on the disk is said to be damaged', async () => {
    await put(unitA);
    const unitB = await issuer.token({ roles: ['REPORTING_UNIT'], unit: 'so-b' });
    await put(unitB, 't-b');
    const [one = '', other = ''] = kept();
    const bytes = readFileSync(one);
    renameSync(one, other);
    writeFileSync(one, bytes.with(20, (bytes[20] ?? 0) ^ 1));
    const auditor = await issuer.token({ roles: ['AUDITOR'] });
    expect(await codeOf(await get(auditor, 't-a'))).toBe('EVIDENCE_CORRUPT');
    expect(await codeOf(await get(auditor, 't-b'))).toBe('EVIDENCE_CORRUPT');
  });
});

test('While the key file is lost files are neither opened nor taken, and it is said when to come again; with it they are back.', async () => {
  await put(unitA);
  const reopened = async (lostKeys?: 'read') => {
    await serving.stop();
    await ledger.close();
    const opened = await openLedger({
      ...{ url: `sqlite:${path}`, create: false, clock: now },
      ...(lostKeys && { lostKeys }),
    })();
    if (E.isLeft(opened)) throw new Error(opened.left.detail);
    ledger = opened.right;
    const { engine, evidence } = ledger;
    serving = await serve({ engine, evidence, port: 0, now, identity: issuer.settings });
  };
  renameSync(`${path}.keys`, `${path}.away`);
  await reopened('read');
  const auditor = await issuer.token({ roles: ['AUDITOR'] });
  const read = await get(auditor);
  expect([read.status, read.headers.get('retry-after'), await codeOf(read)]).toEqual([
    ...[503, '5', 'EVIDENCE_UNAVAILABLE'],
  ]);
  const sent = await put(unitA, 't-a', strToU8('%PDF-1.4 khác'));
  expect([sent.status, sent.body.error?.code, kept().length]).toEqual([503, 'KEY_LOST', 1]);
  renameSync(`${path}.away`, `${path}.keys`);
  await reopened();
  expect((await get(auditor)).status).toBe(200);
  expect((await put(unitA, 't-a', strToU8('%PDF-1.4 khác'))).status).toBe(201);
});

describe('what is not taken leaves nothing on the disk', () => {
  const refused = async (status: number, code: string, ...sent: Parameters<typeof put>) => {
    const answer = await put(...sent);
    expect([answer.status, answer.body.error?.code, kept()]).toEqual([status, code, []]);
  };

  test('other bytes than the hash says', () => refused(422, 'HASH_MISMATCH', unitA, 't-a', PDF, 'a'.repeat(64)));
  test('no hash', () => refused(400, 'INVALID_PARAMETER', unitA, 't-a', PDF, 'A'.repeat(64)));
  test('nothing', () => refused(415, 'UNSUPPORTED_EVIDENCE', unitA, 't-a', new Uint8Array()));
  test('a page', () => refused(415, 'UNSUPPORTED_EVIDENCE', unitA, 't-a', strToU8('<html>')));
  test('more than the limit', () => refused(413, 'BODY_TOO_LARGE', unitA, 't-a', new Uint8Array(21 << 20)));
  test("for another unit's task", () => refused(403, 'FORBIDDEN', unitA, 't-b'));
  test('for a task that is not there', () => refused(403, 'FORBIDDEN', unitA, 'nobody'));
  test('from who reports nothing', async () => {
    await refused(401, 'TOKEN_REQUIRED', undefined);
    await refused(403, 'FORBIDDEN', await issuer.token({ roles: ['AUDITOR'], official: 'chair' }));
    await refused(403, 'FORBIDDEN', await issuer.token({ roles: ['RATING_OFFICER'], official: 'chair' }));
  });

  test('half a file', async () => {
    const socket = connect(Number(new URL(serving.url).port), '127.0.0.1');
    const { pathname } = new URL(addressOf('t-a'));
    const closed = new Promise((done) => socket.once('close', done));
    socket.write(
      `PUT ${pathname} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${unitA}\r\ncontent-length: 9000\r\n\r\n`,
    );
    socket.end(Buffer.from(PDF).subarray(0, 100));
    socket.resume();
    await closed;
    expect(kept()).toEqual([]);
  });
});

test('A ledger in memory takes no files.', async () => {
  const memory = await openCity();
  const other = await serve({ engine: memory.engine, evidence: memory.evidence, port: 0, now });
  const response = await fetch(`${other.url}/api/v1/tasks/t-a/evidence/${hashOf(PDF)}`);
  // Names and files are for who is known.
  expect(response.status).toBe(401);
  await other.stop();
  const signed = await serve({ ...memory, port: 0, now, identity: issuer.settings });
  const headers = authorised(await issuer.token({ roles: ['AUDITOR'] }));
  const asked = await fetch(`${signed.url}/api/v1/tasks/t-a/evidence/${hashOf(PDF)}`, { headers });
  expect([asked.status, await codeOf(asked)]).toEqual([503, 'EVIDENCE_UNAVAILABLE']);
  await signed.stop();
  await memory.close();
});
