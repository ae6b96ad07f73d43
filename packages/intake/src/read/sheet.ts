import { unescaped } from './shared-strings.js';
import { readXml } from './xml.js';

/** A cell as the file keeps it. */
export interface SheetCell {
  readonly kind: 'TEXT' | 'NUMBER' | 'BOOLEAN' | 'ERROR';
  /** The characters in the file, a number too: nothing has gone through a float. */
  readonly text: string;
  /** It is calculated; a formula that nobody has calculated yet leaves the text empty. */
  readonly formula: boolean;
  /** Number format, for example 0.00 or General. */
  readonly format: string;
}

/** Rows and columns counted from 0, both ends inside. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows counted from 0; a row or cell without content is not there. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, SheetCell>>;
  readonly merged: readonly Range[];
}

const KINDS: { readonly [type: string]: SheetCell['kind'] } = {
  s: 'TEXT',
  str: 'TEXT',
  inlineStr: 'TEXT',
  d: 'TEXT',
  b: 'BOOLEAN',
  e: 'ERROR',
};

interface Open {
  readonly attributes: { readonly [name: string]: string };
  formula: boolean;
  value: string;
  inline: string;
}

export function readSheet(
  { name, hidden }: { readonly name: string; readonly hidden: boolean },
  xml: string,
  strings: readonly string[],
  formats: readonly string[],
): Sheet {
  const rows = new Map<number, Map<number, SheetCell>>();
  const merged: Range[] = [];
  let row = -1;
  let column = -1;
  let cell: Open | null = null;
  let within = '';

  const finish = ({ attributes, formula, value, inline }: Open): void => {
    const type = attributes['t'] ?? 'n';
    const text =
      type === 's'
        ? (strings[Number(value)] ?? '')
        : type === 'inlineStr'
          ? unescaped(inline)
          : type === 'str'
            ? unescaped(value)
            : value;
    if (text === '' && !formula) return;
    const of = rows.get(row) ?? new Map<number, SheetCell>();
    const format = formats[Number(attributes['s'] ?? '0')] ?? 'General';
    rows.set(row, of.set(column, { kind: KINDS[type] ?? 'NUMBER', text, formula, format }));
  };

  readXml(xml, {
    open: (tag, attributes) => {
      within = tag;
      if (tag === 'row') {
        row = attributes['r'] === undefined ? row + 1 : Number(attributes['r']) - 1;
        column = -1;
      } else if (tag === 'c') {
        const at = attributes['r'] === undefined ? null : placeOf(attributes['r']);
        if (at === null) column += 1;
        else [column, row] = at;
        cell = { attributes, formula: false, value: '', inline: '' };
      } else if (tag === 'f' && cell !== null) cell.formula = true;
      else if (tag === 'mergeCell') merged.push(rangeOf(attributes['ref'] ?? ''));
    },
    close: (tag) => {
      within = '';
      if (tag !== 'c' || cell === null) return;
      finish(cell);
      cell = null;
    },
    text: (text) => {
      if (cell === null) return;
      if (within === 'v') cell.value += text;
      if (within === 't') cell.inline += text;
    },
  });
  return { name, hidden, rows, merged };
}

/** "C5" is column 2, row 4. */
function placeOf(ref: string): [column: number, row: number] {
  const parts = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(ref.replaceAll('$', ''));
  if (parts === null) throw new Error(`no cell address: "${ref}"`);
  return [columnIndex(parts[1] ?? ''), Number(parts[2]) - 1];
}

/** A is 0, AA is 26. */
export const columnIndex = (letters: string): number =>
  [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function rangeOf(ref: string): Range {
  const [from = '', to = from] = ref.split(':');
  const [left, top] = placeOf(from);
  const [right, bottom] = placeOf(to);
  return { top, left, bottom, right };
}
