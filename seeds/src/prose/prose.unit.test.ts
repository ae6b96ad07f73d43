import { describe, expect, it } from 'vitest';
import { runningText, sourceLines, wordCounts } from '../../test-support/source-text.js';
import type { Paragraph as ParagraphOf, Prose } from './index.js';
import { prose } from './index.js';
import { Paragraph } from './paragraph.js';

/** The lines that are prose: documents 001 and 004 whole, 002 up to its Phụ lục I. */
function lastLineOfProse({ plan, document }: Prose): number {
  const lines = sourceLines(document);
  return plan === 'kh03' ? lines.indexOf('PHỤ LỤC I') : lines.length;
}

const owned = ({ lines: [first, last], skips = [] }: ParagraphOf): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((line) => !skips.includes(line));

const each = prose().flatMap((document) =>
  document.paragraphs.map((paragraph) => [`${document.plan} ${paragraph.row}`, document, paragraph] as const),
);

describe.each(prose().map((document) => [document.plan, document] as const))('the prose of %s', (_, document) => {
  const { paragraphs } = document;

  it('has every printed line in exactly one paragraph', () => {
    const printed = sourceLines(document.document)
      .slice(0, lastLineOfProse(document))
      .flatMap((line, i) => (line.trim() === '' ? [] : [i + 1]));
    const isPrinted = new Set(printed);
    const inParagraphs = paragraphs.flatMap(owned).filter((line) => isPrinted.has(line));
    expect([...inParagraphs].sort((a, b) => a - b)).toEqual(printed);
    for (const paragraph of paragraphs) {
      for (const line of paragraph.lines) expect(isPrinted.has(line)).toBe(true);
    }
  });

  it('has exactly the words of the document', () => {
    const source = runningText(document.document, [1, lastLineOfProse(document)]);
    expect(wordCounts(paragraphs.map(({ raw }) => raw))).toEqual(wordCounts([source]));
  });

  it('stands in the order of the document, each row named once', () => {
    const firsts = paragraphs.map(({ lines: [first] }) => first);
    expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
    expect(new Set(paragraphs.map(({ row }) => row)).size).toBe(paragraphs.length);
  });
});

describe('every paragraph', () => {
  it.each(each)('%s is verbatim', (_, { document }, { raw, lines, skips }) => {
    expect(raw).toBe(runningText(document, lines, skips));
  });

  it.each(each)('%s holds items or none with the reason', (_, __, { items, none }) => {
    expect((items?.length ?? 0) > 0).toBe(none === undefined);
  });

  it('is refused with a field that the codec does not know', () => {
    const [paragraph] = prose()[0]?.paragraphs ?? [];
    expect(Paragraph.decode(paragraph)._tag).toBe('Right');
    expect(Paragraph.decode({ ...paragraph, item: [] })._tag).toBe('Left');
  });
});

describe('a paragraph without an item', () => {
  const without = each.filter(([, , { none }]) => none !== undefined);

  it.each(without)('%s has no percentage', (_, __, { raw }) => expect(raw).not.toMatch(/\d\s*%/));

  it.each(without.filter(([, , { none }]) => none === 'heading'))('%s is numbered as a heading', (_, __, { raw }) => {
    expect(raw).toMatch(/^([IVX]+\.|\d+\.(\d\.)?)\s/);
  });
});

describe('the items of a paragraph', () => {
  const withItems = each.filter(([, , { items }]) => items !== undefined);

  it.each(withItems)('%s: cover its text, in order, but for marks and punctuation', (_, __, { raw, items = [] }) => {
    let rest = raw;
    items.forEach(({ text }, i) => {
      const at = rest.indexOf(text);
      expect(at).toBeGreaterThanOrEqual(0);
      expect(rest.slice(0, at)).toMatch(i === 0 ? /^((-|\+|\d+\.|[a-zđ]\)) )?$/u : /^[;,]? ?$/);
      rest = rest.slice(at + text.length);
    });
    expect(rest).toMatch(/^[;,]?$/);
  });

  it.each(withItems)('%s: each number is a target, a deadline, or said to be something else', (_, __, paragraph) => {
    const named = [
      ...(paragraph.items ?? []).flatMap(({ targets = [], deadline }) => [
        ...targets.map(({ raw }) => raw),
        ...(deadline === undefined ? [] : [deadline.raw]),
      ]),
      ...(paragraph.otherNumbers ?? []).map(({ raw }) => raw),
    ];
    const numbers = (text: string) => text.match(/\d+/g) ?? [];
    const text = paragraph.raw.replace(/^\d+\. /, '');
    expect([...numbers(text)].sort()).toEqual(named.flatMap(numbers).sort());
    for (const raw of named) expect(text).toContain(raw);
  });
});
