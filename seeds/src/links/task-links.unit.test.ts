import { describe, expect, it } from 'vitest';
import { taskLinkProposals } from './index.js';

const all = taskLinkProposals();
const words = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The most words that stand in one row after the other in the same order. */
function longestRun(a: readonly string[], b: readonly string[]): number {
  const from = (i: number, j: number): number => (a[i] !== undefined && a[i] === b[j] ? 1 + from(i + 1, j + 1) : 0);
  return Math.max(0, ...a.flatMap((_, i) => b.map((__, j) => from(i, j))));
}

describe('proposals of tasks that are printed more than once', () => {
  it('have an id each, and rows of two plans or more, each row in one proposal', () => {
    expect(all).toHaveLength(30);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const places = all.flatMap((link) => link.places.map(({ plan, annex, row }) => `${plan} ${annex} ${row}`));
    expect(new Set(places).size).toBe(places.length);
    for (const { id, places: of } of all) {
      expect(new Set(of.map(({ plan }) => plan)).size, id).toBe(of.length);
      expect(of[0]?.annex, id).not.toBeNull();
    }
  });

  it('say rightly whether the rows share their wording', () => {
    for (const { id, basis, places, reason } of all) {
      const runs = places.map(({ printed }, i) =>
        Math.max(...places.flatMap((other, j) => (i === j ? [] : [longestRun(words(printed), words(other.printed))]))),
      );
      expect(Math.min(...runs) >= 6, `${id}: ${runs}`).toBe(basis === 'wording');
      expect(reason.length, id).toBeGreaterThan(20);
    }
  });
});
