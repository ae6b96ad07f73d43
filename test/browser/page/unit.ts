import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ASSESSOR, answerTo, type DemoPage, OFFICER, settled, UNIT, visit } from './demo-page.ts';
import { tabTo } from './keyboard.ts';
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
  const item = (title: string | null) => page.locator('.tasks:not(.indicators) > li', { hasText: title ?? 'no title' });
  const sent = () => page.getByRole('region', { name: 'Đã gửi từ máy này' });
  const open = async (title: string | null, act: string) => item(title).getByRole('button', { name: act }).click();

  test('My tasks stand by their due day, the oldest first.', async () => {
    const rows = (await tasks()).toSorted((a, b) => a.day.localeCompare(b.day));
    expect(rows.length).toBeGreaterThan(3);
    const shown = await page.locator('.tasks:not(.indicators) > li').allInnerTexts();
    expect(shown.map((text) => /\d\d\/\d\d\/\d{4}/.exec(text)?.[0])).toEqual(
      rows.map(({ day }) => day.split('-').reverse().join('/')),
    );
  });

  test('Without a network a report waits on the device, and is recorded once when the network is back.', async () => {
    const [first] = await tasks();
    const task = first?.task ?? '';
    const before = await recorded('TaskReported', task);
    await open(first?.title ?? null, 'Báo cáo tiến độ');
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
      await answerTo(route);
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

  test('A refusal stands at its field with what was typed; mended, it is recorded, and the refusal is gone.', async () => {
    const [, second] = await tasks();
    const before = await recorded('TaskReported', second?.task ?? '');
    await open(second?.title ?? null, 'Báo cáo tiến độ');
    await page.getByLabel('Đã làm được gì').fill('Nhầm số');
    await page.getByLabel('Đã xong bao nhiêu phần trăm').fill('150');
    await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await sent().getByText('Không được nhận').waitFor();
    expect(await recorded('TaskReported', second?.task ?? '')).toEqual(before);
    await sent().getByRole('button', { name: 'Sửa và gửi lại' }).click();
    expect(await page.getByLabel('Đã làm được gì').inputValue()).toBe('Nhầm số');
    const percent = page.getByLabel('Đã xong bao nhiêu phần trăm');
    expect([await percent.inputValue(), await percent.getAttribute('aria-invalid')]).toEqual(['150', 'true']);
    const why = await percent.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${why}"]`).innerText()).toContain('150');
    await percent.fill('15');
    await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await sent().getByText('Đã ghi vào sổ').waitFor();
    expect(await sent().getByText('Không được nhận').count()).toBe(0);
    expect((await recorded('TaskReported', second?.task ?? '')).length).toBe(before.length + 1);
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
    await sent().getByRole('button', { name: 'Đã xem' }).click();
  });

  test('A rejection is shown with its reason, and leads to the next submission with what stood in the last one.', async () => {
    const first = (await tasks()).find(({ kind }) => kind === 'EVIDENCE_WAITING');
    const task = first?.task ?? '';
    const [submitted] = await recorded('EvidenceSubmitted', task);
    const submission = `${submitted?.data['submission']}`;
    const { error } = await (await demo().client(ASSESSOR)).POST('/api/v1/commands', {
      params: { header: { 'Idempotency-Key': 'reject-one' } },
      body: {
        kind: 'EvidenceRejected',
        data: { task, submission, major: true, reason: 'Thiếu biên bản bàn giao', newDeadline: null, synthetic: true },
      },
    });
    expect(error).toBeUndefined();
    await visit(page, `${demo().url}/page/unit`);
    // On the task and in the list.
    await item(first?.title ?? null)
      .getByText('Bị trả lại – sai sót lớn')
      .waitFor();
    const verdicts = page.getByRole('region', { name: 'Kết quả thẩm định' });
    const row = verdicts.locator('li', { hasText: 'Bị trả lại' });
    expect(await row.innerText()).toContain('Thiếu biên bản bàn giao');
    // By which post or unit, and not by whom.
    expect(await row.innerText()).not.toContain('mau-cong-chuc');
    expect(await layoutProblems(page)).toEqual([]);
    await row.getByRole('button', { name: 'Sửa và nộp lại' }).press('Enter');
    const name = page.getByLabel('Văn bản, tài liệu');
    expect(await name.inputValue()).toBe('bao-cao.pdf');
    await tabTo(page, 'Văn bản, tài liệu');
    await page.keyboard.press('End');
    await page.keyboard.type(', kèm biên bản');
    await page.keyboard.press('Enter');
    await sent().getByText('Đã ghi vào sổ').waitFor();
    const after = await recorded('EvidenceSubmitted', task);
    expect(after.map(({ data }) => (data['evidence'] as readonly unknown[]).length)).toEqual([1, 1]);
    await sent().getByRole('button', { name: 'Đã xem' }).click();
    await settled(page);
    expect(await page.getByRole('button', { name: 'Sửa và nộp lại' }).count()).toBe(0);
    expect(await verdicts.locator('li').first().innerText()).toContain('Chờ nghiệm thu');
  });

  test('By keyboard alone, from the skip link on: progress is reported.', async () => {
    const [one] = (await tasks()).filter(({ kind }) => kind !== 'EVIDENCE_WAITING');
    const before = await recorded('TaskReported', one?.task ?? '');
    await visit(page, `${demo().url}/page/unit`);
    await tabTo(page, 'Tới nội dung chính');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Báo cáo tiến độ');
    await page.keyboard.press('Enter');
    // Whoever opens a form stands in it.
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    await page.keyboard.type('Chỉ bằng bàn phím');
    await tabTo(page, 'Gửi báo cáo');
    await page.keyboard.press('Enter');
    await sent().getByText('Đã ghi vào sổ').waitFor();
    expect((await recorded('TaskReported', one?.task ?? '')).length).toBe(before.length + 1);
    // And afterwards where it was opened.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Báo cáo tiến độ/);
    await sent().getByRole('button', { name: 'Đã xem' }).press('Enter');
  });

  const INDICATOR = 'ctr286.ii.58';
  const figures = async () => {
    const { data } = await (await demo().client(UNIT)).GET('/api/v1/figures', {
      params: { query: { unit: UNIT.unit } },
    });
    return (data?.rows ?? []).filter(({ indicator }) => indicator === INDICATOR);
  };
  const indicators = () => page.getByRole('region', { name: 'Chỉ tiêu của đơn vị' });

  test('By keyboard alone: an indicator is measured, with a comma, and its figure is an exact decimal of the city.', async () => {
    const row = indicators().locator('.tasks > li', { hasText: 'Doanh nghiệp khởi nghiệp sáng tạo' });
    expect(await row.innerText()).toContain('150');
    expect(await row.innerText()).toContain('Chưa có số đo');
    await tabTo(page, /^Ghi số đo Doanh nghiệp khởi nghiệp sáng tạo/);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.tagName === 'SELECT');
    // Sent with what is no number and without a period: each says so, and the reader stands at the first.
    await tabTo(page, 'Số đo');
    await page.keyboard.type('nhiều');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.tagName === 'SELECT');
    expect(await row.locator('.over').allInnerTexts()).toEqual([
      'Chưa chọn “Kỳ đo”: hãy chọn một mục.',
      '“Số đo”: Số viết như 45,5 hoặc 1.234,5.',
      '“Nguồn số liệu, văn bản chứng minh” còn trống: hãy nhập vào ô này.',
    ]);
    expect(await layoutProblems(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await tabTo(page, 'Số đo');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('1.234,50');
    await row.getByText('“Số đo”').waitFor({ state: 'detached' });
    await row.getByText('Sẽ ghi: 1234,50').waitFor();
    expect(await layoutProblems(page)).toEqual([]);
    await tabTo(page, 'Nguồn số liệu');
    await page.keyboard.type('Niên giám thống kê (mô phỏng)');
    await page.keyboard.press('Enter');
    await sent().getByText('Đã ghi vào sổ').waitFor();
    const [measured, ...others] = await figures();
    expect(others).toEqual([]);
    expect(measured).toMatchObject({ of: 'CITY', value: '1234.50', source: 'Niên giám thống kê (mô phỏng)' });
    expect(measured?.day).toBe(`${measured?.period}-12-31`);
    await row.getByText(`Gần nhất: 1234,50 (Năm ${measured?.period})`).waitFor();
    await sent().getByRole('button', { name: 'Đã xem' }).press('Enter');
  });

  test('A wrong figure is corrected with its reason, by keyboard; both stand in the ledger.', async () => {
    const row = indicators().locator('.tasks > li', { hasText: 'Doanh nghiệp khởi nghiệp sáng tạo' });
    await row.locator('summary').press('Enter');
    await tabTo(page, /^Đính chính/);
    await page.keyboard.press('Enter');
    await tabTo(page, 'Số đo');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('124,5');
    await tabTo(page, 'Lý do đính chính');
    await page.keyboard.type('Thừa một chữ số');
    await tabTo(page, 'Ghi đính chính');
    await page.keyboard.press('Enter');
    await sent().getByText('Đã ghi vào sổ').waitFor();
    expect(await figures()).toMatchObject([
      { value: '124.5', corrected: true, source: 'Niên giám thống kê (mô phỏng)' },
    ]);
    await row.getByText('Gần nhất: 124,5').waitFor();
    await sent().getByRole('button', { name: 'Đã xem' }).press('Enter');
  });
}
