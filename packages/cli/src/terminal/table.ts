import Table from 'cli-table3';

export interface TableColumn {
  readonly title: string;
  /** Longer cells wrap. */
  readonly width?: number;
  readonly right?: boolean;
}

/** Vietnamese letters count one column each only when they are composed. */
export const composed = (text: string): string => text.normalize('NFC');

export const displayWidth = (text: string): number => [...composed(text)].length;

/** A box-drawn table; every column is as wide as its longest cell, up to its limit. */
export function drawTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ title, width }, i) => {
    const longest = Math.max(
      ...[title, ...rows.map((row) => row[i] ?? '')].flatMap((cell) => cell.split('\n')).map(displayWidth),
    );
    return Math.min(longest, width ?? 48) + 2;
  });
  const table = new Table({
    head: columns.map(({ title }) => composed(title)),
    colWidths: widths,
    colAligns: columns.map(({ right }) => (right === true ? 'right' : 'left')),
    wordWrap: true,
    wrapOnWordBoundary: true,
    style: { head: [], border: [], compact: rows.length > 12 },
  });
  table.push(...rows.map((row) => row.map(composed)));
  return `${table.toString()}\n`;
}
