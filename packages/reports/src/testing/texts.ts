import type { Block, FormDocument, Table } from '../document/document.js';

/** Every text of a form in the order of printing, a row of a table as its cells joined by |. */
export const textsOf = ({ blocks }: FormDocument): readonly string[] => blocks.flatMap(textsOfBlock);

function textsOfBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'fields':
      return block.fields.map(({ label, value }) => `${label}: ${value ?? ''}`);
    case 'table':
      return [block.columns.map(({ title }) => title).join('|'), ...rowsOf(block)];
    case 'chart':
      return [block.title, block.basis, ...block.series.map(({ name, values }) => `${name}: ${values.join('|')}`)];
    case 'boxes':
      return block.boxes.map(({ label, ticked }) => `${ticked ? 'x' : '-'} ${label}`);
    case 'notes':
      return block.notes;
    case 'signatures':
      return [block.left, block.right].map(({ title, name }) => `${title}: ${name}`);
  }
}

export const rowsOf = ({ rows }: Table): readonly string[] => rows.map(({ cells }) => cells.join('|'));

export const tableOf = ({ blocks }: FormDocument, nth = 0): readonly string[] => {
  const table = blocks.filter((block): block is Table => block.kind === 'table')[nth];
  if (table === undefined) throw new Error(`no table ${nth}`);
  return rowsOf(table);
};
