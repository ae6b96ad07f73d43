import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { has } from '../tools/needs.js';

const main = fileURLToPath(new URL('../../packages/cli/dist/main.js', import.meta.url));
const tools = has('soffice', 'libreoffice-writer-nogui') && has('pdftotext', 'poppler-utils');

const LABEL = 'DỮ LIỆU MÔ PHỎNG – KHÔNG CÓ GIÁ TRỊ ĐÁNH GIÁ CHÍNH THỨC';
const FORMATS = ['docx', 'xlsx'] as const;

interface Json {
  readonly basis: { readonly ordinal: number };
  readonly tables: {
    readonly completion: readonly { readonly planName: string; readonly completionDisplay: string }[];
  };
}

describe.skipIf(!tools)('the half-year report in an office suite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-plan-reports-'));
  const pages: { [as: string]: readonly string[] } = {};
  let json: Json;

  const run = (command: string, args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync(command, [...args], { encoding: 'utf8', cwd: folder });
    expect(status, stderr).toBe(0);
    return stdout;
  };
  const kpi = (...args: readonly string[]): string =>
    run(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args, '--store', 'sqlite:kpi.db']);

  beforeAll(() => {
    kpi('demo');
    for (const as of [...FORMATS, 'json'])
      kpi('report', 'half-year', '--cutoff', '2026-06-10', '--unit', 'so-noi-vu', '--as', as, '--out', `${as}.${as}`);
    json = JSON.parse(readFileSync(join(folder, 'json.json'), 'utf8'));
    run('soffice', [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      ...['--headless', '--convert-to', 'pdf'],
      ...FORMATS.map((as) => `${as}.${as}`),
    ]);
    for (const as of FORMATS)
      pages[as] = run('pdftotext', ['-layout', `${as}.pdf`, '-'])
        .split('\f')
        .slice(0, -1)
        .map((page) => page.normalize('NFC').replace(/\s+/g, ' '));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(FORMATS)('as %s draws the chart on the page of its table: title, basis, groups, legend', (as) => {
    const first = pages[as]?.[0] ?? '';
    expect(first).toContain('Nhiệm vụ theo tình trạng');
    expect(first).toContain(`Căn cứ: sự kiện thứ ${json.basis.ordinal}, tính đến 09/06/2026; số liệu ở bảng kèm theo`);
    // Once beside its bar, once in the table.
    const [plan] = json.tables.completion;
    expect(first.split(plan?.planName ?? '?').length - 1).toBe(2);
    expect(first).toMatch(/Xong đúng hạn.*Xong chậm.*Quá hạn.*Chưa có thời hạn/);
  });

  it.each(FORMATS)('as %s prints the figures of the JSON, cut at two places, with a decimal comma', (as) => {
    const text = (pages[as] ?? []).join(' ');
    for (const { completionDisplay } of json.tables.completion)
      expect(text).toContain(`${completionDisplay.replace('.', ',')} %`);
  });

  it.each(FORMATS)('every page of the %s says that the data is made up, and names its basis', (as) => {
    expect(pages[as]?.length).toBeGreaterThan(3);
    for (const page of pages[as] ?? []) {
      expect(page).toContain(LABEL);
      expect(page).toMatch(/gốc Merkle [0-9a-f]{64}/);
    }
  });
});
