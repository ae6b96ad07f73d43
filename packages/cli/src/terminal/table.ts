import Table from 'cli-table3';

export interface TableColumn {
  readonly title: string;
  /** Longer cells wrap. */
  readonly width?: number;
  readonly right?: boolean;
}

/** What a table may be wide where nobody watches: in a file, in a pipe. */
export const TABLE_WIDTH = 120;

/** Vietnamese letters count one column each only when they are composed. */
export const composed = (text: string): string => text.normalize('NFC');

export const displayWidth = (text: string): number => [...composed(text)].length;

/**
 * A box-drawn table; every column is as wide as its longest cell, up to its limit. Where the whole does not fit, the
 * cells lose their margins and the widest columns wrap earlier, but nothing is cut off.
 */
export function drawTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  within = TABLE_WIDTH,
): string {
  const cellsOf = (i: number): readonly string[] => [columns[i]?.title ?? '', ...rows.map((row) => row[i] ?? '')];
  const natural = columns.map(({ width }, i) => Math.min(longest(cellsOf(i), '\n'), width ?? 48));
  const borders = columns.length + 1;
  const margin = total(natural) + borders + 2 * columns.length <= within ? 1 : 0;
  const least = natural.map((width, i) => Math.min(width, longest(cellsOf(i), /\s+/)));
  const widths = shrunk(natural, least, within - borders - 2 * margin * columns.length);
  const table = new Table({
    head: columns.map(({ title }) => composed(title)),
    colWidths: widths.map((width) => width + 2 * margin),
    colAligns: columns.map(({ right }) => (right === true ? 'right' : 'left')),
    wordWrap: true,
    wrapOnWordBoundary: true,
    style: {
      head: [],
      border: [],
      compact: rows.length > 12,
      'padding-left': margin,
      'padding-right': margin,
    },
  });
  table.push(...rows.map((row) => row.map((cell, i) => wrapped(composed(cell), widths[i] ?? 0))));
  return `${table.toString()}\n`;
}

const total = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);

const longest = (cells: readonly string[], between: string | RegExp): number =>
  Math.max(...cells.flatMap((cell) => cell.split(between)).map(displayWidth));

/** A word that is wider than its column, an id for example, goes on in the next line, if it can after a hyphen. */
const wrapped = (cell: string, width: number): string =>
  cell.replace(/\S+/g, (word) =>
    displayWidth(word) <= width
      ? word
      : (word.match(new RegExp(`.{1,${width}}$|.{1,${width - 1}}[-./:]|.{1,${width}}`, 'gu')) ?? [word]).join('\n'),
  );

/** The widest column that has room gives way first. */
function shrunk(widths: readonly number[], least: readonly number[], room: number): readonly number[] {
  const fitting = [...widths];
  while (total(fitting) > room) {
    const widest = fitting.reduce(
      (found, width, i) => (width > (least[i] ?? 0) && width > (fitting[found] ?? -1) ? i : found),
      -1,
    );
    if (widest < 0) break;
    fitting[widest] = (fitting[widest] ?? 0) - 1;
  }
  return fitting;
}
