import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, Script } from 'node:vm';
import { verifyBundle } from '@kpi-ledger/engine';
import { recompute } from '@kpi-ledger/engine/recompute';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClosedQuarter, closedQuarter } from './closed-quarter.js';

let quarter: ClosedQuarter;
const root = fileURLToPath(new URL('../../', import.meta.url));
const bundles = ['all.json', 'head.json'];
const textOf = (file: string): string => readFileSync(join(quarter.elsewhere, file), 'utf8');
const verified = async (...args: readonly string[]) => {
  const { status, stdout, stderr } = await quarter.auditor('verify', ...args, '--format', 'json');
  expect(stderr).toBe('');
  return { exit: status, ...JSON.parse(stdout) };
};
const refused = ({ status, stdout, stderr }: Awaited<ReturnType<ClosedQuarter['office']>>) => {
  expect(stdout).toBe('');
  return [status, JSON.parse(stderr).error.code];
};

beforeAll(async () => {
  quarter = await closedQuarter();
  await quarter.done('seal', '--period', '2026-Q1', '--out', 'all.json');
  await quarter.done('seal', '--period', '2026-Q1', '--unit', 'so-a', '--out', 'head.json');
  for (const file of [...bundles, 'checkpoint.json'])
    copyFileSync(join(quarter.folder, file), join(quarter.elsewhere, file));
});
afterAll(() => quarter.remove());

describe('on another machine, with the file alone', () => {
  it('every rating comes out again; that nothing from elsewhere was compared is said', async () => {
    expect(await verified('all.json')).toMatchObject({
      exit: 0,
      status: 'NOT_ANCHORED',
      firstBad: null,
      official: false,
    });
    const { ratings } = await verified('all.json');
    expect(ratings.map(({ person, S }: { person: string; S: string }) => [person, S])).toEqual([
      ['director', '100'],
      ['employee', '80'],
    ]);
    expect(await verified('head.json')).toMatchObject({ exit: 0, ratings: [{ person: 'director', S: '100' }] });
  });

  it.each(bundles)('%s is valid against the checkpoint, the key, or the root on paper', async (file) => {
    const { publicKey, root: printed } = JSON.parse(textOf('checkpoint.json'));
    for (const anchor of [
      ['--checkpoint', 'checkpoint.json'],
      ['--key', publicKey],
      ['--root', printed],
    ])
      expect(await verified(file, ...anchor), anchor[0]).toMatchObject({ exit: 0, status: 'VALID' });
    expect((await quarter.auditor('verify', file, '--key', publicKey)).stdout).toContain('SỔ TRÌNH DIỄN');
    expect((await quarter.auditor('verify', file, '--key', publicKey, '--lang', 'en')).stdout).toMatch(
      /^VALID, DEMO: /,
    );
  });

  it.each(bundles)('%s is not valid against another key, root or checkpoint', async (file) => {
    const checkpoint = JSON.parse(textOf('checkpoint.json'));
    writeFileSync(join(quarter.elsewhere, 'other.json'), JSON.stringify({ ...checkpoint, root: 'a'.repeat(64) }));
    for (const [anchor, code] of [
      [['--key', '3f'.repeat(32)], 'KEY_NOT_TRUSTED'],
      [['--root', 'a'.repeat(64)], 'PRINTED_ROOT'],
      [['--checkpoint', 'other.json'], 'BAD_SIGNATURE'],
    ] as const)
      expect(await verified(file, ...anchor)).toMatchObject({ exit: 4, status: 'INVALID', firstBad: { code } });
  });

  it('an altered figure is named: event, stream, revision', async () => {
    for (const file of bundles) {
      writeFileSync(
        join(quarter.elsewhere, 'altered.json'),
        textOf(file).replaceAll('\\"S\\":\\"100\\"', '\\"S\\":\\"101\\"'),
      );
      const { exit, status, firstBad } = await verified('altered.json');
      expect([exit, status]).toEqual([4, 'INVALID']);
      expect(firstBad.stream).toBe('rating-director-2026-Q1');
      const { stdout } = await quarter.auditor('verify', 'altered.json');
      expect(stdout).toContain(`KHÔNG HỢP LỆ (INVALID, ${firstBad.code}) tại sự kiện ${firstBad.ordinal}`);
    }
  });

  it('what is no bundle, or not there, is told apart from an altered one', async () => {
    expect(await verified('checkpoint.json')).toMatchObject({ exit: 4, firstBad: { code: 'NOT_A_BUNDLE' } });
    expect(refused(await quarter.auditor('verify', 'absent.json', '--format', 'json'))).toEqual([1, 'FILE_UNREADABLE']);
    expect(refused(await quarter.auditor('verify', 'all.json', '--root', 'xyz', '--format', 'json'))).toEqual([
      2,
      'USAGE',
    ]);
    expect(refused(await quarter.office('verify', '--root', 'a'.repeat(64), '--format', 'json'))).toEqual([2, 'USAGE']);
  });

  it('leaves nothing behind', () => {
    expect(existsSync(join(quarter.elsewhere, 'data'))).toBe(false);
  });
});

