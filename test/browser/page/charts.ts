import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { answerTo, type DemoPage, OFFICER, settled, visit } from './demo-page.ts';

const CURVE = '**/api/v1/completion/curve*';
const INDICATORS = '**/api/v1/indicators?*';
const comma = (text: string | null | undefined) => text?.replace('.', ',') ?? '–';

/** The pictures say what the service says, and each has its table; nobody has to sign in for those of the plans. */
export function chartTests(demo: () => DemoPage): void {
  let page: Page;
  beforeAll(async () => {
    page = await demo().tab(null);
  });
  const figure = (title: string) => page.locator('figure', { hasText: title });
  const curve = () => figure('Phải xong và đã xong');
  const shown = async (query: string) => {
    await visit(page, `${demo().url}/page/public?${query}`);
  };
  const asked = async (query: { readonly plan?: string; readonly unit?: string }) => {
    const { data } = await (await demo().client(OFFICER)).GET('/api/v1/completion/curve', { params: { query } });
    if (data === undefined) throw new Error('no curve');
    return data;
  };

  test('The curve of a plan is chosen from the keyboard, stands in the address, and says how far behind it is.', async () => {
    await shown('');
    await page.getByRole('combobox', { name: 'Kế hoạch', exact: true }).selectOption('kh18');
    await page.waitForURL(/plan=kh18/);
    await settled(page);
    await curve().locator('.legend').waitFor();
    const { rows, basis } = await asked({ plan: 'kh18' });
    const now = rows.findLast(({ completed }) => completed !== null);
    const legend = await curve().locator('.legend').innerText();
    expect(legend).toContain(`Phải xong: ${now?.planned}/${now?.base} (${comma(now?.display.planned)}%)`);
    expect(legend).toContain(`Đã xong: ${now?.completed}/${now?.base} (${comma(now?.display.completed)}%)`);
    const ahead = now?.ahead ?? 0;
    expect(legend).toContain(ahead < 0 ? `Chậm ${-ahead} nhiệm vụ` : ahead > 0 ? `Nhanh ${ahead}` : 'Đúng tiến độ');
    expect(await curve().locator('.basis').innerText()).toContain(basis.root.slice(0, 12));
  });

  test('The lines have a step for every change, up to today for what is done; the table has the same figures.', async () => {
    const { rows } = await asked({ plan: 'kh18' });
    const stepsIn = async (line: string) =>
      ((await curve().locator(line).getAttribute('d')) ?? '').match(/V/g)?.length ?? 0;
    expect(await stepsIn('.curve-planned')).toBe(rows.length - 1);
    expect(await stepsIn('.curve-completed')).toBe(rows.filter(({ completed }) => completed !== null).length - 1);
    await curve().getByRole('button', { name: 'Xem bảng' }).press('Enter');
    const lines = await curve().locator('tbody tr').allInnerTexts();
    expect(
      lines.map((line) =>
        line
          .split('\t')
          .slice(0, 3)
          .map((cell) => cell.split(' ')[0]),
      ),
    ).toEqual(
      rows.map(({ day, planned, completed }) => [
        ...[day.split('-').reverse().join('/'), String(planned)],
        completed === null ? '–' : String(completed),
      ]),
    );
  });

  test('A unit that has nothing in the plan is said so, and another can be chosen.', async () => {
    await shown('plan=kh18&unit=so-du-lich');
    const { rows } = await asked({ plan: 'kh18', unit: 'so-du-lich' });
    expect(rows[0]?.base).toBe(0);
    await page.getByText('Không có nhiệm vụ nào được giao').waitFor();
    await page.getByRole('combobox', { name: 'Đơn vị', exact: true }).selectOption('');
    await curve().locator('svg').waitFor();
  });

  test('While the curve is on its way, refused, out of reach or without a network, that is said in its place.', async () => {
    await shown('unit=khong-co-don-vi');
    await page.getByText('Không trả lời được').waitFor();
    await page.route(CURVE, (route) => route.abort());
    await page.goto(`${demo().url}/page/public?plan=kh03`);
    await page.locator('.loading').first().waitFor();
    await page.getByText('Không liên lạc được với dịch vụ').waitFor();
    await page.unroute(CURVE);
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await curve().locator('svg').waitFor();
    await page.context().setOffline(true);
    await page.getByRole('combobox', { name: 'Kế hoạch', exact: true }).selectOption('ctr286');
    await page.getByText('Chưa có kết nối mạng').first().waitFor();
    await page.context().setOffline(false);
    await curve().locator('svg').waitFor();
  });

  test('Units by quarters have in each cell what the service says of that quarter.', async () => {
    await shown('');
    await figure('Đơn vị theo quý').locator('.heat-part-4').first().waitFor();
    const { data } = await (await demo().client(OFFICER)).GET('/api/v1/completion', {
      params: { query: { period: '2026-Q3' } },
    });
    const units = (data?.rows ?? []).filter(
      ({ level, plan, display }) => level === 'UNIT' && plan === null && display !== null,
    );
    expect(units.length).toBeGreaterThan(3);
    const cells = await figure('Đơn vị theo quý').locator('tbody tr td:nth-child(4)').allInnerTexts();
    const said = units.map(({ display }) => `${display?.split('.')[0]}%`);
    expect(cells.filter((cell) => cell !== '–').toSorted()).toEqual(said.toSorted());
    await takenAway(units);
  });

  /** The same figures as a file that a spreadsheet opens: with the mark of UTF-8, and marked as made up. */
  const takenAway = async (units: readonly { readonly unit: string | null; readonly display: string | null }[]) => {
    const coming = page.waitForEvent('download');
    await figure('Đơn vị theo quý').getByRole('button', { name: /^CSV/ }).press('Enter');
    const file = await coming;
    expect(file.suggestedFilename()).toMatch(/^mo-phong\.units-by-quarter\.\d{4}-\d\d-\d\d\.csv$/);
    const [head = '', ...lines] = readFileSync(await file.path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(head.startsWith('\uFEFFquarter,plan,unit,unitName,assigned,')).toBe(true);
    for (const { unit, display } of units)
      expect(
        lines.filter((line) => line.startsWith(`2026-Q3,,${unit},`) && line.includes(`,${display},`)),
      ).toHaveLength(1);
    expect(lines.every((line) => line.includes('DỮ LIỆU TRÌNH DIỄN'))).toBe(true);
  };

  test('Places among provinces stand as they were published, each among its own number; one not published is an empty place.', async () => {
    await shown('plan=ctr286');
    await page.locator('.positions').waitFor();
    for (const table of ['Tiến độ các kế hoạch', 'Đơn vị theo quý', 'Chỉ tiêu của kế hoạch'])
      for (const kind of ['CSV', 'JSON', 'Mô tả (CSVW)'])
        await page.getByRole('button', { name: `${kind} ${table}`, exact: true }).waitFor();
    const places = figure('Vị trí trong các tỉnh, thành phố');
    const { data } = await (await demo().client(OFFICER)).GET('/api/v1/indicators', {
      params: { query: { plan: 'ctr286', indicator: 'ctr286.ii.2' } },
    });
    const published = (data?.rows[0]?.recorded ?? []).map(
      ({ period, value, universe }) => `${period} ${value}/${universe?.size}`,
    );
    expect(published).toContain('2024 5/63');
    expect(published).toContain('2024 2/34');
    const dti = places.locator('.positions > li', { hasText: 'DTI' });
    expect(
      (await dti.locator('.places li').allInnerTexts()).map((line) => line.replaceAll(/\s+/g, ' ').trim()),
    ).toEqual(published);
    expect(await dti.locator('.rank-mark').count()).toBe(published.length);
    const par = places.locator('.positions > li', { hasText: 'PAR Index' });
    expect(await par.locator('.rank-mark').count()).toBe(0);
    expect(await par.innerText()).toContain('chưa có thứ hạng được công bố (chờ Sở Nội vụ)');
  });

  test('A bullet has its last figure, its target, what is due this year and the other years of the path.', async () => {
    await page.route(INDICATORS, async (route) => {
      const response = await answerTo(route);
      const answer = await response.json();
      const row = answer.rows.find(({ indicator }: { indicator: string }) => indicator === 'ctr286.ii.1');
      const point = (year: string, value: string, kind: string) => ({ year, value, kind });
      row.value = '40';
      row.targets[0].path = {
        rule: null,
        points: [point('2026', '30', 'GIVEN'), point('2028', '100/3', 'LINEAR'), point('2030', '50', 'TARGET')],
        due: { ...point('2026', '30', 'GIVEN'), status: true },
      };
      row.targets[0].value = '50';
      await route.fulfill({ response, json: answer });
    });
    await shown('plan=ctr286');
    await page.locator('.bullet').first().waitFor();
    await page.unroute(INDICATORS);
    const row = page.locator('table.data').last().locator('tbody tr').first();
    expect(await row.innerText()).toContain('2026: 30 · 2028: 33,33 · 2030: 50');
    const at = async (mark: string) => Number(await row.locator(`.bullet ${mark}`).getAttribute('x'));
    const end = at('.bar-results').then(
      async (x) => x + Number(await row.locator('.bullet .bar-results').getAttribute('width')),
    );
    expect(await at('.bar-way')).toBeLessThan(await end);
    expect(await end).toBeLessThan(await at('.bar-target'));
    expect(Number(await row.locator('.bullet .bar-path').getAttribute('x1'))).toBeLessThan(await at('.bar-way'));
  });

  test('Heads by quarters: score and sign in each cell, and the same in the table.', async () => {
    const officer = await demo().tab(OFFICER);
    await visit(officer, `${demo().url}/page/overview?period=2026-Q3`);
    const { data } = await (await demo().client(OFFICER)).GET('/api/v1/ratings', {
      params: { query: { period: '2026-Q3' } },
    });
    const scored = (data?.rows ?? []).filter(({ S }) => S !== null);
    const heat = officer.locator('figure', { hasText: 'Các quý của năm 2026' });
    await heat.locator('.heat-XS').first().waitFor();
    await settled(officer);
    const cells = await heat.locator('tbody tr td:nth-child(4)').allInnerTexts();
    const signs: { readonly [band: string]: string } = { XS: 'XS', TOT: 'T', HT: 'HT', KHT: 'K' };
    // The name of the band stands behind the sign, for those who do not see it.
    expect(cells.flatMap((cell) => /^([\d,]+)(XS|T|HT|K)\s/.exec(cell)?.slice(1).join(' ') ?? []).toSorted()).toEqual(
      scored.map(({ display, band }) => `${comma(display['S'])} ${signs[band ?? '']}`).toSorted(),
    );
    await heat.getByRole('button', { name: 'Xem bảng' }).press('Enter');
    expect(await heat.locator('.heat').count()).toBe(0);
  });
}
