import * as t from 'io-ts';
import { closed } from './closed.js';

export const DOCUMENTS = [
  '000_5ee7eaa8571d13a6.txt',
  '001_fb4fbed4847eab39.txt',
  '002_cbe0290e39b6ed9a.txt',
  '003_1c23023c7330bd9a.txt',
  '004_0fcc9f8cc188bb85.txt',
] as const;

/** Name of a file in `seeds/sources`. */
export const DocumentName = t.keyof(
  Object.fromEntries(DOCUMENTS.map((name) => [name, null])) as Record<(typeof DOCUMENTS)[number], null>,
);

/** `[first, last]`: line numbers counted from 1, both included; a line ends at "\n". */
export const Lines = t.refinement(
  t.tuple([t.Int, t.Int]),
  ([first, last]) => first >= 1 && first <= last,
  'Lines [first, last]',
);

/** Where a statement is printed. */
export const Source = closed('Source', { document: DocumentName, lines: Lines });
export type Source = t.TypeOf<typeof Source>;
