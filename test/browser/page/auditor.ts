import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { answerTo, type DemoPage, type Persona, settled, visit } from './demo-page.ts';

const AUDITOR: Persona = { roles: ['AUDITOR'], official: 'mau-thanh-tra' };
const example = (name: string): string => new URL(`../../../docs/examples/${name}`, import.meta.url).pathname;

/** The auditor goes through the log, checks proofs and verifies what others published. */
export function auditorTests(demo: () => DemoPage): void {
  let page: Page;
  beforeAll(async () => {
    page = await demo().tab(AUDITOR);
  });
  const events = async (query: { readonly type?: string; readonly before?: number; readonly known?: string }) => {
    const { data } = await (await demo().client(AUDITOR)).GET('/api/v1/events', {
      params: { query: { take: 50, ...query } },
    });
    if (data === undefined) throw new Error('no events');
    return data;
  };
  const shown = async (): Promise<readonly string[]> =>
    page
      .locator('table.data tbody tr td:first-child a')
      .evaluateAll((all) =>
        all.map((one) => new URL((one as HTMLAnchorElement).href).pathname.split('/').at(-1) ?? ''),
      );
  const ids = ({ rows }: { readonly rows: readonly { readonly event: string }[] }) => rows.map(({ event }) => event);

  test('The log is read newest first, page by page, and filtered from the keyboard.', async () => {
    await visit(page, `${demo().url}/page/events`);
    const first = await events({});
    expect(first.rows).toHaveLength(50);
    expect(await shown()).toEqual(ids(first));
    expect(await page.locator('.basis').innerText()).toContain(first.basis.root.slice(0, 12));
    await page.getByRole('button', { name: 'Cũ hơn' }).press('Enter');
    await page.waitForURL(/before=/);
    await settled(page);
    expect(await shown()).toEqual(ids(await events({ before: first.next ?? 0 })));
    await page.getByLabel('Loại sự kiện').fill('EvidenceRejected');
    await page.keyboard.press('Enter');
    await page.waitForURL(/type=EvidenceRejected/);
    await settled(page);
    // Whoever filters by keyboard stays where the words are.
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    const rejected = await events({ type: 'EvidenceRejected' });
    expect(rejected.rows.length).toBeGreaterThan(0);
    expect(await shown()).toEqual(ids(rejected));
  });

  test('Known by an earlier ordinal, later events are not there.', async () => {
    await visit(page, `${demo().url}/page/events?known=40`);
    expect(await shown()).toEqual(ids(await events({ known: '40' })));
    expect(await shown()).toHaveLength(40);
  });

  test('The proof of an event is calculated here; a changed byte, figure or root is refused.', async () => {
    await visit(page, `${demo().url}/page/events/300`);
    expect(await page.locator('.finding').innerText()).toContain('Đã kiểm chứng');
    // Every field stands by its name, and the bytes as they were recorded one press away.
    expect(await page.locator('.fact').count()).toBeGreaterThan(1);
    expect(await page.locator('.fact dt code').count()).toBe(0);
    await page.getByText('Nguyên văn JSON đã băm').press('Enter');
    expect(JSON.parse(await page.locator('pre.bytes').innerText()).data).toBeDefined();
    const alter = async (
      change: (answer: { text: string; validAt: string; inclusion: { path: string[] } }) => void,
    ) => {
      await page.route('**/api/v1/events/300*', async (route) => {
        const response = await answerTo(route);
        const answer = await response.json();
        change(answer);
        await route.fulfill({ response, json: answer });
      });
      await visit(page, `${demo().url}/page/events/300`);
      await page.unroute('**/api/v1/events/300*');
      return page.locator('.finding.refused').innerText();
    };
    const day = await alter((answer) => {
      answer.validAt = '2026-12-31';
    });
    expect(day).toContain('nội dung hiển thị khác');
    const bytes = await alter((answer) => {
      answer.text = answer.text.replace('"commandId":"', '"commandId":"x');
    });
    expect(bytes).toContain('mã băm của nguyên văn khác');
    const path = await alter(({ inclusion }) => {
      inclusion.path.reverse();
    });
    expect(path).toContain('đường Merkle không dẫn tới gốc');
  });

  test('On both axes, by keyboard, the overview shows the scores of that day as they were known then.', async () => {
    await visit(page, `${demo().url}/page/overview?period=2026-Q3&known=2026-10-13&effective=2026-10-12`);
    await page.getByLabel('Trục hiểu biết').press('ArrowLeft');
    await page.waitForURL(/known=2026-10-12/);
    await settled(page);
    await page.getByLabel('Trục hiệu lực').press('ArrowLeft');
    await page.waitForURL(/effective=2026-10-11/);
    await settled(page);
    const ratings = async (times: { readonly effective?: string; readonly known?: string }) => {
      const { data } = await (await demo().client(AUDITOR)).GET('/api/v1/ratings', {
        params: { query: { period: '2026-Q3', ...times } },
      });
      if (data === undefined) throw new Error('no ratings');
      return data;
    };
    const then = await ratings({ known: '2026-10-12', effective: '2026-10-11' });
    const now = await ratings({});
    const rows = page.locator('table.data').first().locator('tbody tr');
    let [scored, moved] = [0, 0];
    for (const { post, S, display, status } of then.rows) {
      if (['NOT_IN_SCOPE', 'SCOPE_UNDECIDED', 'NO_HOLDER'].includes(status)) continue;
      const row = rows.filter({ has: page.locator(`a[href*="/explanations/${post}?"]`) });
      expect(await row.locator('td').nth(1).innerText()).toContain(display['S']?.replace('.', ',') ?? '–');
      if (S !== null) scored += 1;
      if (S !== null && now.rows.find((one) => one.post === post)?.S !== S) moved += 1;
    }
    expect(scored).toBeGreaterThan(moved);
    expect(moved).toBeGreaterThan(0);
    const basis = await page.locator('.basis').last().innerText();
    expect(basis).toContain(then.basis.root.slice(0, 12));
    expect(basis).toContain('11/10/2026');
    expect(basis).toContain('12/10/2026');
  });

  test('Two times are compared from the keyboard, with every cause and its part of the difference.', async () => {
    await visit(page, `${demo().url}/page/comparison?period=2026-Q3`);
    await page.getByLabel('Những gì đã biết đến hết ngày').first().fill('12/10/2026');
    await page.keyboard.press('Enter');
    await page.waitForURL(/from\.known=2026-10-12/);
    await page.locator('details.group').first().waitFor();
    const { data } = await (await demo().client(AUDITOR)).GET('/api/v1/diff', {
      params: { query: { period: '2026-Q3', 'from.known': '2026-10-12' } },
    });
    if (data === undefined) throw new Error('no difference');
    const moved = data.rows.filter(({ steps }) => steps.length > 0);
    expect(moved.length).toBeGreaterThan(0);
    expect(await page.locator('details.group').count()).toBe(moved.length);
    for (const [i, { from, to, total, steps }] of moved.entries()) {
      const group = page.locator('details.group').nth(i);
      const head = (await group.locator('summary').innerText()).replaceAll(',', '.');
      for (const { display } of [from, to]) if (display['S'] != null) expect(head).toContain(display['S']);
      await group.locator('summary').press('Enter');
      const exactly = await group.locator('p').first().innerText();
      for (const part of [from.S, to.S, total]) if (part !== null) expect(exactly).toContain(part.replace('.', ','));
      const items = await group.locator('li').allInnerTexts();
      for (const [at, { cause, contribution }] of steps.entries()) {
        if (cause.kind !== 'effective') expect(items[at]).toContain(cause.event ?? '');
        if (contribution !== null) expect(items[at]?.replaceAll(',', '.')).toContain(contribution);
      }
    }
    const bases = await page.locator('.basis').allInnerTexts();
    expect(bases[0]).toContain(data.from.root.slice(0, 12));
    expect(bases[1]).toContain(data.to.root.slice(0, 12));
  });

  const check = async (text: string, checkpoint: string | null): Promise<string> => {
    await visit(page, `${demo().url}/page/verification`);
    const file = { name: 'bundle.json', mimeType: 'application/json', buffer: Buffer.from(text) };
    await page.getByLabel('Tệp gói (.json)').setInputFiles(file);
    if (checkpoint !== null) await page.getByLabel('Điểm chốt lấy từ nguồn khác').setInputFiles(checkpoint);
    await page.getByRole('button', { name: 'Kiểm chứng', exact: true }).press('Enter');
    await page.locator('.finding').waitFor();
    return page.locator('.finding').innerText();
  };

  test('A bundle is verified in the browser, and nothing of it is sent.', async () => {
    const text = readFileSync(example('quy-1.bundle.json'), 'utf8');
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET' || request.postData() !== null) sent.push(request.url());
    });
    const alone = await check(text, null);
    expect(alone).toContain('Nhất quán, chưa neo: 2 kết quả công bố tính lại đều đúng');
    const anchored = await check(text, example('quy-1.checkpoint.json'));
    expect(anchored).toContain('Hợp lệ: 2 kết quả công bố');
    expect(anchored).toContain(JSON.parse(text).root);
    expect(await page.locator('.finding tbody tr').allInnerTexts()).toEqual(['director\t100', 'employee\t80']);
    expect(sent).toEqual([]);
  });

  test('A bundle with one altered figure is refused, and the first bad event is named.', async () => {
    const text = readFileSync(example('so-a.bundle.json'), 'utf8');
    const altered = text.replace('\\"S\\":\\"100\\"', '\\"S\\":\\"95\\"');
    expect(altered).not.toBe(text);
    const said = await check(altered, null);
    expect(said).toContain('Không hợp lệ (NOT_INCLUDED) tại sự kiện 29 (rating-director-2026-Q1, lần ghi 2)');
    expect(await check('{}', null)).toContain('Không hợp lệ');
  });

  test('A period that is not closed has no bundle, and that is said.', async () => {
    await visit(page, `${demo().url}/page/verification?period=2026-Q3`);
    await page.getByRole('button', { name: 'Tải gói' }).press('Enter');
    const { error } = await (await demo().client(AUDITOR)).GET('/api/v1/bundles/{period}', {
      params: { path: { period: '2026-Q3' } },
    });
    expect(error?.error.message).toBeTruthy();
    await page.getByText(error?.error.message ?? '').waitFor();
  });
}
