import * as E from 'fp-ts/lib/Either.js';
import { readDate } from './date.js';
import { isPeriod } from './period.js';
import { type Text, text } from './text.js';

/** What a cell holds: text from tables; JSON Lines may bring the JSON values themselves. */
export type Cell = unknown;

/** How the cells of a column are read. */
export interface CellType<A> {
  /** Shown in docs/import.md. */
  readonly name: Text;
  /** All that it may hold, where that is a short list; yes and no as people here write them. */
  readonly values?: readonly string[];
  readonly read: (cell: Cell) => E.Either<Text, A>;
}

const wrong = (vi: string, en: string): E.Either<Text, never> => E.left(text(vi, en));

/** The text of a cell that came as text, whole number or boolean; other JSON values are not a single cell. */
function plain(cell: Cell): string | null {
  if (typeof cell === 'string') return cell.normalize('NFC').replaceAll(' ', ' ').trim();
  if (typeof cell === 'boolean' || (typeof cell === 'number' && Number.isSafeInteger(cell))) return String(cell);
  return null;
}

function fromText<A>(name: Text, read: (value: string) => A | null, vi: string, en: string): CellType<A> {
  return {
    name,
    read: (cell) => {
      const value = plain(cell);
      const result = value === null ? null : read(value);
      return result === null ? wrong(vi, en) : E.right(result);
    },
  };
}

const matching =
  (pattern: RegExp) =>
  (value: string): string | null =>
    pattern.test(value) ? value : null;

export const id = fromText(
  text('mã', 'id'),
  matching(/^[a-z0-9][a-z0-9._-]{0,99}$/),
  'phải là mã viết bằng chữ thường không dấu, số, dấu chấm hoặc gạch ngang, ví dụ so-noi-vu',
  'must be an id of lower-case letters, digits, dots, dashes, for example so-noi-vu',
);

export const code = fromText(
  text('ký hiệu', 'code'),
  matching(/^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,99}$/u),
  'phải là ký hiệu gồm chữ, số, dấu chấm, gạch ngang hoặc gạch chéo, không có khoảng trắng',
  'must be a code of letters, digits, dots, dashes, slashes, without spaces',
);

export const words = fromText(
  text('văn bản', 'text'),
  (value) => (value.length > 0 && value.length <= 20_000 ? value : null),
  'phải là văn bản từ 1 đến 20000 ký tự',
  'must be text of 1 to 20000 characters',
);

export const date = fromText(
  text('ngày', 'date'),
  readDate,
  'phải là một ngày có thật, viết dd/mm/yyyy hoặc yyyy-mm-dd',
  'must be a day that exists, written dd/mm/yyyy or yyyy-mm-dd',
);

export const period = fromText(
  text('kỳ', 'period'),
  (value) => (isPeriod(value) ? value : null),
  'phải là kỳ 2026-03, 2026-Q1, 2026-H1 hoặc 2026',
  'must be a period: 2026-03, 2026-Q1, 2026-H1 or 2026',
);

export const year = fromText(
  text('năm', 'year'),
  matching(/^\d{4}$/),
  'phải là năm gồm bốn chữ số, ví dụ 2026',
  'must be a year of four digits, for example 2026',
);

export const count = fromText(
  text('số nguyên', 'whole number'),
  (value) => (/^(0|[1-9]\d{0,14})$/.test(value) ? Number(value) : null),
  'phải là số nguyên từ 0 trở lên, không có dấu ngăn nghìn',
  'must be a whole number, 0 or more, without thousands separators',
);

/** "25,5" and "25.5" are the same number; a text with both marks is ambiguous and refused. */
export const decimal = fromText(
  text('số', 'number'),
  (value) =>
    matching(/^-?(0|[1-9]\d*)(\.\d+|\/[1-9]\d*)?$/)(/^-?\d+,\d+$/.test(value) ? value.replace(',', '.') : value),
  'phải là số, ví dụ 25,5 hoặc 25.5 hoặc 2047/24; không dùng dấu ngăn nghìn',
  'must be a number such as 25,5 or 25.5 or 2047/24, without thousands separators',
);

export const hash = fromText(
  text('SHA-256', 'SHA-256'),
  matching(/^[0-9a-f]{64}$/),
  'phải là mã băm SHA-256 gồm 64 chữ số thập lục phân viết thường',
  'must be a SHA-256 of 64 lower-case hexadecimal digits',
);

export const eventId = fromText(
  text('mã sự kiện', 'event id'),
  matching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  'phải là mã sự kiện (UUID viết thường) như trong `kpi explain`',
  'must be an event id (lower-case UUID) as shown by `kpi explain`',
);

const YES = new Set(['true', 'yes', 'có', 'co', 'x', '1']);
const NO = new Set(['false', 'no', 'không', 'khong', '0']);

