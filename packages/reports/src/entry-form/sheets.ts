import type { Choices } from '@kpi-ledger/engine';
import { cells, KINDS, type Kind, listOf } from '@kpi-ledger/intake';
import { type EntryList, entriesOf } from './lists.js';

/** How a column is filled in. */
export interface EntryColumn {
  readonly name: string;
  /** A star marks what must be filled in. */
  readonly title: string;
  /** What kind of value, and an example. */
  readonly help: string;
  readonly type: 'TEXT' | 'DAY' | 'COUNT';
  /** The list of its drop-down, by name; null: it has none. */
  readonly list: string | null;
  /** Other values are refused in the cell; otherwise the spreadsheet asks. */
  readonly closed: boolean;
}

export interface EntrySheet {
  readonly title: string;
  readonly says: string;
  readonly columns: readonly EntryColumn[];
}

export interface EntryBook {
  readonly sheets: readonly EntrySheet[];
  readonly lists: readonly EntryList[];
}

/** The sheets that a unit fills in, and the lists that they offer. */
export function entryBook(choices: Choices, demo: boolean): EntryBook {
  const lists = new Map<string, EntryList>();
  const offered = (name: string, entries: readonly string[]): string | null => {
    if (entries.length === 0) return null;
    lists.set(name, { name, entries });
    return name;
  };
  const sheets = KINDS.flatMap((kind) =>
    kind.sheet === null
      ? []
      : [
          {
            title: kind.sheet,
            says: kind.says.vi,
            columns: Object.keys(kind.columns)
              .filter((name) => demo || name !== 'synthetic')
              .map((name) => columnOf(kind, name, choices, offered)),
          },
        ],
  );
  return { sheets, lists: [...lists.values()] };
}

function columnOf(
  kind: Kind,
  name: string,
  choices: Choices,
  offered: (name: string, entries: readonly string[]) => string | null,
): EntryColumn {
  const column = kind.columns[name];
  if (column === undefined) throw new TypeError(`${kind.name} has no column ${name}`);
  const { type, label, required, example } = column;
  const list = listOf(kind.name, name);
  const closed = type.values !== undefined;
  return {
    name,
    title: required ? `${label.vi} *` : label.vi,
    help: [type.name.vi.replaceAll('`', ''), ...(example === '' ? [] : [`ví dụ ${example}`])].join('; '),
    type: type === cells.date ? 'DAY' : type === cells.count ? 'COUNT' : 'TEXT',
    list: closed
      ? offered(`${kind.name}.${name}`, type.values ?? [])
      : list === null
        ? null
        : offered(list, entriesOf(choices, list)),
    closed,
  };
}
