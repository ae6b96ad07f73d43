import { parseRational } from '@kpi-ledger/formulas';

const collator = new Intl.Collator('vi', { numeric: true });

/** Names in the order of the Vietnamese alphabet: đ after d, tones last. */
export const byName = (a: string, b: string): number => collator.compare(a, b);

/** The place of every text in that order: a long list compares its names once, and then whole numbers only. */
export function placesByName(texts: Iterable<string>): (text: string) => number {
  const places = new Map([...new Set(texts)].sort(byName).map((text, i) => [text, i]));
  return (text) => places.get(text) ?? -1;
}

/** Exact numbers by size; unknown ones come first. */
export function byNumber(a: string | null, b: string | null): number {
  const [x, y] = [a, b].map((text) => (text === null ? null : parseRational(text)));
  if (x == null || y == null) return Number(x != null) - Number(y != null);
  return x.compare(y);
}

/** Without accents and case, so that "dien" finds "Điện". */
export const folded = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();
