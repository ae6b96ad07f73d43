import { type ChildProcess, spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kpiIn } from '../testing/in-process.js';
import { json, NODE, PROGRAM, workplace } from '../testing/kpi.js';

interface Row {
  readonly post: string;
  readonly unit: string;
  readonly holder: string | null;
  readonly status: string;
  readonly S: string | null;
  readonly d: string | null;
  readonly confirmed: boolean;
  readonly missing: readonly { readonly what: string }[];
  readonly synthetic: boolean;
  readonly grounds: { readonly dd: readonly unknown[] } | null;
}
interface Answer {
  readonly basis: { readonly ordinal: number; readonly root: string; readonly effective: string };
  readonly rows: readonly Row[];
}

const { folder } = workplace();
const kpi = (...args: readonly string[]) => kpiIn(folder, ...args);
const at = ['--store', 'sqlite:./demo.db', '--format', 'json'];
const rate = async (quarter: string, ...more: readonly string[]) =>
  json<Answer>(await kpi('rate', '--period', quarter, ...more, ...at));

describe('the demonstration', () => {
  beforeAll(async () => {
    expect(json(await kpi('demo', ...at))).toMatchObject({ status: 'RECORDED' });
  });

  test('plays into a demo ledger that was opened before, and into no other', async () => {
    const opened = ['--store', 'sqlite:./opened.db', '--format', 'json'];
    json(await kpi('init', '--kind', 'demo', '--city', 'hue', ...opened));
    expect(json(await kpi('demo', ...opened))).toMatchObject({ status: 'RECORDED' });
    expect(json<Answer>(await kpi('rate', '--period', '2026-Q1', ...opened)).rows.map(({ S }) => S)).toEqual(
      (await rate('2026-Q1')).rows.map(({ S }) => S),
    );
    const late = ['--store', 'sqlite:./late.db', '--format', 'json'];
    json(await kpi('init', '--kind', 'demo', '--city', 'hue', '--clock', '2026-06-01T09:00:00+07:00', ...late));
    const { status, stdout, stderr } = await kpi('demo', ...late);
    expect([status, stdout, JSON.parse(stderr)]).toMatchObject([1, '', { error: { code: 'DEMO_TOO_LATE' } }]);
  });

  test('has beside the scores, as JSON, what may be looked at before đ and e are attested', async () => {
    const grounds = (await rate('2026-Q3')).rows.map((row) => row.grounds);
    expect(grounds.some((of) => of !== null && of.dd.length > 0)).toBe(true);
    expect(grounds).not.toContain(undefined);
  });

  test('a second time changes nothing', async () => {
    const before = (await rate('2026-Q3')).basis;
    expect(json(await kpi('demo', ...at))).toMatchObject({ status: 'NOTHING_NEW', recorded: 0 });
    expect((await rate('2026-Q3')).basis).toEqual(before);
  });

  test.each(['2026-Q1', '2026-Q2', '2026-Q3'])(
    '%s: at least ten heads have a score, some of them confirmed',
    async (quarter) => {
      const { rows } = await rate(quarter);
      const scored = rows.filter(({ S }) => S !== null);
      expect(scored.length).toBeGreaterThanOrEqual(10);
      expect(scored.some(({ confirmed }) => confirmed)).toBe(true);
      expect(scored.some(({ confirmed }) => !confirmed)).toBe(true);
      for (const { synthetic, holder } of scored)
        expect([synthetic, holder]).toEqual([true, expect.stringMatching(/^mau-/)]);
    },
  );

  test('each reason for having no score is met with', async () => {
    const answers = [await rate('2026-Q1'), await rate('2026-Q2'), await rate('2026-Q3')];
    const without = answers.flatMap(({ rows }) => rows.filter(({ S }) => S === null));
    const reasons = without
      .map(({ status, missing }) => [status, ...missing.map(({ what }) => what)].join(' | '))
      .join('\n');
    for (const reason of [
      'NOT_IN_SCOPE',
      'SCOPE_UNDECIDED',
      'NO_HOLDER',
      'tiêu chí chung',
      'tổ chức triển khai',
      'đoàn kết',
      'không có sản phẩm được giao',
    ])
      expect(reasons).toContain(reason);
    expect(without.filter(({ status, d }) => status === 'INSUFFICIENT_DATA' && d === null).length).toBeGreaterThan(0);
  });

  test('one of the staff below 50 halves d', async () => {
    const { rows } = await rate('2026-Q2', '--unit', 'so-xay-dung');
    expect(rows.map(({ d }) => d)).toEqual(['1/2']);
  });

  test('what became known later changes the score, and the earlier one can still be asked for', async () => {
    const scores = async (known: readonly string[]) =>
      new Map((await rate('2026-Q1', ...known)).rows.map(({ post, S }) => [post, S]));
    const [now, then] = [await scores([]), await scores(['--known', '2026-07-14'])];
    expect([...now].filter(([post, S]) => S !== then.get(post))).toHaveLength(1);
    expect((await rate('2026-Q1', '--known', '2026-02-01')).rows.every(({ S }) => S === null)).toBe(true);
  });

  test('a score can be followed down to its events', async () => {
    const { derivation } = json<{ derivation: object }>(
      await kpi('explain', 'head-so-tai-chinh', '--period', '2026-Q1', ...at),
    );
    const events = new Set(
      JSON.stringify(derivation).match(/[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g),
    );
    expect(events.size).toBeGreaterThan(10);
    const { stdout } = await kpi('explain', 'head-so-tai-chinh', '--period', '2026-Q1', '--store', 'sqlite:./demo.db');
    expect(stdout).toContain('Giám đốc Sở Tài chính');
    for (const event of events) expect(stdout).toContain(event);
  });

  test('every plan with tasks has its completion, and the names stay out of the JSON', async () => {
    const overall = json<{ rows: { plan: string; section: string | null; unit: string | null; counted: string }[] }>(
      await kpi('progress', ...at),
    ).rows.filter(({ section, unit }) => section === null && unit === null);
    expect(overall.map(({ plan }) => plan).sort()).toEqual(['ctr286', 'kh03', 'kh18']);
    for (const { counted } of overall) expect(counted).not.toBe('0');
    expect((await kpi('rate', '--period', '2026-Q1', ...at)).stdout).not.toContain('Người giữ chức mẫu');
    expect((await kpi('rate', '--period', '2026-Q1', '--store', 'sqlite:./demo.db')).stdout).toContain(
      'Người giữ chức mẫu',
    );
  });
});

describe('kpi start', () => {
  const started: ChildProcess[] = [];
  afterAll(() => {
    for (const one of started) one.kill('SIGKILL');
  });

  const freePort = (): Promise<number> =>
    new Promise((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => {
        const { port } = server.address() as AddressInfo;
        server.close(() => resolve(port));
      });
    });

  interface Started {
    readonly output: () => string;
    readonly serving: Promise<void>;
    stop(): Promise<number | null>;
  }

  function start(environment: object, ...args: readonly string[]): Started {
    const [node, ...flags] = NODE;
    const child = spawn(node, [...flags, PROGRAM, 'start', '--store', 'sqlite:./demo.db', ...args], {
      cwd: folder,
      env: { ...process.env, ...environment },
    });
    started.push(child);
    let output = '';
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const serving = new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString('utf8');
        if (output.includes('Đang phục vụ tại')) resolve();
      });
      child.once('exit', () => reject(new Error(`ended: ${output}`)));
    });
    return {
      output: () => output,
      serving,
      stop: () => {
        child.kill('SIGTERM');
        return ended;
      },
    };
  }

  test('prints plans, scores and completion and serves; a second start says so; a stop is clean', async () => {
    const port = await freePort();
    const first = start({ PORT: `${port}` });
    await first.serving;
    for (const part of ['Kế hoạch đã nạp', 'kỳ 2026-Q3', 'Giám đốc Sở Nội vụ', 'Chưa đến hạn'])
      expect(first.output()).toContain(part);

    const health = (await (await fetch(`http://127.0.0.1:${port}/health`)).json()) as object;
    expect(health).toMatchObject({ service: 'kpi-ledger', status: 'ok' });
    const overHttp = await (await fetch(`http://127.0.0.1:${port}/api/v1/ratings?period=2026-Q1`)).json();
    expect(overHttp).toEqual(await rate('2026-Q1'));

    const second = start({ PORT: 'x' }, '--port', `${port}`);
    await expect(second.serving).rejects.toThrow();
    expect(await second.stop()).toBe(0);
    expect(await first.stop()).toBe(0);
    await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow();
  });

  test('says so when another program has the port', async () => {
    const server = createServer((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const refused = start({ PORT: `${port}` });
    await expect(refused.serving).rejects.toThrow();
    expect(await refused.stop()).toBe(1);
    server.close();
  });
});
