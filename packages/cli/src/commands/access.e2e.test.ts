import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { kpiHere as kpi } from '../testing/in-process.js';
import { json, NODE, PROGRAM, workplace } from '../testing/kpi.js';

describe('a live ledger that the authority has closed to the command line', () => {
  const { folder, file } = workplace();
  const store = ['--store', `sqlite:${join(folder, 'hue.db')}`, '--format', 'json'];
  const decision = ['--decision', '1/QĐ/2026-01-05'];
  const imported = (name: string, ...lines: readonly object[]) =>
    kpi(
      'import',
      join(folder, file(`${name}.jsonl`, lines.map((line) => JSON.stringify(line)).join('\n'))),
      ...[...decision, ...store],
    );
  const policy = (commandId: string, cliWrites: string) => ({
    ...{ commandId, kind: 'AccessPolicyDecided', validAt: '2026-01-05', data: { cliWrites } },
  });
  const override = ['--term', 'S', '--value', '71', '--reason', 'x'];
  const ordinal = async () => JSON.parse((await kpi('replay', ...store)).stdout).ordinal as number;

  beforeAll(async () => {
    json(await kpi('init', '--kind', 'live', '--city', 'hue', ...store));
    json(await imported('close', policy('p-1', 'FORBIDDEN')));
  });

  test.each([
    ['import', ['import', 'close.jsonl', ...decision]],
    ['seed', ['seed']],
    ['init', ['init', '--kind', 'live', '--city', 'hue']],
    ['period', ['period', 'publish', '--period', '2026-Q1', ...decision]],
    ['erase', ['erase', 'an', '--legal-basis', 'Luật', ...decision]],
    ['override', ['override', 'make', '--person', 'an', '--period', '2026-Q1', ...override, ...decision]],
  ])('refuses %s, and says what to do', async (_, args) => {
    const before = await ordinal();
    const given = args.map((arg) => (arg.endsWith('.jsonl') ? join(folder, arg) : arg));
    const { status, stderr } = await kpi(...given, ...store);
    expect([status, JSON.parse(stderr).error]).toMatchObject([1, { code: 'CLI_WRITES_FORBIDDEN' }]);
    expect(stderr).toContain('HTTP');
    expect(await ordinal()).toBe(before);
  });

  test('is not opened again by the command line itself', async () => {
    expect((await imported('open', policy('p-2', 'ALLOWED'))).status).toBe(1);
  });

  test('is read as before, and signed: that is proved by a key, not by a word', async () => {
    expect((await kpi('rules', 'list', '--period', '2026-Q1', ...store)).status).toBe(0);
    expect(json(await kpi('checkpoint', 'seal', ...store))).toMatchObject({ status: 'RECORDED' });
    expect((await kpi('verify', ...store)).status).toBe(0);
  });
});

describe('kpi serve', () => {
  const { folder } = workplace();
  const url = `sqlite:${join(folder, 'hue.db')}`;
  beforeAll(async () => {
    json(await kpi('init', '--kind', 'live', '--city', 'hue', '--store', url, '--format', 'json'));
  });

  /** Runs the program with these settings until it says where it serves, or ends. */
  async function served(settings: { readonly [name: string]: string }, ...args: readonly string[]) {
    const [node, ...flags] = NODE;
    const child = spawn(node, [...flags, PROGRAM, 'serve', '--store', url, '--port', '0', ...args], {
      env: { ...process.env, ...settings },
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', async (text: string) => {
      said += text;
      const url = /Đang phục vụ tại (?<url>\S+)\n/.exec(said)?.groups?.['url'];
      if (url === undefined) return;
      expect((await fetch(`${url}/health`)).status).toBe(200);
      child.kill('SIGTERM');
    });
    const [status] = (await once(child, 'close')) as [number | null];
    return { status, said };
  }

  test('names everything that is wrong with its settings at once, and does not start', async () => {
    const { status, said } = await served({ KPI_OIDC_ISSUER: 'dangnhap', KPI_OIDC_CLOCK_TOLERANCE: 'x' });
    expect(status).toBe(2);
    for (const name of ['KPI_OIDC_ISSUER', 'KPI_OIDC_AUDIENCE', 'KPI_OIDC_CLOCK_TOLERANCE'])
      expect(said).toContain(name);
  });

  test('shows a live ledger to other machines only by rights', async () => {
    const alone = await served({}, '--host', '0.0.0.0');
    expect([alone.status, alone.said]).toEqual([2, expect.stringContaining('KPI_OIDC_ISSUER')]);
    const issuer = { KPI_OIDC_ISSUER: 'https://dangnhap.example.vn', KPI_OIDC_AUDIENCE: 'kpi' };
    expect((await served(issuer, '--host', '0.0.0.0')).status).toBe(0);
    expect((await served({})).status).toBe(0);
  });
});
