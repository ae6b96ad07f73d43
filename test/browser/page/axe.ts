import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** The rules that hold. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What axe finds, each rule with the first elements that break it. The page has no frames, so it is read in one go (the legacy mode),
 * and only violations are described: what passes is many times as much, and nobody reads it.
 */
export async function axeProblems(
  page: Page,
  { include, except }: { readonly include?: string; readonly except?: string } = {},
): Promise<readonly (readonly [rule: string, elements: readonly string[]])[]> {
  // It is half a megabyte of script: of a document that has it, it is not sent once more.
  const has = await page.evaluate(() => 'axe' in window);
  const builder = new AxeBuilder({ page, ...(has ? { axeSource: ' ' } : {}) })
    .setLegacyMode(true)
    .options({ runOnly: { type: 'tag', values: WCAG }, resultTypes: ['violations'] });
  if (include !== undefined) builder.include(include);
  if (except !== undefined) builder.exclude(except);
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)]);
}
