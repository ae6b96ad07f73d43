import type { Page } from 'playwright-core';

const MOST = 200;

/** Goes on with Tab until something of that name (its label, or what stands on it) has the focus; nothing is clicked. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const seen: string[] = [];
  for (let i = 0; i < MOST; i++) {
    await page.keyboard.press('Tab');
    const said = await page.evaluate(() => {
      const one = document.activeElement as (HTMLElement & { labels?: NodeListOf<HTMLLabelElement> }) | null;
      return [...(one?.labels ?? [])].map((label) => label.textContent ?? '').join(' ') || (one?.textContent ?? '');
    });
    if (typeof name === 'string' ? said.startsWith(name) : name.test(said)) return;
    seen.push(said.slice(0, 30));
  }
  throw new Error(`${name} is not on the way of Tab: ${seen.join(' | ')}`);
}
