import { expect, test } from 'vitest';
import { ASSESSOR, type DemoPage, OFFICER, OFFICIAL, visit } from './demo-page.ts';

const period = '2026-Q3';

/** An official scores himself or herself, and reads why something was confirmed lower; nobody else's reasons. */
export function ownSheetTests(demo: () => DemoPage): void {
  const person = OFFICIAL.official;
  const reasons = async (as: Parameters<DemoPage['client']>[0], of: string = person) =>
    (await demo().client(as)).GET('/api/v1/assessments/{person}', {
      params: { path: { person: of }, query: { period } },
    });

  test('What was confirmed stands with its reasons; a new own score is recorded, and what was confirmed stays.', async () => {
    const page = await demo().tab(OFFICIAL);
    await visit(page, `${demo().url}/page/self?period=${period}`);
    const row = (cell: string) => page.getByRole('row', { name: new RegExp(`^${cell.replace('.', '\\.')} `) });
    const said = (await reasons(OFFICIAL)).data?.reasons;
    expect(said?.cells.length).toBeGreaterThan(0);
    for (const { cell, reason } of said?.cells ?? [])
      expect(await row(cell).getByRole('cell').last().innerText()).toContain(reason);
    for (const { reason } of said?.attested ?? []) await page.getByText(`Lý do: ${reason}`).waitFor();

    const confirmed = await row('II.2').getByRole('cell').last().innerText();
    await page.getByLabel('Điểm tự chấm II.2').fill('9');
    await page.getByRole('button', { name: 'Gửi điểm tự chấm' }).click();
    await row('II.2').locator('.over').waitFor();
    await page.getByLabel('Điểm tự chấm II.2').fill('2,25');
    await page.getByRole('button', { name: 'Gửi điểm tự chấm' }).click();
    await page.getByText('Đã ghi vào sổ').waitFor();
    const { data } = await (await demo().client(OFFICER)).GET('/api/v1/events', {
      params: { query: { type: 'GeneralCriteriaSelfScored', stream: `rating-${person}-${period}` } },
    });
    expect(data?.rows[0]?.data).toMatchObject({ person, cells: { 'II.2': '2.25' }, synthetic: true });
    expect(await row('II.2').getByRole('cell').last().innerText()).toBe(confirmed);
  });

  test('Reasons are read by whom they are about and by who scores; a colleague is refused.', async () => {
    expect((await reasons(ASSESSOR)).data?.reasons.cells).toEqual((await reasons(OFFICIAL)).data?.reasons.cells);
    expect((await reasons(OFFICIAL, 'mau-giu-chuc-04')).response.status).toBe(403);
  });
}
