import { readFileSync } from 'node:fs';

/** The lines of a seed document; line n is at index n − 1. */
export const sourceLines = (document: string): readonly string[] =>
  readFileSync(new URL(`../sources/${document}`, import.meta.url), 'utf8').split('\n');

/** Lines first..last as running text: white space single, a word that is broken after its hyphen joined. */
export function runningText(document: string, [first, last]: readonly [number, number], skips: readonly number[] = []) {
  return sourceLines(document)
    .slice(first - 1, last)
    .filter((_, i) => !skips.includes(first + i))
    .map((line) => line.trim().replace(/\s+/gu, ' '))
    .filter((line) => line !== '')
    .reduce((text, line) => (/\S-$/u.test(text) ? text + line : `${text} ${line}`), '')
    .trim();
}

/** How often each word occurs. */
export function wordCounts(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of texts.flatMap((text) => text.split(/\s+/u)).filter((word) => word !== '')) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}
