import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sourceLines } from '../../test-support/source-text.js';
import { prose } from '../prose/index.js';
import { indicators, plans, tasks } from './index.js';

/** The sources are compared word by word; only white space is not compared. */
const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== '');
/** A cell in single spaces without mark-up; null where the row does not print it. */
const plain = (cell: string | undefined) =>
  cell === undefined ? null : wordsOf(cell.replace(/<[^>]*>/g, '')).join(' ');
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

describe('every printed line of a document', () => {
  it.each(plans.map((plan) => [plan.id, plan] as const))('of %s is in one annex or in the prose', (_, plan) => {
    const parts = [
      ...plan.annexes.map((annex) => annex.lines),
      ...prose().flatMap(({ document, lines }) => (document === plan.source.document ? [lines] : [])),
    ];
    sourceLines(plan.source.document).forEach((text, index) => {
      const holders = parts.filter(([first, last]) => first <= index + 1 && index + 1 <= last);
      if (text.trim() !== '') expect(holders, `line ${index + 1}: ${text}`).toHaveLength(1);
    });
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

  it('puts every row under the last section heading above it', () => {
    const sections = annex.headings.filter(({ role }) => role === 'section');
    for (const row of own) {
      const above = sections.filter(({ lines }) => lines[1] < row.source.lines[0]).at(-1)?.text ?? '';
      expect(row.section, `row ${row.row}`).toBe(plain(above));
    }
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

describe('every field that repeats a cell', () => {
  it('of a task is the words of that cell', () => {
    for (const row of tasks()) {
      const { raw, product, fundingCode, method, evaluation, deadline } = row;
      const funded = fundingCode === null ? product : `${product} (${fundingCode})`;
      expect([row.row, funded, method, evaluation, deadline.raw], `${row.plan} ${row.row}`).toEqual([
        raw['TT']?.replace(/\.$/, ''),
        plain(raw['Sản phẩm'] ?? raw['Kết quả']),
        plain(raw['Phương thức thực hiện']),
        plain(raw['Phương thức đánh giá kết quả']),
        plain(raw['Thời gian hoàn thành']),
      ]);
    }
  });

  it('of an indicator is the words of that cell', () => {
    for (const { plan, row, raw, unit, legalBasis } of indicators()) {
      expect([row, unit, legalBasis], `${plan} ${row}`).toEqual([
        raw['TT']?.replace(/\.$/, ''),
        plain(raw['Cách tính'] ?? raw['Đơn vị']),
        plain(raw['Căn cứ pháp lý để xây dựng chỉ tiêu']),
      ]);
    }
  });
});
