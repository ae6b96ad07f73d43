import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLedger, serve } from '@kpi-ledger/api';
import * as E from 'fp-ts/lib/Either.js';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { closedQuarter } from '../../bundles/closed-quarter.js';
import { has } from '../../tools/needs.js';
import { visit } from './demo-page.ts';

const BUILT = fileURLToPath(new URL('../../../services/web/dist', import.meta.url));

test.skipIf(!has('chromium', 'chromium'))(
  'The bundle of a closed period is downloaded as it was sealed, and verified on the same page.',
  async () => {
    const quarter = await closedQuarter();
    const sealed = join(quarter.folder, 'sealed.json');
    await quarter.done('seal', '--period', '2026-Q1', '--out', sealed);
    const opened = await openLedger({ url: `sqlite:${join(quarter.folder, 'quarter.db')}`, create: false })();
    if (E.isLeft(opened)) throw new Error(opened.left.detail);
    const { engine, close } = opened.right;
    const { url, stop } = await serve({ engine, port: 0, page: BUILT });
    const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
    try {
      const page = await (await browser.newContext({ locale: 'vi-VN' })).newPage();
      await page.goto(`${url}/page/sign-in`);
      await page.getByRole('button', { name: 'Thanh tra, kiểm toán' }).click();
      await page.getByRole('heading', { name: /^Tổng quan kỳ/ }).waitFor();
      await visit(page, `${url}/page/verification?period=2026-Q1`);
      const coming = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Tải gói' }).press('Enter');
      const download = await coming;
      expect(download.suggestedFilename()).toBe('2026-Q1.bundle.json');
      const path = await download.path();
      expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(JSON.parse(readFileSync(sealed, 'utf8')));
      await page.getByLabel('Tệp gói (.json)').setInputFiles(path);
      await page.getByLabel('Điểm chốt lấy từ nguồn khác').setInputFiles(join(quarter.folder, 'checkpoint.json'));
      await page.getByRole('button', { name: 'Kiểm chứng', exact: true }).press('Enter');
      await page.locator('.finding').waitFor();
      expect(await page.locator('.finding').innerText()).toContain('Hợp lệ: 2 kết quả công bố tính lại đều đúng');
    } finally {
      await browser.close();
      await stop();
      await close();
      quarter.remove();
    }
  },
  120_000,
);
