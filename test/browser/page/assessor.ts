import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { ASSESSOR, answerTo, type DemoPage, OFFICER, settled, visit } from './demo-page.ts';
import { tabTo } from './keyboard.ts';

const COMMANDS = '**/api/v1/commands';

/** The assessor goes through the queue by keyboard; nothing typed is lost, nothing is recorded twice. */
export function assessorTests(demo: () => DemoPage): void {
  let page: Page;
  beforeAll(async () => {
    page = await demo().tab(ASSESSOR);
  });

  const waiting = async () => {
    const { data } = await (await demo().client(ASSESSOR)).GET('/api/v1/judgements', {
      params: { query: { kind: 'EVIDENCE_WAITING' } },
    });
    if (data === undefined) throw new Error('no judgements');
    return data.rows;
  };
  const recorded = async (type: string, task: string) => {
    const { data } = await (await demo().client(OFFICER)).GET('/api/v1/events', {
      params: { query: { type, stream: `task-${task}` } },
    });
    if (data === undefined) throw new Error('no events');
    return data.rows;
  };
  const titles = () => page.locator('.queue .task-title').allInnerTexts();
  const focused = () => page.evaluate(() => document.activeElement?.querySelector('.task-title')?.textContent ?? null);

  /** Sent too early, by keyboard: the page says what is missing at each field, and takes the reader to the first. */
  const missingFields = async () => {
    const said = page.locator('form .over');
    const atFocus = () =>
      page.evaluate(() => {
        const one = document.activeElement;
        return document.getElementById(one?.getAttribute('aria-describedby') ?? '')?.textContent ?? null;
      });
    await page.getByRole('button', { name: 'Xác nhận nguyên nhân khách quan' }).press('Enter');
    await said.first().waitFor();
    expect(await said.allInnerTexts()).toEqual([
      '“Nguyên nhân và căn cứ” còn trống: hãy nhập vào ô này.',
      '“Số quyết định” còn trống: hãy nhập vào ô này.',
      '“Ngày quyết định” còn trống: hãy nhập vào ô này.',
    ]);
    expect(await atFocus()).toBe('“Nguyên nhân và căn cứ” còn trống: hãy nhập vào ô này.');
    await page.keyboard.type('Trung ương ban hành hướng dẫn muộn');
    await tabTo(page, 'Ngày quyết định');
    await page.keyboard.type('31/02/2026');
    expect(await said.count()).toBe(2);
    await page.keyboard.press('Shift+Tab');
    // Left by keyboard: the day says what is wrong with it, and the reader is not held there.
    await page.getByText('“Ngày quyết định”: Ngày phải có dạng dd/mm/yyyy').waitFor();
    expect(await atFocus()).toBe('“Số quyết định” còn trống: hãy nhập vào ô này.');
  };

  test('What waits longest stands first; by due day, by unit and by plan on request, as a link keeps it.', async () => {
    await visit(page, `${demo().url}/page/judging`);
    const rows = await waiting();
    expect(rows.length).toBeGreaterThan(2);
    expect(await titles()).toEqual(rows.map(({ title }) => title));
    await page.getByLabel('Xếp theo').selectOption('due');
    expect(await titles()).toEqual(
      rows.toSorted((a, b) => (a.due ?? '').localeCompare(b.due ?? '')).map(({ title }) => title),
    );
    const [first] = rows;
    await page.getByLabel('Kế hoạch').selectOption(first?.plan ?? '');
    await page.getByLabel('Đơn vị').selectOption(first?.unit ?? '');
    await page.reload();
    await settled(page);
    const same = rows.filter(({ plan, unit }) => plan === first?.plan && unit === first?.unit);
    expect(same.length).toBeLessThan(rows.length);
    expect((await titles()).toSorted()).toEqual(same.map(({ title }) => title).toSorted());
  });

  test('By arrows from one to the next, T opens to return it, Escape comes back to the same place.', async () => {
    await visit(page, `${demo().url}/page/judging`);
    const rows = await waiting();
    await page.locator('.queue a').first().focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(rows[1]?.title);
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe(rows.at(-2)?.title);
    await page.keyboard.press('Home');
    await page.keyboard.press('t');
    await page.getByRole('button', { name: 'Ghi: trả lại' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'opened');
    expect(await page.locator('#opened').innerText()).toBe(rows[0]?.title);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.closest('.queue') !== null);
    expect(await focused()).toBe(rows[0]?.title);
  });

  test('A refusal stands at its field; what was typed outlives the page; a lost answer records it once.', async () => {
    const [first] = await waiting();
    const task = first?.task ?? '';
    await page.keyboard.press('t');
    await page.getByLabel('Lý do (bắt buộc)').fill('Thiếu biên bản nghiệm thu');
    await page.getByLabel('Sai sót lớn').check();
    await page.getByLabel('Hạn mới').fill('01/01/2026');
    await page.getByRole('button', { name: 'Ghi: trả lại' }).click();
    const field = page.locator('.field', { has: page.getByLabel('Hạn mới') });
    await field.locator('.over').waitFor();
    expect(await page.getByLabel('Hạn mới').getAttribute('aria-invalid')).toBe('true');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
    expect(await recorded('EvidenceRejected', task)).toEqual([]);

    await page.reload();
    await settled(page);
    expect(await page.getByLabel('Lý do (bắt buộc)').inputValue()).toBe('Thiếu biên bản nghiệm thu');
    await page.getByLabel('Hạn mới').fill('31/12/2026');
    const keys: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') keys.push(request.headers()['idempotency-key']);
    });
    await page.route(COMMANDS, async (route) => {
      await answerTo(route);
      await route.abort();
    });
    await page.getByRole('button', { name: 'Ghi: trả lại' }).click();
    await page.getByText('Chưa gửi được').waitFor();
    await page.unroute(COMMANDS);
    await page.getByRole('button', { name: 'Ghi: trả lại' }).click();
    await page.getByText('Đã ghi: trả lại').waitFor();
    expect(new Set(keys).size).toBe(1);
    expect(keys.length).toBe(2);
    const [event, ...others] = await recorded('EvidenceRejected', task);
    expect(others).toEqual([]);
    expect(event?.data).toMatchObject({ major: true, newDeadline: '2026-12-31' });
    // The next one is open, and the reader stands there.
    await page.waitForFunction(
      (before) => document.querySelector('#opened')?.textContent !== before,
      first?.title ?? 'no title',
    );
  });

  test('An objective cause is confirmed with its reason, and the delay leaves the list.', async () => {
    await visit(page, `${demo().url}/page/judging?kind=DEADLINE_MISSED`);
    const before = await page.locator('.queue > li').count();
    await page.locator('.queue a').first().press('Enter');
    await missingFields();
    await page.getByLabel('Số quyết định').fill('12/QĐ-MÔ-PHỎNG');
    await page.getByLabel('Ngày quyết định').fill('05/10/2026');
    await page.getByRole('button', { name: 'Xác nhận nguyên nhân khách quan' }).click();
    await page.getByText('Đã ghi: nguyên nhân khách quan').waitFor();
    await page.getByRole('button', { name: /^Chậm hạn/ }).click();
    await settled(page);
    const { data } = await (await demo().client(ASSESSOR)).GET('/api/v1/judgements', {
      params: { query: { kind: 'DEADLINE_MISSED' } },
    });
    expect(await page.getByRole('button', { name: /^Chậm hạn/ }).innerText()).toBe(`Chậm hạn (${data?.rows.length})`);
    expect(before).toBeGreaterThan(1);
  });

  test('Self and confirmed scores stand side by side as the service has them; a lowered cell asks for its reason.', async () => {
    const period = '2026-Q3';
    await visit(page, `${demo().url}/page/scoring?period=${period}`);
    const { data } = await (await demo().client(ASSESSOR)).GET('/api/v1/assessments', {
      params: { query: { period } },
    });
    expect(await page.locator('table.data tbody tr').count()).toBe(data?.rows.length);
    const sheet = await (await demo().client(ASSESSOR)).GET('/api/v1/period-sheets/{subject}', {
      params: { path: { subject: 'mau-giu-chuc-05' }, query: { period } },
    });
    await visit(page, `${demo().url}/page/scoring/mau-giu-chuc-05?period=${period}`);
    const comma = (text: string | null | undefined) => text?.replace('.', ',');
    for (const { id, self, confirmed } of sheet.data?.cells ?? []) {
      const row = page.getByRole('row', { name: new RegExp(`^${id.replace('.', '\\.')} `) });
      expect(await row.getByRole('cell').first().innerText()).toContain(comma(self));
      expect(await row.locator('input').inputValue()).toBe(comma(confirmed));
    }
    await page.getByLabel('Điểm xác nhận I.1').fill('bốn');
    await page.getByRole('button', { name: 'Xác nhận tiêu chí chung' }).press('Enter');
    await page.getByText(/^“Điểm xác nhận I.1 .*” chưa đúng dạng: số điểm, ví dụ 2,25\.$/).waitFor();
    await page.getByLabel('Điểm xác nhận I.1').fill('4,3');
    const reason = page.getByRole('row', { name: /^I\.1 / }).getByLabel('Lý do thấp hơn tự chấm');
    expect(await reason.evaluate((input) => (input as HTMLTextAreaElement).required)).toBe(true);
    // Not on the scoring step of the period: the service says so, and here it stands at the cell.
    for (const each of await page.getByLabel('Lý do thấp hơn tự chấm').all()) await each.fill('Có việc chậm');
    await page.getByRole('button', { name: 'Xác nhận tiêu chí chung' }).click();
    await page
      .getByRole('row', { name: /^I\.1 / })
      .locator('.over')
      .waitFor();
  });

  test('A unit whose head post is vacant is named with what can be scored of it, and work can be given to it.', async () => {
    const { data } = await (await demo().client(ASSESSOR)).GET('/api/v1/assessments', {
      params: { query: { period: '2026-Q3' } },
    });
    // In the demonstration no such post of this assessor is vacant.
    await page.route('**/api/v1/ratings?*', async (route) => {
      const response = await answerTo(route);
      const answer = await response.json();
      const missing = [{ what: 'chưa có người giữ chức', owedBy: data?.rows[0]?.assessor, since: '2026-08-01' }];
      const unit = 'thong-ke-thanh-pho-hue';
      const row = { ...answer.rows[0], unit, post: `head-${unit}`, holder: null, status: 'NO_HOLDER', missing };
      await route.fulfill({ response, json: { ...answer, rows: [...answer.rows, row] } });
    });
    await visit(page, `${demo().url}/page/scoring?period=2026-Q3`);
    const vacant = page.locator('section', { hasText: '1 đơn vị khuyết người đứng đầu' });
    await vacant.waitFor();
    expect(await vacant.locator('li').allInnerTexts()).toEqual([expect.stringContaining('khuyết từ 01/08/2026')]);
    expect(await vacant.innerText()).toContain('Không chấm được: điểm kỳ của người đứng đầu');
    expect(await vacant.innerText()).toContain('chấm tiêu chí của tổ chức');
    await visit(page, `${demo().url}/page/assigning`);
    await page.getByRole('combobox', { name: 'Đơn vị nhận việc' }).pressSequentially('thong ke');
    await page.getByRole('option', { name: /khuyết người đứng đầu$/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.unroute('**/api/v1/ratings?*');
  });

  test('A rating officer looks at the queue and decides nothing.', async () => {
    const other = await demo().tab(OFFICER);
    await visit(other, `${demo().url}/page/judging`);
    await other.locator('.queue a').first().press('Enter');
    await other.getByText('Vai trò này chỉ được xem').waitFor();
    expect(await other.locator('form').count()).toBe(0);
  });
}