describe('kpi seal', () => {
  const seal = (...args: readonly string[]) => quarter.office('seal', ...args, '--format', 'json');
  it('does not overwrite, and says what is missing', async () => {
    const before = readFileSync(join(quarter.folder, 'all.json'), 'utf8');
    expect(refused(await seal('--period', '2026-Q1', '--out', 'all.json'))).toEqual([1, 'FILE_EXISTS']);
    expect(readFileSync(join(quarter.folder, 'all.json'), 'utf8')).toBe(before);
    expect(refused(await seal('--period', '2026-Q2', '--out', 'q2.json'))).toEqual([1, 'NOT_CLOSED']);
    expect(refused(await seal('--period', '2026-Q1', '--unit', 'nowhere', '--out', 'x.json'))).toEqual([
      1,
      'UNKNOWN_UNIT',
    ]);
    expect(refused(await seal('--period', '2026-Q1', '--out', 'no/such/folder.json'))).toEqual([1, 'FILE_UNWRITABLE']);
    expect(refused(await seal('--out', 'x.json'))).toEqual([2, 'USAGE']);
    expect(existsSync(join(quarter.folder, 'x.json'))).toBe(false);
  });
  it('seals the same bytes again', async () => {
    await quarter.done('seal', '--period', '2026-Q1', '--out', 'again.json');
    expect(readFileSync(join(quarter.folder, 'again.json'), 'utf8')).toBe(textOf('all.json'));
  });
  it('gives of the head no task, name or text of others', () => {
    expect(textOf('head.json')).not.toMatch(/viec-rieng|Ông|Nội dung|đoàn kết|jsonl/);
    expect(textOf('all.json')).not.toMatch(/Ông|Nội dung|đoàn kết|jsonl/);
  });
});

describe('in a page, without Node', () => {
  it('the verifier and the calculation give the same answers', async () => {
    const entry = 'virtual:page';
    const page = `export { verifyBundle } from '${root}packages/verify/dist/index.js';
      export { recompute } from '${root}packages/engine/dist/recompute/index.js';`;
    const bundle = await rolldown({
      input: entry,
      cwd: root,
      platform: 'browser',
      plugins: [
        {
          name: 'page',
          resolveId: (id) => (id === entry ? id : null),
          load: (id) => (id === entry ? page : null),
        },
      ],
    });
    const { output } = await bundle.generate({ format: 'iife', name: 'page' });
    await bundle.close();
    const [{ code, imports, modules }] = output;
    expect(imports).toEqual([]);
    expect(Object.keys(modules).filter((id) => id.includes('packages/ledger/') || id.startsWith('node:'))).toEqual([]);
    const context = createContext({ TextEncoder, TextDecoder, Uint8Array, crypto: globalThis.crypto, structuredClone });
    new Script(`${code}; globalThis.page = page;`).runInContext(context);
    for (const file of bundles) {
      context['text'] = textOf(file);
      const found = new Script('JSON.stringify(page.verifyBundle(text, page.recompute))').runInContext(context);
      expect(JSON.parse(found)).toEqual(JSON.parse(JSON.stringify(verifyBundle(textOf(file), recompute))));
      expect(JSON.parse(found).status).toBe('NOT_ANCHORED');
    }
  });
});
