import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sourceLines } from '../../test-support/source-text.js';
import { indicators, plans, tasks } from './index.js';

/** The sources are compared word by word; only white space is not compared. */
const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== '');
const sorted = (words: readonly string[]) => [...words].sort();

const wordsIn = (document: string, [first, last]: readonly [number, number]) =>
  wordsOf(
    sourceLines(document)
      .slice(first - 1, last)
      .join(' '),
  );

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let found = 0;
  for (const word of whole) if (word === part[found]) found += 1;
  return found === part.length;
}

const rows = [...tasks(), ...indicators()];
const annexes = plans.flatMap((plan) => plan.annexes.map((annex) => ({ plan, annex, name: `${plan.id} ${annex.id}` })));
const rowsOf = (planId: string, annexId: string) => rows.filter((row) => row.plan === planId && row.annex === annexId);

describe('the source texts', () => {
  it.each(plans.map((plan) => [plan.id, plan] as const))('of %s are the bytes that were read', (_, plan) => {
    const bytes = readFileSync(new URL(`../../sources/${plan.source.document}`, import.meta.url));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(plan.source.sha256);
  });
});

describe.each(annexes.map((entry) => [entry.name, entry] as const))('annex %s', (_, { plan, annex }) => {
  const { document } = plan.source;
  const own = rowsOf(plan.id, annex.id);

  it('has as many rows as it prints', () => {
    expect(own).toHaveLength(annex.rows);
  });

  it('loses and adds no word: cells and headings together are the source', () => {
    const kept = [
      ...own.flatMap((row) => Object.values(row.raw).flatMap(wordsOf)),
      ...annex.headings.flatMap((heading) => wordsOf(heading.text)),
    ];
    expect(sorted(kept)).toEqual(sorted(wordsIn(document, annex.lines)));
  });

  it('has every heading on its lines', () => {
    for (const heading of annex.headings) expect(wordsOf(heading.text)).toEqual(wordsIn(document, heading.lines));
  });

  it('has the cells of every row on its lines, whole and each in reading order', () => {
    for (const row of own) {
      const printed = wordsIn(document, row.source.lines);
      const cells = Object.values(row.raw).map(wordsOf);
      expect(sorted(cells.flat()), `row ${row.row}`).toEqual(sorted(printed));
      for (const cell of cells) expect(isSubsequence(cell, printed), `row ${row.row}: ${cell.join(' ')}`).toBe(true);
    }
  });

  it('gives no line to two rows, and none of another annex', () => {
    const spans = own.map((row) => row.source.lines);
    for (const [first, last] of spans) {
      expect(first >= annex.lines[0] && last <= annex.lines[1]).toBe(true);
      expect(own.every((row) => row.source.document === document)).toBe(true);
    }
    const starts = spans.slice(1).map(([first]) => first);
    const ends = spans.map(([, last]) => last);
    starts.forEach((first, index) => {
      expect(first).toBeGreaterThan(ends[index] ?? 0);
    });
  });

  it('prints every section that a row names', () => {
    const headings = annex.headings.map((heading) => wordsOf(heading.text.replace(/<[^>]*>/g, '')).join(' '));
    for (const row of own) expect(headings).toContain(row.section);
  });
});

describe('every title', () => {
  it('is the words of its cell', () => {
    for (const row of rows) {
      const cell = row.raw['Nội dung'] ?? row.raw['Tên nhiệm vụ'] ?? row.raw['Chỉ tiêu'] ?? '';
      expect(row.title, `${row.plan} ${row.row}`).toBe(wordsOf(cell).join(' '));
    }
  });
});
