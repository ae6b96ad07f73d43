import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HAS_CHROMIUM } from '../../tools/chromium.js';
import { has } from '../../tools/needs.js';
import { axeProblems } from './axe.ts';
import { type CityPage, cityPage, PERIOD } from './city-page.ts';
import { settled, visit } from './demo-page.ts';
import { layoutProblems } from './layout.ts';
import { madeUpName } from './made-up-names.ts';
import { WIDTHS } from './views.ts';

const OFFICIALS = 240;

// The list of twenty thousand, with its frames, is in the long test; what holds of any long list is tried on a shorter one.
describe.skipIf(!HAS_CHROMIUM)('a long list of officials', () => {
  let city: CityPage;
  let page: Page;
  /** Everybody whom the decree rates, from the service, in the order of their names. */
  let names: readonly string[];
  beforeAll(async () => {
    city = await cityPage(OFFICIALS, 8);
    ({ page } = city);
    const people = page.waitForResponse('**/api/v1/rated-people?*');
    await visit(page, `${city.url}/page/officials?period=${PERIOD}`);
    const { rows } = (await (await people).json()) as { readonly rows: readonly { readonly person: string }[] };
    names = rows
      .map(({ person }) => madeUpName(Number(person.replace('cb-', '')) - 1))
      .sort(new Intl.Collator('vi').compare);
  });
  afterAll(() => city.stop());
  const rows = () => page.locator('table.data tbody tr:not(.gap)');
  const indexOf = (row: string | null) => Number(row) - 2;
  /** The rows that are in the document: their place in the whole list, and the name. */
  const shown = () =>
    rows().evaluateAll((all) =>
      all.map((row) => [Number(row.getAttribute('aria-rowindex')) - 2, row.querySelector('a')?.textContent ?? '']),
    );

  test('From one end to the other fewer than 200 rows are in the document, and each is the right one.', async () => {
    expect(names.length).toBeGreaterThan(200);
    expect(await page.locator('table.data').getAttribute('aria-rowcount')).toBe(String(names.length + 1));
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      for (const part of [0, 0.5, 1]) {
        await page.evaluate((at) => window.scrollTo(0, at * document.documentElement.scrollHeight), part);
        const end = part === 0 ? 0 : part === 1 ? names.length - 1 : null;
        if (end !== null) await page.locator(`tr[aria-rowindex="${end + 2}"]`).waitFor();
        const now = await shown();
        expect(now.length).toBeGreaterThan(5);
        expect(now.length).toBeLessThan(200);
        for (const [index, name] of now) expect(name).toBe(names[Number(index)]);
        // Further down the heads, which stay in the window, lie on a row.
        if (part === 0) expect(await layoutProblems(page)).toEqual([]);
      }
    }
  });

  test('Going on by keyboard every row comes in its turn.', async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.locator('tr[aria-rowindex="2"] a').first().focus();
    const met: number[] = [];
    for (let i = 0; i < 120; i += 1) {
      const at = await page.evaluate(
        () => document.activeElement?.closest('tr')?.getAttribute('aria-rowindex') ?? null,
      );
      met.push(indexOf(at));
      await page.keyboard.press('Tab');
    }
    // Two links a row.
    expect(met).toEqual(Array.from({ length: 120 }, (_, i) => Math.floor(i / 2)));
  });

  test('A name is found without its accents, and how many there are is said.', async () => {
    const wanted = names.filter((name) => name.includes('Dũng') || name.includes('Dung'));
    await page.getByLabel('Tìm theo tên, đơn vị').fill('dung');
    await page.locator('p[role="status"]', { hasText: `${wanted.length}/${names.length} người` }).waitFor();
    expect((await shown()).map(([, name]) => name)).toEqual(wanted.slice(0, (await shown()).length));
    await page.getByLabel('Tìm theo tên, đơn vị').fill('không có ai tên thế');
    await page.getByText('Không có ai khớp').waitFor();
    await page.getByLabel('Tìm theo tên, đơn vị').fill('');
  });

  test('Axe finds nothing in a part of the list.', async () => {
    await page.evaluate(() => window.scrollTo(0, 2_000));
    expect(await axeProblems(page, { include: 'table.data', except: 'tbody tr:nth-child(n+6)' })).toEqual([]);
  });

  test.skipIf(!has('pdftotext', 'poppler-utils'))('On paper the list is whole.', async () => {
    const path = join(tmpdir(), `kpi-officials-${process.pid}.pdf`);
    await page.pdf({ path, preferCSSPageSize: true });
    const paper = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).normalize('NFC');
    rmSync(path);
    for (const name of names) expect(paper).toContain(name);
  });

  test('Of more cases than come at once the first are shown and all are counted; by keyboard those of a unit.', async () => {
    // Here are fewer than the page asks for, so it gets fewer.
    await page.route(/api\/v1\/cases\?.*limit=/, (route) =>
      route.continue({
        url: route
          .request()
          .url()
          .replace(/limit=\d+/, 'limit=50'),
      }),
    );
    await visit(page, `${city.url}/page/cases?period=${PERIOD}`);
    await page.getByText(`Đang hiển thị 50 trong ${names.length} hồ sơ`).waitFor();
    expect(await axeProblems(page, { except: 'tbody tr:nth-child(n+6)' })).toEqual([]);
    const coming = page.waitForResponse(/api\/v1\/cases\?.*unit=/);
    await page.getByRole('combobox', { name: 'Đơn vị' }).press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const { rows: ofUnit } = (await (await coming).json()) as { readonly rows: readonly unknown[] };
    await settled(page);
    expect(ofUnit.length).toBeGreaterThan(0);
    expect(ofUnit.length).toBeLessThan(names.length);
    expect(await rows().count()).toBe(ofUnit.length);
    await page.getByRole('button', { name: 'Mọi đơn vị' }).press('Enter');
    await page.getByText(`Đang hiển thị 50 trong ${names.length} hồ sơ`).waitFor();
  });
});
