import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { has } from '../../tools/needs.js';
import { type DemoPage, OFFICER, settled, visit } from './demo-page.ts';

const SUBJECT = 'head-so-van-hoa-va-the-thao';
const PERIOD = '2026-Q3';

interface Node {
  readonly value: string | null;
  readonly citation: string;
  readonly events: readonly string[];
  readonly children: readonly Node[];
}
const nodesOf = (node: Node): readonly Node[] => [node, ...node.children.flatMap(nodesOf)];

/** A score down to the event, on the screen and on paper. */
export function explanationTests(demo: () => DemoPage): void {
  let page: Page;
  let nodes: readonly Node[];
  beforeAll(async () => {
    page = await demo().tab(OFFICER);
    const { data } = await (await demo().client(OFFICER)).GET('/api/v1/explanations', {
      params: { query: { period: PERIOD, subject: SUBJECT } },
    });
    if (!data?.derivation) throw new Error('nothing to explain');
    nodes = nodesOf(data.derivation);
    await visit(page, `${demo().url}/page/explanations/${SUBJECT}?period=${PERIOD}`);
  });

  test('Every term of the derivation stands there with its article and its events.', async () => {
    expect(await page.locator('.term').count()).toBe(nodes.length);
    await page.getByRole('button', { name: 'Mở tất cả' }).press('Enter');
    const text = await page.locator('.terms').first().innerText();
    for (const { citation, events } of nodes) for (const part of [citation, ...events]) expect(text).toContain(part);
    expect(await page.locator('.score-value').innerText()).toBe('80,06');
    expect(await page.locator('.score-exact').innerText()).toBe('= 16333/204');
  });

  test('A term is opened and closed from the keyboard.', async () => {
    await page.getByRole('button', { name: 'Đóng tất cả' }).press('Enter');
    expect(await page.locator('.term details[open]').count()).toBe(0);
    await page.locator('.term summary').first().press('Enter');
    expect(await page.locator('.term details[open]').count()).toBe(1);
  });

  test.skipIf(!has('pdftotext', 'poppler-utils'))(
    'On paper all terms are open, with events, root and the mark of made-up data.',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'kpi-print-'));
      const path = join(folder, 'explanation.pdf');
      await page.pdf({ path, preferCSSPageSize: true });
      const paper = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
      rmSync(folder, { recursive: true });
      const { data } = await (await demo().client(OFFICER)).GET('/api/v1/basis', {
        params: { query: { period: PERIOD } },
      });
      const events = nodes.flatMap((node) => node.events);
      expect(events.length).toBeGreaterThan(5);
      for (const part of [...events, data?.basis.root ?? 'no root', '80,06', '16333/204'])
        expect(paper).toContain(part);
      expect(paper.normalize('NFC').toLowerCase()).toContain('dữ liệu mô phỏng');
      expect(paper).not.toContain('Đăng xuất');
      // What was closed on the screen is closed there again.
      expect(await page.locator('.term details[open]').count()).toBe(1);
    },
  );

  test('From a number the reader comes to the event behind it, and to its proof.', async () => {
    await page.getByRole('button', { name: 'Mở tất cả' }).click();
    const id = nodes.flatMap(({ events }) => events)[0] ?? '';
    await page.locator(`a[href*="${id}"]`).first().click();
    await page.waitForURL(new RegExp(`/page/events/${id}`));
    await settled(page);
    const { data } = await (await demo().client(OFFICER)).GET('/api/v1/events/{event}', {
      params: { path: { event: id } },
    });
    const text = await page.locator('main').innerText();
    for (const part of [data?.type, data?.hash, data?.stream]) expect(text).toContain(part);
    // The reader who goes on by keyboard stands at the new view.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  });
}
