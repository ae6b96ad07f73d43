import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoPage, settled, visit } from './demo-page.ts';
import { startIssuer } from './issuer-page.ts';

/** Where the city has a sign-in service: the public reads what is public, and whoever signs in comes back as who they are. */
export function signInTests(demo: () => DemoPage): void {
  let issuer: Awaited<ReturnType<typeof startIssuer>>;
  let service: Awaited<ReturnType<DemoPage['serveWith']>>;
  let page: Page;
  beforeAll(async () => {
    issuer = await startIssuer();
    service = await demo().serveWith(issuer.url, 'page');
    page = await (await demo().window(null)).newPage();
  });
  afterAll(async () => {
    await page.context().close();
    await service.stop();
    await issuer.stop();
  });

  test('Nobody in particular sees the plans, and of scores that one has to sign in.', async () => {
    await visit(page, service.url);
    expect(new URL(page.url()).pathname).toBe('/page/public');
    await visit(page, `${service.url}/page/overview?period=2026-Q3`);
    expect(await page.getByText('Cần đăng nhập để xem phần này').isVisible()).toBe(true);
  });

  test('By code and PKCE one comes back signed in, and out again.', async () => {
    await page.getByRole('link', { name: 'Đăng nhập' }).first().click();
    await page.getByRole('button', { name: /^Tới trang đăng nhập/ }).click();
    await page.waitForURL(/\/page\/overview/);
    await settled(page);
    expect(await page.locator('.who').innerText()).toBe('Cán bộ đánh giá Sở Nội vụ');
    expect(await page.locator('table.data').count()).toBeGreaterThan(0);
    // The code of the issuer stays in no address.
    expect(page.url()).not.toContain('code=');
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.getByRole('button', { name: /^Tới trang đăng nhập/ }).waitFor();
    expect(await page.evaluate(() => sessionStorage.getItem('kpi.token'))).toBeNull();
  });
}
