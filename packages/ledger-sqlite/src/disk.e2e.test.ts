import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { backUp } from './backup.js';
import { openSqliteStore, type SqliteStore } from './sqlite-store.js';
import { inspect } from './testing/ledger-file.js';
import { open, openLedger } from './testing/scenarios.js';
import { ledgerOf, renames } from './testing/small-ledger.js';

const directory = mkdtempSync(join(tmpdir(), 'kpi-disk-'));
const disk = join(directory, 'disk');
mkdirSync(disk);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const mount = (size: string): boolean => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const unmount = () => execFileSync('umount', [disk]);
const mayMount = process.platform === 'linux' && process.geteuid?.() === 0 && mount('1m');
if (mayMount) unmount();
else console.log('skipped: a disk that is really full needs root and mount on Linux');

describe.runIf(mayMount)('a disk that is full', () => {
  afterEach(unmount);

  it('refuses appends, keeps what was acknowledged, and takes appends again when there is space', async () => {
    mount('1m');
    const path = join(disk, 'kpi.db');
    await openLedger(path);
    const store = await open(path);
    const acknowledged: string[] = [];
    const append = (id: string) => store.append([renames(id, id, -1, 'Trung tâm '.repeat(100), `${id} b`)])();
    let last = await append('u0');
    for (let n = 0; E.isRight(last) && n < 1_000; n += 1) {
      acknowledged.push(`u${n}`);
      last = await append(`u${n + 1}`);
    }
    expect(last).toMatchObject(E.left({ kind: 'STORE_UNAVAILABLE', trouble: 'DISK_FULL' }));
    expect(await append('again')).toMatchObject(E.left({ trouble: 'DISK_FULL' }));
    expect(await store.head()()).toMatchObject(E.right({ ordinal: 1 + 2 * acknowledged.length }));

    // Somebody may look at the ledger before there is space again.
    const reader = await open(path);
    expect(await reader.head()()).toEqual(await store.head()());
    await reader.close();

    execFileSync('mount', ['-o', 'remount,size=4m', disk]);
    expect(await append('later')).toMatchObject(E.right([{ repeated: false }]));
    await store.close();
    const { rows, faults } = inspect(path);
    expect(faults).toEqual([]);
    expect(rows.map(({ stream }) => stream)).toEqual([
      'ledger',
      ...[...acknowledged, 'later'].flatMap((id) => [`unit-${id}`, `unit-${id}`]),
    ]);
  });

  it('takes no new ledger, and says so', async () => {
    mount('64k');
    writeFileSync(join(disk, 'filler'), new Uint8Array(60_000));
    expect(await openSqliteStore({ path: join(disk, 'kpi.db'), clock: Date.now })()).toMatchObject(
      E.left({ kind: 'STORE_UNAVAILABLE', trouble: expect.stringMatching(/^DISK_/) }),
    );
  });

  it('keeps nothing of a backup that does not fit', async () => {
    const path = join(directory, 'large.db');
    await ledgerOf(path, 2_000);
    mount('256k');
    expect(await backUp(path, join(disk, 'backup.db'))()).toMatchObject(
      E.left({ kind: 'NOT_WRITTEN', error: { trouble: 'DISK_FULL' } }),
    );
    expect(readdirSync(disk)).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('a file that may only be read', () => {
  it('refuses appends, is read all the same, and takes appends once it may be written', async () => {
    const path = join(directory, 'read-only.db');
    await ledgerOf(path, 20);
    chmodSync(directory, 0o777);
    chmodSync(path, 0o444);
    const root = process.geteuid?.() === 0;
    if (root) process.seteuid?.(65_534);
    try {
      const store = await open(path);
      expect(await store.append([renames('b', 'new', -1, 'X')])()).toMatchObject(
        E.left({ kind: 'STORE_UNAVAILABLE', trouble: 'READ_ONLY' }),
      );
      expect(await store.head()()).toMatchObject(E.right({ ordinal: 21 }));
      await store.close();
    } finally {
      if (root) process.seteuid?.(0);
      chmodSync(path, 0o644);
    }
    const store = await open(path);
    expect(await store.append([renames('b', 'new', -1, 'X')])()).toMatchObject(E.right([{ repeated: false }]));
    await store.close();
    expect(inspect(path)).toMatchObject({ faults: [], rows: { length: 22 } });
  });
});

describe('a file that is damaged', () => {
  const path = join(directory, 'damaged.db');
  const put = (bytes: Uint8Array): void => {
    for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true });
    writeFileSync(path, bytes);
  };

  it.each<[string, () => void]>([
    ['cut', () => truncateSync(path, statSync(path).size - 3 * PAGE)],
    ['torn at the root of a table', () => overwrite(path, PAGE)],
  ])('is refused when it is opened, and left as it is: %s', async (_, damage) => {
    rmSync(path, { force: true });
    await ledgerOf(path, 1_000);
    damage();
    const before = readFileSync(path);
    expect(await openSqliteStore({ path, clock: Date.now })()).toMatchObject(E.left({ kind: 'CORRUPT' }));
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  /** The texts and the head; null: the file is refused for its damage. */
  const readBy = async (store: SqliteStore): Promise<unknown> => {
    try {
      const texts = [];
      for await (const batch of store.texts?.after(0) ?? []) texts.push(...batch);
      const head = await store.head()();
      if (E.isRight(head)) return { texts, head: head.right };
      expect(head.left.kind).toBe('CORRUPT');
    } catch (thrown) {
      expect(thrown).toMatchObject({ error: { kind: 'CORRUPT' } });
    }
    return null;
  };

  it('gives what was there or says that it is damaged, and takes no append, whichever page of it was never written', async () => {
    put(new Uint8Array());
    await ledgerOf(path, 300);
    const whole = readFileSync(path);
    const store = await open(path);
    const before = await readBy(store);
    await store.close();
    const outcomes = { refused: 0, damaged: 0, read: 0 };
    for (let at = PAGE; at < whole.length; at += PAGE) {
      put(whole);
      overwrite(path, at);
      const torn = readFileSync(path);
      const opened = await openSqliteStore({ path, clock: Date.now })();
      if (E.isLeft(opened)) {
        expect(opened.left.kind).toBe('CORRUPT');
        outcomes.refused += 1;
      } else {
        const read = await readBy(opened.right);
        if (read !== null) expect(read).toEqual(before);
        outcomes[read === null ? 'damaged' : 'read'] += 1;
        expect(await opened.right.findCommand('open')()).toMatchObject(E.left({ kind: 'CORRUPT' }));
        await expect(opened.right.readStream('unit-a')[Symbol.asyncIterator]().next()).rejects.toMatchObject({
          error: { kind: 'CORRUPT' },
        });
        expect(await opened.right.append([renames('b', 'new', -1, 'X')])()).toMatchObject(E.left({ kind: 'CORRUPT' }));
        await opened.right.close();
      }
      expect(readFileSync(path).equals(torn)).toBe(true);
    }
    // Pages of the events are missed when they are read, those that only writing needs when something is written.
    for (const count of Object.values(outcomes)) expect(count).toBeGreaterThan(0);
  });
});

const PAGE = 4096;

function overwrite(path: string, at: number): void {
  writeFileSync(path, readFileSync(path).fill(0, at, at + PAGE));
}
