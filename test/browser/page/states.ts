import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { answerTo, type DemoPage, OFFICER, settled, visit } from './demo-page.ts';

const RATINGS = '**/api/v1/ratings?*';

/** What the page shows where there is no answer. */
export function stateTests(demo: () => DemoPage): void {
  let page: Page;
  beforeAll(async () => {
    page = await demo().tab(OFFICER);
  });
  const title = (text: string) => page.locator('.note-title', { hasText: text });

  test('While the answer is on its way, and when there is nothing in it.', async () => {
    let answer = () => {};
    const asked = new Promise<void>((go) => {
      answer = go;
    });
    await page.route(RATINGS, async (route) => {
      const response = await answerTo(route);
      await asked;
      await route.fulfill({ response, json: { ...(await response.json()), rows: [] } });
    });
    await page.goto(`${demo().url}/page/overview?period=2026-Q2`);
    await page.locator('.loading').waitFor();
    answer();
    await title('Chưa có chức vụ nào trong kỳ này').waitFor();
    await page.unroute(RATINGS);
  });

  test('A refusal is said in the words of the service.', async () => {
    await visit(page, `${demo().url}/page/explanations/khong-co-ai?period=2026-Q3`);
    expect(await title('Không trả lời được').isVisible()).toBe(true);
    expect(await page.locator('.note').innerText()).toContain('khong-co-ai');
    await visit(page, `${demo().url}/page/nowhere`);
    expect(await page.getByRole('heading', { name: 'Không có trang này' }).isVisible()).toBe(true);
  });

  test('After trouble with the service the reader tries again.', async () => {
    await page.route(RATINGS, (route) => route.abort());
    await page.goto(`${demo().url}/page/overview?period=2026-Q3`);
    await title('Không liên lạc được với dịch vụ').waitFor();
    await page.unroute(RATINGS);
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await settled(page);
    expect(await page.locator('table.data').count()).toBeGreaterThan(0);
  });

  test('Without a network what was read stays, and the rest comes by itself later.', async () => {
    await page.context().setOffline(true);
    await page.getByText('Mất kết nối.').waitFor();
    expect(await page.locator('table.data').count()).toBeGreaterThan(0);
    await page.getByLabel('Kỳ', { exact: true }).selectOption('2026-01');
    await title('Chưa có kết nối mạng').waitFor();
    await page.context().setOffline(false);
    await settled(page);
    await page.getByRole('heading', { name: 'Tổng quan kỳ: Tháng 01/2026' }).waitFor();
    expect(await title('Chưa có kết nối mạng').count()).toBe(0);
  });

  test('In English the same figures have their point.', async () => {
    await visit(page, `${demo().url}/page/explanations/head-so-van-hoa-va-the-thao?period=2026-Q3`);
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.locator('.score-value').innerText()).toBe('80.06');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  test('The public reads how far the plans are without signing in, and no person is there.', async () => {
    const other = await demo().tab(null);
    const asked: string[] = [];
    other.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await visit(other, `${demo().url}/page/public`);
    expect(await other.locator('table.data').first().locator('tbody tr').count()).toBeGreaterThan(1);
    await other.getByRole('button', { name: 'Chương trình hành động 286' }).click();
    await settled(other);
    const { data } = await (await demo().client(OFFICER)).GET('/api/v1/indicators', {
      params: { query: { plan: 'ctr286' } },
    });
    const indicators = (data?.rows ?? []).filter(({ kind }) => kind === 'indicator');
    expect(indicators.length).toBeGreaterThan(20);
    expect(await other.locator('table.data').last().locator('tbody tr').count()).toBe(indicators.length);
    expect(await other.locator('main').innerText()).not.toContain('mau-');
    expect(asked.filter((path) => /^\/api\/v1\/(ratings|names|explanations|cases)/.test(path))).toEqual([]);
  });
}
