import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeProblems } from './axe.ts';
import { type DemoPage, OFFICER, UNIT, visit } from './demo-page.ts';
import { layoutProblems } from './layout.ts';

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEAD = 'task,note,percent,validAt,synthetic';

/** A unit takes its form, and sends a file: checked cell by cell, then recorded whole or not at all. */
export function workbookTests(demo: () => DemoPage): void {
  let page: Page;
  beforeAll(async () => {
    page = await (await demo().window(UNIT, { viewport: { width: 360, height: 740 } })).newPage();
    await visit(page, `${demo().url}/page/unit`);
  });
  afterAll(() => page.context().close());
  const choose = (rows: readonly string[]) =>
    page.getByLabel('Tệp đã điền').setInputFiles({
      ...{ name: 'reports.csv', mimeType: 'text/csv' },
      buffer: Buffer.from([HEAD, ...rows].join('\n')),
    });
  const reports = async () => {
    const { data } = await (await demo().client(OFFICER)).GET('/api/v1/events', {
      params: { query: { type: 'TaskReported' } },
    });
    if (data === undefined) throw new Error('no events');
    return data.rows.length;
  };

  test('The form of the unit comes as a workbook, which the page takes back.', async () => {
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải biểu mẫu của đơn vị' }).click();
    const form = await coming;
    expect(form.suggestedFilename()).toBe('so-tai-chinh.xlsx');
    const [answer] = await Promise.all([
      page.waitForResponse('**/api/v1/imports?*'),
      page
        .getByLabel('Tệp đã điền')
        .setInputFiles({ name: form.suggestedFilename(), mimeType: SHEET, buffer: readFileSync(await form.path()) }),
    ]);
    expect(answer.request().headers()['content-type']).toBe(SHEET);
    expect(new URL(answer.url()).searchParams.get('dry-run')).toBe('true');
    await page.getByText('Đã kiểm tra 0 dòng').waitFor();
  });

  test('Every bad cell is named with what stands there and what may have been meant; nothing is recorded.', async () => {
    const before = await reports();
    await choose([
      'kh18.ii.46.so-tai-chinh,Đã xong một nửa,150,02/03/2026,coo',
      'kh18.ii.46.so-tai-chinh,Đã xong,62,31/06/2026,có',
    ]);
    const errors = page.getByRole('alert');
    await errors.waitFor();
    const text = await errors.innerText();
    for (const part of ['E2', 'Dữ liệu mô phỏng', 'Có phải là "có"?', 'D3', 'Ngày báo cáo', '31/06/2026'])
      expect(text).toContain(part);
    expect(await errors.locator('tbody tr').count()).toBeGreaterThan(1);
    expect(await page.getByRole('button', { name: 'Ghi vào sổ' }).count()).toBe(0);
    expect(await layoutProblems(page)).toEqual([]);
    expect(await axeProblems(page)).toEqual([]);
    expect(await reports()).toBe(before);
  });

  test('A row of work that is not of the unit keeps the whole file out, and is said as such.', async () => {
    const before = await reports();
    await choose(['viec-cua-don-vi-khac,Xong,50,02/03/2026,có']);
    await page.getByText('Tệp không được nhận').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('dòng 2');
    expect(await reports()).toBe(before);
  });

  test('A good file is only checked at first; recorded when the reader says so, and the same file not again.', async () => {
    const before = await reports();
    const rows = ['kh18.ii.46.so-tai-chinh,Báo cáo từ tệp,62,02/03/2026,có'];
    await choose(rows);
    await page.getByText('1 dòng sẽ được ghi').waitFor();
    expect(await reports()).toBe(before);
    await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
    await page.getByText('1 dòng mới').waitFor();
    expect(await reports()).toBe(before + 1);
    await visit(page, `${demo().url}/page/unit`);
    await choose(rows);
    await page.getByText('0 dòng sẽ được ghi, 1 dòng đã có').waitFor();
    expect(await reports()).toBe(before + 1);
  });
}
