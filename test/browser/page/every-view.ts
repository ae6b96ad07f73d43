import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeProblems } from './axe.ts';
import { type DemoPage, move, OFFICER, type Persona, visit } from './demo-page.ts';
import { layoutProblems } from './layout.ts';
import { longNames } from './long-names.ts';
import { VIEWS, WIDTHS } from './views.ts';

/** Compressed script of the first view, bytes. */
const SCRIPT_LIMIT = 200_000;
const MORE_ROWS = 'table tbody tr:nth-child(n+6), .matters li:nth-child(n+6), .group:nth-of-type(n+4)';

/** Pictures are drawn again for the width that they have got. */
const drawn = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** What holds of every view: it fits, everybody can use it, and it keeps to the policy of the service. */
export function everyViewTests(demo: () => DemoPage): void {
  let page: Page;
  let reader: Persona | null = null;
  const complaints: string[] = [];
  beforeAll(async () => {
    const context = await demo().window(null);
    await longNames(context);
    page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', ({ message }) => complaints.push(message));
  });
  afterAll(() => page.context().close());
  /** From view to view within the page, as long as one reader meets them. */
  const moveTo = async (path: string, as: Persona): Promise<void> => {
    if (as !== reader) {
      await demo().change(page, as);
      await visit(page, `${demo().url}/page/verification`);
      reader = as;
    }
    await move(page, path);
  };

  test.each(VIEWS)(
    '$name fits at every width, with names of forty characters, and axe finds nothing',
    async ({ path, as }) => {
      await moveTo(path, as);
      // The rows of a list are alike: axe reads the first ones.
      const found = await axeProblems(page, { except: MORE_ROWS });
      const layout: { [width: number]: readonly string[] } = {};
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        await drawn(page);
        layout[width] = await layoutProblems(page);
      }
      expect({ found, layout }).toEqual({ found: [], layout: { 360: [], 768: [], 1440: [] } });
      // Not even a style of our own was refused by the policy.
      expect(complaints).toEqual([]);
    },
  );

  test('The check of the layout sees what it is there for.', async () => {
    await moveTo('/page/public', OFFICER);
    await page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<p id="a">một</p><p id="b">hai</p><div id="c">rộng</div>');
      for (const [id, width] of [
        ['a', 'auto'],
        ['b', 'auto'],
        ['c', '5000px'],
      ] as const) {
        const element = document.getElementById(id);
        if (element === null) throw new TypeError(id);
        Object.assign(element.style, { position: 'absolute', top: id === 'c' ? '90px' : '60px', left: '0', width });
      }
    });
    const problems = await layoutProblems(page);
    expect(problems.some((problem) => problem.startsWith('page:'))).toBe(true);
    expect(problems).toContain('"một" on "hai"');
  });

  test('The first view needs at most 200 kB of script, compressed; none of it stands inside the document.', async () => {
    const context = await demo().window(OFFICER);
    const fresh = await context.newPage();
    const sizes: number[] = [];
    fresh.on('response', (response) => {
      if (!response.headers()['content-type']?.includes('javascript')) return;
      expect(response.headers()['content-encoding']).toBe('br');
      expect(response.headers()['cache-control']).toContain('immutable');
      sizes.push(Number(response.headers()['content-length']));
    });
    const document = await fresh.goto(`${demo().url}/page/overview`);
    await fresh.locator('table.data').first().waitFor();
    const total = sizes.reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(50_000);
    expect(total).toBeLessThanOrEqual(SCRIPT_LIMIT);
    const policy = document?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(await document?.text()).not.toMatch(/<script(?![^>]*\bsrc=)|\bon\w+=|style=/);
    await context.close();
  });
}
