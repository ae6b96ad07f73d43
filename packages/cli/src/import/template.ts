import * as E from 'fp-ts/lib/Either.js';
import { csvText } from '../terminal/csv.js';
import type { Kind } from './kind.js';
import { readCells } from './prepared.js';

export const TEMPLATE_FORMATS = ['csv', 'xlsx', 'jsonl'] as const;
export type TemplateFormat = (typeof TEMPLATE_FORMATS)[number];

/**
 * An empty form with one row that shows how it is filled in. The row is marked synthetic: forgotten in the file, it is
 * refused by a live ledger.
 */
export async function template(kind: Kind, as: TemplateFormat): Promise<Uint8Array> {
  const names = Object.keys(kind.columns);
  const example = Object.values(kind.columns).map((column) => column.example);
  switch (as) {
    case 'csv':
      return new TextEncoder().encode(`\uFEFF${csvText(names, [example])}`);
    case 'xlsx': {
      const { default: writeWorkbook } = await import('write-excel-file/node');
      return writeWorkbook([
        {
          sheet: kind.name,
          data: [
            names.map((value) => ({ value, fontWeight: 'bold' as const })),
            // Text cells: a spreadsheet must not turn 2,5 or 05/01/2026 into something else.
            example.map((value) => (value === '' ? null : { value, type: String, format: '@' })),
          ],
          columns: names.map((name, i) => ({ width: Math.max(name.length, example[i]?.length ?? 0, 10) + 2 })),
        },
      ]).toBuffer();
    }
    case 'jsonl':
      return new TextEncoder().encode(`${JSON.stringify(exampleLine(kind))}\n`);
  }
}

/** The example as a line of a JSON Lines file, its data as they are recorded. */
function exampleLine(kind: Kind): object {
  const draft = readCells(kind, (name) => kind.columns[name]?.example);
  if (E.isLeft(draft)) throw new TypeError(`the example of ${kind.name} does not fit its own columns`);
  const { type, validAt, data } = draft.right;
  return { commandId: `vi-du-${kind.name}-1`, kind: type, validAt, data };
}
