import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BUILT, type DemoPage, OFFICER, settled, UNIT, visit } from './demo-page.ts';

/** The page is opened where there is no network. */
export function offlineTests(demo: () => DemoPage): void {
  let page: Page;
  beforeAll(async () => {
    const small = { viewport: { width: 360, height: 740 }, serviceWorkers: 'allow' } as const;
    page = await (await demo().window(UNIT, small)).newPage();
    await visit(page, `${demo().url}/page/unit`);
    await page.evaluate(() => navigator.serviceWorker.ready);
  });
  afterAll(() => page.context().close());
  const reports = async () => {
    const { data } = await (await demo().client(OFFICER)).GET('/api/v1/events', {
      params: { query: { type: 'TaskReported', take: 1000 } },
    });
    return (data?.rows ?? []).filter(({ data: { note } }) => note !== undefined).length;
  };

  test('Opened once, it opens without a network; a report that is written there is recorded once when the network is back.', async () => {
    const title = await page.locator('.tasks .task-title').first().innerText();
    const before = await reports();
    await page.context().setOffline(true);
    await page.reload();
    await page.getByText('Mất kết nối.').waitFor();
    // What was read before stands there, and it is said when.
    await page
      .getByText(/Chưa có kết nối. Danh sách dưới đây đọc lúc \d\d\/\d\d\/\d{4}/)
      .first()
      .waitFor();
    expect(await page.locator('.tasks .task-title').first().innerText()).toBe(title);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Sở Tài chính');
    // No figure is shown, and how many days are left is not known now.
    expect(await page.locator('.indicators').innerText()).not.toContain('Gần nhất');
    expect(await page.locator('.tasks').first().innerText()).not.toMatch(/quá hạn \d|còn \d+ ngày/);
    expect(await page.locator('.basis').count()).toBe(0);
    await page.getByRole('button', { name: 'Báo cáo tiến độ' }).first().press('Enter');
    await page.getByLabel('Đã làm được gì').fill('Viết khi mất mạng');
    await page.reload();
    // Also after another opening what was typed is there, and the form is open.
    expect(await page.getByLabel('Đã làm được gì').inputValue()).toBe('Viết khi mất mạng');
    await page.getByRole('button', { name: 'Gửi báo cáo' }).press('Enter');
    await page.getByText('Đang chờ gửi, đã giữ trên máy này').waitFor();
    await page.getByText('Còn 1 mục chờ gửi từ máy này').waitFor();
    await page.reload();
    await page.getByText('Còn 1 mục chờ gửi từ máy này').waitFor();
    expect(await reports()).toBe(before);
    await page.context().setOffline(false);
    await page.getByText('Đã ghi vào sổ').waitFor();
    expect(await reports()).toBe(before + 1);
    await settled(page);
    expect(await page.locator('.basis').count()).toBeGreaterThan(0);
    expect(await page.getByText('Danh sách dưới đây đọc lúc').count()).toBe(0);
  });

  test('Nothing of the ledger is kept by the worker, and of a view without kept lists it is said that there is no network.', async () => {
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const all = await Promise.all(
        names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
      );
      return { names, paths: all.flat().map((url) => new URL(url).pathname) };
    });
    expect(kept.names).toEqual([expect.stringMatching(/^kpi\.shell\.[0-9a-f]{16}$/)]);
    expect(kept.paths.filter((path) => path !== '/page' && !path.startsWith('/assets/'))).toEqual([]);
    await page.context().setOffline(true);
    // Another address, that was never opened here.
    await page.goto(`${demo().url}/page/readiness?period=2026-Q3`);
    await page.locator('.note-title', { hasText: 'Chưa có kết nối mạng' }).waitFor();
    await page.context().setOffline(false);
    await settled(page);
  });

  test('With a network the page is the service’s own build, whatever is kept; and what is kept can be taken away.', async () => {
    const script = await page.evaluate(async () => {
      const [name = ''] = await caches.keys();
      const shell = await caches.open(name);
      const text = await (await shell.match('/page'))?.text();
      await shell.put('/page', new Response('<!doctype html><title>bản cũ</title>'));
      return /assets\/index-[\w-]+\.js/.exec(text ?? '')?.[0];
    });
    await visit(page, `${demo().url}/page/unit`);
    expect(await page.locator('script[type=module]').getAttribute('src')).toContain(script);
    await page.goto(`${demo().url}/page/unit?shell=forget`);
    await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistrations()).length === 0);
    await page.waitForFunction(async () => (await caches.keys()).length === 0);
  });

  test('A new build takes the place of the old one once no tab runs that any more.', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kpi-build-'));
    cpSync(BUILT, folder, { recursive: true });
    rmSync(join(folder, 'shell-worker.js.br'));
    const worker = join(folder, 'shell-worker.js');
    const serving = await demo().serveBuild(folder);
    const context = await demo().window(null, { serviceWorkers: 'allow' });
    const kept = (of: Page) =>
      of.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('kpi.shell.')));
    const open = async () => {
      const tab = await context.newPage();
      await visit(tab, `${serving.url}/page/public`);
      await tab.evaluate(() => navigator.serviceWorker.ready);
      return tab;
    };
    const old = await open();
    const before = await kept(old);
    writeFileSync(worker, readFileSync(worker, 'utf8').replace(/BUILD = '\w+'/, "BUILD = 'ffffffffffffffff'"));
    await old.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    // The old tab goes on with its own files as long as it is open.
    await old.waitForFunction(async () => (await caches.keys()).length === 2);
    expect(await kept(old)).toEqual(expect.arrayContaining([...before]));
    await old.close();
    const next = await open();
    await next.waitForFunction(async () => (await caches.keys()).join() === 'kpi.shell.ffffffffffffffff');
    await context.close();
    await serving.stop();
    rmSync(folder, { recursive: true });
  });
}
