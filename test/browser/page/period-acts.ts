import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type DemoPage, OFFICER, settled, visit } from './demo-page.ts';

const PERIOD = '2026-Q1';

/** Publishing and closing: seen before it is done, done once, and refused to whoever may not. */
export function periodActTests(demo: () => DemoPage): void {
  let page: Page;
  const publications = async () => {
    const { data } = await (await demo().client(OFFICER)).GET('/api/v1/publications', {
      params: { query: { period: PERIOD } },
    });
    if (data === undefined) throw new Error('no publications');
    return data;
  };
  const figure = (name: string) => page.locator('.key-figures div').filter({ hasText: name }).locator('dd').innerText();

  test('An auditor may look at a period and do nothing to it.', async () => {
    const other = await demo().tab({ roles: ['AUDITOR'], official: 'mau-thanh-tra' });
    await visit(other, `${demo().url}/page/period?period=${PERIOD}`);
    expect(await other.getByText('Vai trò này chỉ được xem').isVisible()).toBe(true);
    expect(await other.locator('form').count()).toBe(0);
  });

  test('A unit is told that it has no right, not that something broke.', async () => {
    const other = await demo().tab({ roles: ['REPORTING_UNIT'], unit: 'so-tai-chinh' });
    await visit(other, `${demo().url}/page/period?period=${PERIOD}`);
    expect(await other.getByText('Bạn không có quyền xem phần này').isVisible()).toBe(true);
  });

  test('What will be published is listed before; only after confirming is it recorded, once for each.', async () => {
    const before = await publications();
    page = await demo().tab(OFFICER);
    await visit(page, `${demo().url}/page/period?period=${PERIOD}`);
    expect(before.ready.length).toBeGreaterThan(12);
    await page.getByText(`Danh sách ${before.ready.length} người`).click();
    expect(await page.locator('table.plain tbody tr').count()).toBe(before.ready.length);
    const publish = page.getByRole('button', { name: 'Công bố', exact: true }).last();
    expect(await publish.isDisabled()).toBe(true);
    await page.getByLabel(/^Chỉ những người đã sẵn sàng/).check();
    await publish.click();
    // The first press only asks.
    expect((await publications()).published).toEqual([]);
    await page.getByRole('button', { name: 'Xác nhận: Công bố' }).click();
    await page.getByText('Đã ghi vào sổ').waitFor();
    await settled(page);
    const after = await publications();
    expect(after.published.map(({ person, published }) => [person, published.S])).toEqual(
      before.ready.map(({ person, S }) => [person, S]),
    );
    await page.waitForFunction(
      (n) => document.querySelector('.key-figures dd')?.textContent === n,
      `${after.published.length}`,
    );
    expect(await figure('Sẵn sàng công bố')).toBe('0');
  });

  test('A period is not closed while somebody stands against it; who and why is listed.', async () => {
    await page.getByRole('button', { name: 'Khoá kỳ' }).first().click();
    const { blocking } = await publications();
    expect(blocking.length).toBeGreaterThan(0);
    expect(await page.locator('.matters li').count()).toBe(blocking.length);
    expect(await page.getByRole('button', { name: 'Khoá kỳ' }).last().isDisabled()).toBe(true);
  });

  test('A restatement asks for its decision and reason; a day that is none is said at its field.', async () => {
    await page.getByRole('button', { name: 'Công bố lại' }).first().click();
    await page.getByLabel('Ngày quyết định').fill('31/02/2026');
    const message = await page
      .getByLabel('Ngày quyết định')
      .evaluate((input) => (input as HTMLInputElement).validationMessage);
    expect(message).toContain('dd/mm/yyyy');
    expect(await page.getByLabel('Lý do').evaluate((input) => (input as HTMLTextAreaElement).required)).toBe(true);
  });
}