export const yesNo: CellType<boolean> = {
  ...fromText(
    text('có/không', 'yes/no'),
    (value) => (YES.has(value.toLowerCase()) ? true : NO.has(value.toLowerCase()) ? false : null),
    'phải là "có" hoặc "không"',
    'must be yes or no',
  ),
  values: ['có', 'không'],
};

export function oneOf<const V extends readonly [string, ...string[]]>(...values: V): CellType<V[number]> {
  const known = values.map((value) => `\`${value}\``).join(' ');
  return {
    ...fromText(
      text(known, known),
      (value) => values.find((one) => one.toLowerCase() === value.toLowerCase()) ?? null,
      `phải là một trong: ${values.join(', ')}`,
      `must be one of: ${values.join(', ')}`,
    ),
    values,
  };
}

/** Several values in one cell, separated by semicolons; JSON Lines may give an array. */
export function several<A>(item: CellType<A>): CellType<readonly A[]> {
  return {
    name: text(`danh sách ${item.name.vi}, cách nhau bằng ;`, `list of ${item.name.en}, separated by ;`),
    read: (cell) => {
      const parts = Array.isArray(cell) ? cell : (plain(cell) ?? '').split(';').filter((part) => part.trim() !== '');
      const values: A[] = [];
      for (const part of parts) {
        const value = item.read(part);
        if (E.isLeft(value)) return wrong(`"${part}" ${value.left.vi}`, `"${part}" ${value.left.en}`);
        values.push(value.right);
      }
      return E.right(values);
    },
  };
}

/** The parts of a cell that holds several values. */
export const splitCell = (cell: Cell): readonly string[] =>
  (plain(cell) ?? '').split(';').filter((part) => part.trim() !== '');

/** A table of codes and texts in one cell: "I.1=đi muộn; II.3=chưa rõ". */
export const named: CellType<{ readonly [key: string]: string }> = {
  name: text('danh sách khóa=giá trị, cách nhau bằng ;', 'list of key=value, separated by ;'),
  read: (cell) => {
    if (typeof cell === 'object' && cell !== null && !Array.isArray(cell))
      return Object.values(cell).every((value) => typeof value === 'string')
        ? E.right(cell as { readonly [key: string]: string })
        : wrong('mỗi giá trị phải là văn bản', 'every value must be text');
    const parts = (plain(cell) ?? '').split(';').filter((part) => part.trim() !== '');
    const pairs = parts.map((part) => /^\s*([^=\s]+)\s*=\s*(\S[\s\S]*?)\s*$/.exec(part));
    return pairs.every((pair) => pair !== null)
      ? E.right(Object.fromEntries(pairs.map((pair) => [pair[1] ?? '', pair[2] ?? ''])))
      : wrong('phải viết dạng "khóa=giá trị; khóa=giá trị"', 'must be written "key=value; key=value"');
  },
};

export interface Milestone {
  readonly key: string;
  readonly due: string;
  readonly units: number;
}

/** "31/03/2026:5; m2=30/06/2026:5": due day, colon, units; a key before "=" when it matters. */
export const milestones: CellType<readonly Milestone[]> = {
  name: text('mốc "ngày:số lượng", cách nhau bằng ;', 'milestones "date:units", separated by ;'),
  read: (cell) => {
    if (Array.isArray(cell)) return E.right(cell as readonly Milestone[]);
    const parts = (plain(cell) ?? '').split(';').filter((part) => part.trim() !== '');
    const read: Milestone[] = [];
    for (const [i, part] of parts.entries()) {
      const match = /^\s*(?:([\p{L}\p{N}._/-]+)=)?([\d/-]+):(\d{1,9})\s*$/u.exec(part);
      const due = match === null ? null : readDate(match[2] ?? '');
      // Of several milestones the wrong one is named; a single one is the cell itself, which the message begins with.
      const which = parts.length > 1 ? `"${part.trim()}" ` : '';
      if (match === null)
        return wrong(
          `${which}phải viết dạng ngày:số lượng, ví dụ 31/03/2026:5`,
          `${which}must be written date:units, for example 31/03/2026:5`,
        );
      if (due === null)
        return wrong(
          `${which}có ngày ${match[2]} không có trong lịch hoặc không viết dd/mm/yyyy; ví dụ đúng: 31/03/2026:5`,
          `${which}has the day ${match[2]}, which is in no calendar or not written dd/mm/yyyy; for example 31/03/2026:5`,
        );
      read.push({ key: match[1] ?? `m${i + 1}`, due, units: Number(match[3]) });
    }
    return E.right(read);
  },
};

/** A whole JSON object in one cell. */
export const json: CellType<{ readonly [key: string]: unknown }> = {
  name: text('đối tượng JSON', 'JSON object'),
  read: (cell) => {
    const value = typeof cell === 'string' ? parsed(cell) : cell;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? E.right(value as { readonly [key: string]: unknown })
      : wrong('phải là một đối tượng JSON', 'must be a JSON object');
  },
};

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
