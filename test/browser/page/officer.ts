import { parseRational } from '@kpi-ledger/formulas';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { type DemoPage, OFFICER, settled, visit } from './demo-page.ts';

const PERIOD = '2026-Q3';

/** The rating officer looks over the quarter, by mouse and by keyboard. */
export function officerTests(demo: () => DemoPage): void {
  let page: Page;
  beforeAll(async () => {
    page = await demo().tab(null);
  });
  const rowsOf = async () => {
    const { data } = await (await demo().client(OFFICER)).GET('/api/v1/ratings', {
      params: { query: { period: PERIOD } },
    });
    return (data?.rows ?? []).filter(
      ({ status }) => !['NOT_IN_SCOPE', 'SCOPE_UNDECIDED', 'NO_HOLDER'].includes(status),
    );
  };
  const heads = () => page.locator('table.data').first().locator('tbody tr');

  test('Whoever opens the page on a demonstration ledger chooses a role and sees the quarter.', async () => {
    await page.goto(demo().url);
    await page.getByRole('button', { name: 'Cán bộ đánh giá Sở Nội vụ' }).click();
    await page.getByRole('heading', { name: 'Tổng quan kỳ: Quý III/2026' }).waitFor();
    await settled(page);
    const rows = await rowsOf();
    expect(await heads().count()).toBe(rows.length);
    for (const { display, post } of rows) {
      const row = heads().filter({ has: page.locator(`a[href*="/explanations/${post}?"]`) });
      const cells = await row.locator('td').allInnerTexts();
      const shown = (text: string | null | undefined) => text?.replace('.', ',') ?? '–';
      expect(cells[1]).toContain(shown(display['S']));
      expect(cells.slice(3, 9)).toEqual(['a', 'b', 'c', 'd', 'dd', 'e'].map((term) => shown(display[term])));
    }
    expect(await page.getByText('Dữ liệu mô phỏng').isVisible()).toBe(true);
  });

  test('Sorted by the score from the keyboard, exact numbers are in their order.', async () => {
    await page.getByRole('button', { name: 'Điểm S' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('th[aria-sort="ascending"]').waitFor();
    const titles = await heads()
      .locator('td:nth-child(2) strong')
      .evaluateAll((all) => all.map((one) => one.getAttribute('title')));
    const scores = titles.flatMap((title) => (title === null ? [] : [parseRational(title)]));
    expect(scores.length).toBeGreaterThan(5);
    for (const [i, score] of scores.slice(1).entries()) {
      const before = scores[i];
      if (score == null || before == null) throw new TypeError('no number');
      expect(before.compare(score)).toBeLessThanOrEqual(0);
    }
  });

  test('A search without accents finds a name that has them.', async () => {
    await page.getByLabel('Tìm').fill('van hoa');
    expect(await heads().allInnerTexts()).toEqual([expect.stringContaining('Sở Văn hoá và Thể thao')]);
    await page.getByLabel('Tìm').fill('không có ai tên thế');
    expect(await page.getByText('Không có chức vụ nào khớp').isVisible()).toBe(true);
  });

  test('Every chart has its table and says what it rests on.', async () => {
    const figure = page.locator('figure').filter({ hasText: 'Mức điểm của người đứng đầu' });
    expect(await figure.locator('table').count()).toBe(0);
    await figure.getByRole('button', { name: 'Xem bảng' }).press('Enter');
    const numbers = await figure.locator('tbody td').allInnerTexts();
    const rows = await rowsOf();
    const bands = ['XS', 'TOT', 'HT', 'KHT', null].map((band) => `${rows.filter((row) => row.band === band).length}`);
    expect(numbers).toEqual(bands);
    expect(await figure.locator('.basis').innerText()).toMatch(
      /1\.\d{3} sự kiện · gốc Merkle [0-9a-f]{12}… · tính đến 30\/09\/2026/,
    );
  });

  test('The overview stands at another time when it is asked to, and a link keeps that.', async () => {
    await page.getByText('Xem ở thời điểm khác').click();
    await page.getByLabel('Những gì đã biết đến hết ngày').fill('12/08/2026');
    await page.waitForURL(/known=2026-08-12/);
    await settled(page);
    expect(await page.locator('.basis').first().innerText()).toContain('biết đến 12/08/2026');
    await page.getByRole('link', { name: 'Còn thiếu gì' }).click();
    await page.waitForURL(/readiness\?.*known=2026-08-12/);
    await settled(page);
  });

  test('Readiness counts what each owes as the service does.', async () => {
    await visit(page, `${demo().url}/page/readiness?period=${PERIOD}`);
    const { data } = await (await demo().client(OFFICER)).GET('/api/v1/readiness', {
      params: { query: { period: PERIOD, people: true } },
    });
    const owing = Map.groupBy(data?.rows ?? [], ({ owedBy }) => owedBy);
    const counts = [...owing.values()].map((rows) => rows.length).toSorted((a, b) => b - a);
    expect((await page.locator('figure .bars-number').allInnerTexts()).map(Number)).toEqual(counts.slice(0, 50));
    await page.getByRole('button', { name: 'Theo người được đánh giá' }).press('Enter');
    // Of many groups the first ones are there, and the others by a press.
    const more = page.getByRole('button', { name: /^Xem thêm/ });
    const groups = new Set((data?.rows ?? []).map(({ post, person }) => post ?? person)).size;
    expect(await page.locator('.group').count()).toBe(Math.min(groups, 20));
    while ((await more.count()) > 0) await more.last().press('Enter');
    const lines = await page.locator('.matters li').count();
    expect(lines).toBe(data?.rows.length);
    expect(lines).toBeGreaterThan(10);
  });

  test('The form of an authority comes as a file.', async () => {
    await visit(page, `${demo().url}/page/forms?period=${PERIOD}`);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'XLSX Danh sách đánh giá' }).first().click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^rating-list-head-.*-2026-Q3\.xlsx$/);
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
    // An XLSX is a zip.
    expect(Buffer.concat(chunks).subarray(0, 2).toString()).toBe('PK');
  });
}
