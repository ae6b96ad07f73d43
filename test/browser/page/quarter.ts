import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { parseRational } from '@kpi-ledger/formulas';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeProblems } from './axe.ts';
import { type DemoPage, type Persona, settled, visit } from './demo-page.ts';
import { quarterCity } from './quarter-city.ts';

const PERIOD = '2026-Q1';
const CHAIR: Persona = { roles: ['AUTHORITY_HEAD'], unit: 'ubnd-tp', official: 'chair' };
const UNIT: Persona = { roles: ['REPORTING_UNIT'], unit: 'so-a', official: 'employee' };
const OFFICER: Persona = { roles: ['RATING_OFFICER'], official: 'officer' };
const AUDITOR: Persona = { roles: ['AUDITOR'], official: 'auditor' };
const PDF = Buffer.from('%PDF-1.7\n% báo cáo mô phỏng\n');
const CELLS = {
  ...{ 'I.1': '5', 'I.2': '5', 'II.1': '2.5', 'II.2': '2.5', 'II.3': '2.5' },
  ...{ 'II.4': '2.5', 'III.1': '2.5', 'III.2': '2.5', 'III.3': '2.5', 'III.4': '2.5' },
};

/** One quarter from the first piece of work to a restated rating that anybody can verify, all of it at the page. */
export function quarterTests(demo: () => DemoPage): void {
  let city: Awaited<ReturnType<typeof quarterCity>>;
  beforeAll(async () => {
    city = await quarterCity(demo().browser);
  });
  afterAll(() => city.stop());

  /** Somebody works at the page on a day. */
  const at = async (day: string, persona: Persona, path: string, work: (page: Page) => Promise<void>) => {
    city.on(day);
    const page = await city.as(persona);
    await visit(page, `${city.url}${path}`);
    await work(page);
  };
  const score = async () => {
    const { data } = await (await city.client(AUDITOR)).GET('/api/v1/ratings', {
      params: { query: { period: PERIOD } },
    });
    const row = data?.rows.find(({ post }) => post === 'giam-doc-a');
    if (row === undefined) throw new Error('no rating');
    return row;
  };
  const shown = (S: string | null | undefined) => S?.replace('.', ',') ?? 'no score';
  const exactly = (S: string | null) => {
    const number = S === null ? null : parseRational(S);
    if (number === null) throw new TypeError(`no number: ${S}`);
    return number;
  };
  const sent = (page: Page) => page.getByRole('region', { name: 'Đã gửi từ máy này' });

  test('The chair gives two reports to the sở, choosing the product while typing.', async () => {
    await at('2026-01-05', CHAIR, '/page/assigning', async (page) => {
      await page.getByLabel('Đơn vị nhận việc').fill('so a');
      await page.keyboard.press('Enter');
      const product = page.getByLabel('Sản phẩm trong danh mục');
      await product.fill('tong hop bao');
      const offered = page.getByRole('listbox').getByRole('option');
      expect(await offered.allInnerTexts()).toEqual([expect.stringContaining('BC.01 – Báo cáo tổng hợp')]);
      expect(await axeProblems(page)).toEqual([]);
      // Escape leaves it as it was; the code finds it as well.
      await page.keyboard.press('Escape');
      expect(await offered.count()).toBe(0);
      await product.fill('bc');
      await page.keyboard.press('Enter');
      expect(await product.inputValue()).toBe('BC.01 – Báo cáo tổng hợp');
      await page.getByLabel('Số lượng').fill('2');
      await page.getByLabel('Hạn hoàn thành').fill('31/03/2026');
      await page.reload();
      await settled(page);
      expect(await product.inputValue()).toBe('BC.01 – Báo cáo tổng hợp');
      await page.getByRole('button', { name: 'Giao việc', exact: true }).click();
      await page.getByText('Đã giao: Báo cáo tổng hợp').waitFor();
    });
  });

  const submit = async (page: Page, units: string) => {
    await page.getByRole('button', { name: /^Nộp minh chứng/ }).click();
    await page.getByLabel('Số sản phẩm nộp').fill(units);
    await page.getByLabel('Tệp (PDF').setInputFiles({ name: 'bao-cao.pdf', mimeType: 'application/pdf', buffer: PDF });
    await page.getByText('Đã giữ tệp trên máy này').waitFor();
    await page.getByRole('button', { name: 'Nộp minh chứng', exact: true }).last().click();
    await sent(page).getByText('Đã ghi vào sổ').last().waitFor();
  };

  test('The sở reports, and submits both with a file.', async () => {
    await at('2026-02-10', UNIT, '/page/unit', async (page) => {
      await page.getByRole('button', { name: /^Báo cáo tiến độ/ }).click();
      await page.getByLabel('Đã làm được gì').fill('Đã xong cả hai báo cáo');
      await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
      await sent(page).getByText('Đã ghi vào sổ').waitFor();
      await sent(page)
        .getByRole('button', { name: /^Đã xem/ })
        .click();
      await submit(page, '2');
    });
  });

  test('The chair returns them: one has a major error.', async () => {
    await at('2026-02-12', CHAIR, '/page/judging', async (page) => {
      await page.locator('.queue a').press('t');
      const panel = page.locator('.judging-opened');
      await panel.getByText('Đã xong cả hai báo cáo').waitFor();
      expect(await panel.innerText()).toContain('BC.01 – Báo cáo tổng hợp');
      const coming = page.waitForEvent('download');
      await panel.getByRole('button', { name: 'Tải tệp' }).click();
      const file = await coming;
      expect(file.suggestedFilename()).toBe('bao-cao.pdf');
      const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
      expect(hash(readFileSync(await file.path()))).toBe(hash(PDF));
      await page.getByLabel('Lý do (bắt buộc)').fill('Báo cáo thứ hai sai số liệu');
      await page.getByLabel('Sai sót lớn').check();
      await page.getByLabel('Số sản phẩm có sai sót lớn').fill('1');
      await page.getByRole('button', { name: 'Ghi: trả lại' }).click();
      await page.getByText('Đã ghi: trả lại').waitFor();
    });
  });

  test('Submitted again, they are accepted.', async () => {
    await at('2026-03-05', UNIT, '/page/unit', (page) => submit(page, '2'));
    await at('2026-03-08', CHAIR, '/page/judging', async (page) => {
      await page.locator('.queue a').press('c');
      // Why they came back the first time stands there too.
      await page.locator('.judging-opened').getByText('Báo cáo thứ hai sai số liệu').waitFor();
      await page.getByRole('button', { name: 'Ghi: chấp nhận' }).click();
      await page.getByText('Đã ghi: chấp nhận').waitFor();
      await page.getByText('Không có gì chờ thẩm định').waitFor();
    });
  });

  test('After the quarter the chair confirms the general criteria, đ and e, and the score.', async () => {
    city.on('2026-04-02');
    await city.record([
      ['GeneralCriteriaSelfScored', null, { person: 'director', period: PERIOD, cells: CELLS }],
      [
        'PeriodScoreConfirmed',
        null,
        {
          ...{ person: 'employee', period: PERIOD, S: '80', calculatedAt: null },
          decision: { number: '12/QĐ-UBND', date: '2026-04-01' },
        },
      ],
    ]);
    await at('2026-04-03', CHAIR, `/page/scoring?period=${PERIOD}`, async (page) => {
      await page.getByRole('link', { name: 'Ông Giám đốc' }).click();
      await page.getByRole('button', { name: 'Lấy theo điểm tự chấm' }).click();
      await page.getByLabel('Điểm xác nhận II.1').fill('2');
      await page.getByLabel('Lý do thấp hơn tự chấm').fill('Có việc chậm');
      await page.getByRole('button', { name: 'Xác nhận tiêu chí chung' }).click();
      await page.getByText('Đã ghi vào sổ').waitFor();
      for (const [term, share] of [
        ['đ: Tổ chức triển khai', '100%'],
        ['e: Đoàn kết nội bộ', '100%'],
      ] as const) {
        const group = page.getByRole('group', { name: term });
        await group.getByLabel(share, { exact: true }).check();
        await group.getByLabel(/^Lý do/).fill('Đúng tiến độ, đoàn kết');
      }
      await page.getByRole('button', { name: 'Ghi nhận xét' }).click();
      await page.getByRole('button', { name: /^Xác nhận .* điểm$/ }).waitFor();
      const { S, display } = await score();
      // 30 less half a point, and b without all of its part: one of two reports had a major error.
      expect(exactly(S).compare(exactly('199/2'))).toBeLessThan(0);
      await page.getByRole('button', { name: `Xác nhận ${shown(display['S'])} điểm` }).click();
      await page.getByText(`Đã xác nhận ${shown(display['S'])}.`).waitFor();
    });
  });

  const act = async (page: Page, name: string) => {
    await page.getByRole('button', { name, exact: true }).first().click();
    await page.getByRole('button', { name, exact: true }).last().click();
    await page.getByRole('button', { name: `Xác nhận: ${name}` }).click();
    await page.getByText('Đã ghi vào sổ').waitFor();
    await settled(page);
  };

  test('The officer publishes and closes the quarter.', async () => {
    await at('2026-04-05', OFFICER, `/page/period?period=${PERIOD}`, async (page) => {
      await act(page, 'Công bố');
      await act(page, 'Khoá kỳ');
      await page.getByText('Kỳ đã khoá').waitFor();
    });
    expect((await score()).published).not.toBeNull();
  });

  test('What is known late moves the score: it is confirmed anew and published beside the first figure.', async () => {
    await at('2026-04-20', CHAIR, '/page/judging?kind=EVIDENCE_REJECTED', async (page) => {
      await page.locator('.queue a').press('Enter');
      await page.getByLabel('Nguyên nhân và căn cứ').fill('Số liệu của trung ương được đính chính sau');
      await page.getByLabel('Số quyết định').fill('15/QĐ-UBND');
      await page.getByLabel('Ngày quyết định').fill('20/04/2026');
      await page.getByRole('button', { name: 'Xác nhận nguyên nhân khách quan' }).click();
      await page.getByText('Đã ghi: nguyên nhân').waitFor();
      await visit(page, `${city.url}/page/scoring/director?period=${PERIOD}`);
      // Everything but the half point that was lowered.
      await page.getByRole('button', { name: 'Xác nhận 99,50 điểm' }).click();
      await page.getByText('Đã xác nhận 99,50.').waitFor();
    });
    await at('2026-04-22', OFFICER, `/page/period?period=${PERIOD}`, async (page) => {
      const before = (await score()).published?.S;
      await page.getByLabel('Số quyết định').fill('16/QĐ-UBND');
      await page.getByLabel('Ngày quyết định').fill('22/04/2026');
      await page.getByLabel('Lý do').fill('Xác nhận nguyên nhân khách quan');
      await act(page, 'Công bố lại');
      const { published, restated } = await score();
      expect(published?.S).toBe(before);
      expect(restated?.S).toBe('199/2');
    });
  });

  test('The auditor takes the bundle of the quarter and verifies it on the same page.', async () => {
    await at('2026-04-25', AUDITOR, `/page/verification?period=${PERIOD}`, async (page) => {
      const coming = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Tải gói' }).press('Enter');
      const file = await coming;
      expect(file.suggestedFilename()).toBe(`${PERIOD}.bundle.json`);
      const path = await file.path();
      const { data } = await (await city.client(AUDITOR)).GET('/api/v1/bundles/{period}', {
        params: { path: { period: PERIOD } },
      });
      expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(data);
      await page.getByLabel('Tệp gói (.json)').setInputFiles(path);
      await page.getByRole('button', { name: 'Kiểm chứng', exact: true }).press('Enter');
      await page.locator('.finding').waitFor();
      // The bundle is that of the closing: the figures as they were published first.
      expect(await page.locator('.finding').innerText()).toContain(
        'Nhất quán, chưa neo: 2 kết quả công bố tính lại đều đúng',
      );
      const { published } = await score();
      expect(await page.locator('.finding tbody tr').allInnerTexts()).toEqual([
        `director\t${published?.S}`,
        'employee\t80',
      ]);
    });
  });
}
