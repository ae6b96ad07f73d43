import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeProblems } from './axe.ts';
import { type DemoPage, OFFICER, settled, UNIT, visit } from './demo-page.ts';
import { layoutProblems } from './layout.ts';

const COMMANDS = '**/api/v1/commands';
const PDF = Buffer.from('%PDF-1.7\n% minh chứng mô phỏng\n');

/** A unit reports on a phone, and loses the connection while it does. */
export function unitTests(demo: () => DemoPage): void {
  let page: Page;
  beforeAll(async () => {
    page = await (await demo().window(UNIT, { viewport: { width: 360, height: 740 } })).newPage();
    await visit(page, `${demo().url}/page/unit`);
  });
  afterAll(() => page.context().close());

  const tasks = async () => {
    const { data } = await (await demo().client(UNIT)).GET('/api/v1/alerts', {
      params: { query: { unit: UNIT.unit, days: 999 } },
    });
    return (data?.rows ?? []).filter(({ task }) => task !== null);
  };
  /** Events of the task of one type, as the log has them. */
  const recorded = async (type: string, task: string) => {
    const { data } = await (await demo().client(OFFICER)).GET('/api/v1/events', {
      params: { query: { type, stream: `task-${task}` } },
    });
    if (data === undefined) throw new Error('no events');
    return data.rows;
  };
  const item = (title: string | null) => page.locator('.tasks > li', { hasText: title ?? 'no title' });
  const sent = () => page.getByRole('region', { name: 'Đã gửi từ máy này' });
  const open = async (title: string | null, act: string) => item(title).getByRole('button', { name: act }).click();

  test('My tasks stand by their due day, the oldest first.', async () => {
    const rows = (await tasks()).toSorted((a, b) => a.day.localeCompare(b.day));
    expect(rows.length).toBeGreaterThan(3);
    const shown = await page.locator('.tasks > li').allInnerTexts();
    expect(shown.map((text) => /\d\d\/\d\d\/\d{4}/.exec(text)?.[0])).toEqual(
      rows.map(({ day }) => day.split('-').reverse().join('/')),
    );
  });

  test('On a phone the open forms fit, and axe finds nothing.', async () => {
    const [first] = await tasks();
    await page.getByText('Mọi nhiệm vụ kế hoạch').click();
    for (const act of ['Nộp minh chứng', 'Báo cáo tiến độ']) {
      await open(first?.title ?? null, act);
      expect(await layoutProblems(page)).toEqual([]);
      expect(await axeProblems(page)).toEqual([]);
    }
  });

  test('Without a network a report waits on the device, and is recorded once when the network is back.', async () => {
    const [first] = await tasks();
    const task = first?.task ?? '';
    const before = await recorded('TaskReported', task);
    await page.getByLabel('Đã làm được gì').fill('Đã xong dự thảo, chờ góp ý');
    // What is typed outlives the page.
    await visit(page, `${demo().url}/page/unit`);
    await open(first?.title ?? null, 'Báo cáo tiến độ');
    expect(await page.getByLabel('Đã làm được gì').inputValue()).toBe('Đã xong dự thảo, chờ góp ý');
    await page.context().setOffline(true);
    await page.getByText('Mất kết nối.').waitFor();
    await page.getByLabel('Đã xong bao nhiêu phần trăm').fill('45,5');
    await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await sent().getByText('Đang chờ gửi').waitFor();
    expect(await recorded('TaskReported', task)).toEqual(before);
    await page.context().setOffline(false);
    await sent().getByText('Đã ghi vào sổ').waitFor();
    const after = await recorded('TaskReported', task);
    expect(after.length).toBe(before.length + 1);
    await sent().getByRole('button', { name: 'Đã xem' }).click();
  });

  test('An answer that is lost on its way is asked for again under the same key; the ledger holds one event.', async () => {
    const [, second] = await tasks();
    const task = second?.task ?? '';
    const before = await recorded('TaskReported', task);
    const keys: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/commands'))
        keys.push(request.headers()['idempotency-key']);
    });
    await page.route(COMMANDS, async (route) => {
      await route.fetch();
      await route.abort();
    });
    await open(second?.title ?? null, 'Báo cáo tiến độ');
    await page.getByLabel('Đã làm được gì').fill('Đang làm');
    const lost = page.waitForEvent('requestfailed');
    await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await lost;
    await sent().getByText('Đang chờ gửi').waitFor();
    expect((await recorded('TaskReported', task)).length).toBe(before.length + 1);
    await page.unroute(COMMANDS);
    // Also after the page was closed in between.
    await visit(page, `${demo().url}/page/unit`);
    await sent().getByText('Đã ghi vào sổ').waitFor();
    expect((await recorded('TaskReported', task)).length).toBe(before.length + 1);
    expect(keys.length).toBe(2);
    expect(new Set(keys).size).toBe(1);
    await sent().getByRole('button', { name: 'Đã xem' }).click();
  });

  test('A refusal is said with its reason, and nothing is recorded.', async () => {
    const [, second] = await tasks();
    const before = await recorded('TaskReported', second?.task ?? '');
    await open(second?.title ?? null, 'Báo cáo tiến độ');
    await page.getByLabel('Đã làm được gì').fill('Nhầm số');
    await page.getByLabel('Đã xong bao nhiêu phần trăm').fill('150');
    await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await sent().getByText('Không được nhận').waitFor();
    expect(await sent().innerText()).toContain('150');
    expect(await sent().innerText()).toContain('Nhầm số');
    expect(await recorded('TaskReported', second?.task ?? '')).toEqual(before);
    await sent().getByRole('button', { name: 'Đã xem' }).click();
  });

  test('Evidence with its file goes the same way, and the work then waits to be judged.', async () => {
    const [first] = await tasks();
    const task = first?.task ?? '';
    const before = await recorded('EvidenceSubmitted', task);
    await open(first?.title ?? null, 'Nộp minh chứng');
    await page.getByLabel('Tệp (PDF').setInputFiles({ name: 'bao-cao.pdf', mimeType: 'application/pdf', buffer: PDF });
    await page.getByText('Đã giữ tệp trên máy này').waitFor();
    expect(await page.getByLabel('Văn bản, tài liệu').inputValue()).toBe('bao-cao.pdf');
    await page.context().setOffline(true);
    await page.getByText('Mất kết nối.').waitFor();
    await page.getByRole('button', { name: 'Nộp minh chứng', exact: true }).click();
    await sent().getByText('Đang chờ gửi').waitFor();
    await page.context().setOffline(false);
    await sent().getByText('Đã ghi vào sổ').waitFor();
    expect((await recorded('EvidenceSubmitted', task)).length).toBe(before.length + 1);
    const hash = createHash('sha256').update(PDF).digest('hex');
    const { data } = await (await demo().client(UNIT)).GET('/api/v1/tasks/{task}/evidence/{hash}', {
      params: { path: { task, hash } },
      parseAs: 'arrayBuffer',
    });
    expect(Buffer.from(data as ArrayBuffer).equals(PDF)).toBe(true);
    await settled(page);
    await item(first?.title ?? null)
      .getByText('chờ nghiệm thu')
      .waitFor();
  });
}
