import { hashOfValue } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { Draft, Kind, Together } from './kind.js';
import { commandIdOf, type Prepared } from './prepared.js';
import type { Problem } from './problem.js';
import { text } from './text.js';

type Read = E.Either<readonly Problem[], Prepared>;

/** A row as it was read, and what its cell of the column `by` holds. */
export interface KeyedRow {
  readonly key: unknown;
  readonly read: Read;
}

/** Rows of a kind whose rows say one fact together, joined; the rows of other kinds as they are. */
export const joinedRows = (kind: Kind, rows: readonly KeyedRow[]): readonly Read[] =>
  kind.together === null
    ? rows.map(({ read }) => read)
    : [...Map.groupBy(rows, ({ key }) => String(key).trim()).values()].map((group) => joined(kind, group));

/** One row that cannot be read keeps the whole fact out: without it the fact would say something else. */
function joined(kind: Kind, group: readonly KeyedRow[]): Read {
  const unreadable = group.flatMap(({ read }) => (E.isLeft(read) ? read.left : []));
  const rows = group.flatMap(({ read }) => (E.isRight(read) ? [read.right] : []));
  const [first, ...others] = rows;
  if (first === undefined || kind.together === null) return E.left(unreadable);
  const { together } = kind;
  const problems = [...unreadable, ...others.flatMap((row) => disagreement(row, first, together))];
  if (problems.length > 0) return E.left(problems);
  const { list } = together;
  const data = joinedData(rows, list);
  const inside = new RegExp(`^data\\.${list}\\[(\\d+)\\]`);
  return E.right({
    ...first,
    data,
    commandId: commandIdOf(kind.name, { ...first, data }),
    where: (path) => (rows[Number(inside.exec(path)?.[1] ?? 0)] ?? first).where(path),
  });
}

/** What the rows say: the lists joined, the rest from the first. */
export const joinedData = (rows: readonly Pick<Draft, 'data'>[], list: string): Draft['data'] => ({
  ...rows[0]?.data,
  [list]: rows.flatMap(({ data }) => data[list] as readonly unknown[]),
});

/** What stands in every row of the fact must be the same in each. */
function disagreement(row: Prepared, first: Prepared, { by, list }: Together): readonly Problem[] {
  const said = ({ data, validAt }: Prepared): { readonly [field: string]: unknown } => ({
    ...data,
    validAt,
    [list]: null,
  });
  const [here, there] = [said(row), said(first)];
  const differs = [...new Set([...Object.keys(here), ...Object.keys(there)])].find(
    (field) => hashOfValue(here[field] ?? null) !== hashOfValue(there[field] ?? null),
  );
  if (differs === undefined) return [];
  const value = String(row.data[by]);
  return [
    {
      ...row.place,
      ...row.where(differs === 'validAt' ? 'validAt' : `data.${differs}`),
      code: 'ROWS_DISAGREE',
      article: null,
      message: text(
        `khác với dòng ${first.place.row} của cùng "${value}"; các dòng cùng mã phải ghi giống nhau`,
        `differs from row ${first.place.row} of the same "${value}"; rows of one fact say the same`,
      ),
    },
  ];
}
