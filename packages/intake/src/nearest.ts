import { distance } from 'fastest-levenshtein';
import { type Text, text } from './text.js';

/** Something that may have been meant: by its code, or by what people call it. */
export interface Candidate {
  readonly id: string;
  readonly label: string | null;
}

const MOST = 3;

/**
 * What is near to a text that is not known: by code or by name, with or without accents and in any case. The nearest first; one
 * letter in four may be wrong.
 */
export function nearest(text: string, candidates: readonly Candidate[]): readonly Candidate[] {
  const wanted = plain(text);
  if (wanted === '') return [];
  const most = Math.max(1, Math.floor(wanted.length / 4));
  const found = new Map<string, { readonly candidate: Candidate; readonly far: number }>();
  for (const candidate of candidates) {
    const far = Math.min(
      ...[candidate.id, ...(candidate.label === null ? [] : [candidate.label])]
        .map(plain)
        .map((one) => farFrom(wanted, one, most)),
    );
    if (far <= most && far < (found.get(candidate.id)?.far ?? Infinity)) found.set(candidate.id, { candidate, far });
  }
  return [...found.values()]
    .sort((a, b) => a.far - b.far || (a.candidate.id < b.candidate.id ? -1 : 1))
    .slice(0, MOST)
    .map(({ candidate }) => candidate);
}

/** Letters that differ; words that only stand together or apart are the same. */
function farFrom(wanted: string, one: string, most: number): number {
  if (one.replaceAll('-', '') === wanted.replaceAll('-', '')) return 0;
  return Math.abs(one.length - wanted.length) > most ? Infinity : distance(one, wanted);
}

/** Without accents, case and whatever stands between words. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');

/** The message, and what may have been meant. */
export function meant({ vi, en }: Text, near: readonly Candidate[]): Text {
  const said = near.map(({ id, label }) => (label === null || label === id ? `"${id}"` : `"${id}" (${label})`));
  const ended = (one: string): string => one.replace(/\.?$/, '.');
  return text(`${ended(vi)} Có phải là ${said.join(', ')}?`, `${ended(en)} Did you mean ${said.join(', ')}?`);
}
