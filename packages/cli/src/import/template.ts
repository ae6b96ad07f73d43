import { joinedData, type Kind, readCells } from '@kpi-ledger/intake';
import * as E from 'fp-ts/lib/Either.js';
import { csvText } from '../terminal/csv.js';

export const TEMPLATE_FORMATS = ['csv', 'xlsx', 'jsonl'] as const;
export type TemplateFormat = (typeof TEMPLATE_FORMATS)[number];

/**
 * An empty form with one row that shows how it is filled in (more, where rows say a fact together). They are marked
 * synthetic: forgotten in the file, they are refused by a live ledger.
 */
export async function template(kind: Kind, as: TemplateFormat): Promise<Uint8Array> {
  const names = Object.keys(kind.columns);
  const examples = exampleRows(kind).map((row) => names.map((name) => row[name] ?? ''));
  switch (as) {
    case 'csv':
      return new TextEncoder().encode(`\uFEFF${csvText(names, examples)}`);
    case 'xlsx': {
      const { default: writeWorkbook } = await import('write-excel-file/node');
      return writeWorkbook([
        {
          sheet: kind.name,
          data: [
            names.map((value) => ({ value, fontWeight: 'bold' as const })),
            // Text cells: a spreadsheet must not turn 2,5 or 05/01/2026 into something else.
            ...examples.map((row) =>
              row.map((value) => (value === '' ? null : { value, type: String, format: '@' as const })),
            ),
          ],
          columns: names.map((name, i) => ({ width: Math.max(name.length, examples[0]?.[i]?.length ?? 0, 10) + 2 })),
        },
      ]).toBuffer();
    }
    case 'jsonl':
      return new TextEncoder().encode(`${JSON.stringify(exampleLine(kind))}\n`);
  }
}

/** The rows that show how the form is filled in. */
export function exampleRows({ columns, moreExamples }: Kind): readonly { readonly [column: string]: string }[] {
  const first = Object.fromEntries(Object.entries(columns).map(([name, { example }]) => [name, example]));
  return [first, ...moreExamples.map((more) => ({ ...first, ...more }))];
}

/** The example as a line of a JSON Lines file, its data as they are recorded. */
function exampleLine(kind: Kind): object {
  const drafts = exampleRows(kind).map((row) => {
    const draft = readCells(kind, (name) => row[name]);
    if (E.isLeft(draft)) throw new TypeError(`the example of ${kind.name} does not fit its own columns`);
    return draft.right;
  });
  const [first] = drafts;
  if (first === undefined) throw new TypeError(`${kind.name} has no example`);
  const data = kind.together === null ? first.data : joinedData(drafts, kind.together.list);
  return { commandId: `vi-du-${kind.name}-1`, kind: first.type, validAt: first.validAt, data };
}
