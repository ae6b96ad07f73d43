import { parseRational } from '@kpi-ledger/engine';
import type { Problem } from '@kpi-ledger/intake';
import { text } from '../../terminal/lang.js';
import { problemAt } from './finding.js';
import type { Frame } from './numbers.js';
import type { Parsed } from './parsed.js';

/** A group of the catalogue; its frame where the document prints one. */
export interface Group {
  readonly code: string;
  readonly name: string;
  readonly frame: Frame | null;
}

const MOST_GROUPS = 5;
const isNumbered = (code: string): boolean => /^N\d+$/.test(code);

/**
 * The groups that the rows name, each with the frame that most of its rows print: N1 to N5, as Điều 13 has at most five.
 * Groups of other names are known only from a mapping file.
 */
export function groupsIn(products: readonly Parsed[]): readonly Group[] {
  const byGroup = Map.groupBy(
    products.filter(({ group }) => group !== null && isNumbered(group)),
    ({ group }) => group ?? '',
  );
  return [...byGroup]
    .filter(([code]) => Number(code.slice(1)) <= MOST_GROUPS)
    .map(([code, of]) => ({ code, name: `Nhóm ${code.slice(1)}`, frame: mostPrinted(of) }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Of frames printed equally often, the one with the least points. */
function mostPrinted(products: readonly Parsed[]): Frame | null {
  const printed = Map.groupBy(
    products.flatMap(({ frame }) => frame ?? []),
    ({ from, to }) => `${from}-${to}`,
  );
  const [best] = [...printed.values()].sort(
    (a, b) =>
      b.length - a.length || compare(a[0]?.from ?? '0', b[0]?.from ?? '0') || compare(a[0]?.to ?? '0', b[0]?.to ?? '0'),
  );
  return best?.[0] ?? null;
}

const compare = (a: string, b: string): number => {
  const [x, y] = [parseRational(a), parseRational(b)];
  return x === null || y === null ? 0 : x.compare(y);
};

/** Rows whose group is not among these, and groups whose frames cannot both be right. */
export function groupProblems(products: readonly Parsed[], groups: readonly Group[]): readonly Problem[] {
  const known = groups.map(({ code }) => code);
  const named = [...new Set(products.flatMap(({ group }) => (group !== null && isNumbered(group) ? [group] : [])))];
  const tooMany = new Set([...named, ...known]).size > MOST_GROUPS;
  return [
    ...products.flatMap(({ sheet, row, group }) => {
      if (group === null || known.includes(group)) return [];
      return isNumbered(group) && tooMany
        ? [problemAt(sheet, row.row, 'group', 'TOO_MANY_GROUPS', tooManyText(row.textOf('group'), named), 'Điều 13')]
        : [problemAt(sheet, row.row, 'group', 'UNKNOWN_GROUP', unknownText(row.textOf('group'), known), 'Điều 13')];
    }),
    ...products.flatMap((product) => frameProblem(product, groups)),
    ...overlaps(products, groups),
  ];
}

const tooManyText = (printed: string, named: readonly string[]) =>
  text(
    `"${printed}": danh mục có các nhóm ${named.toSorted().join(', ')}; nhiều nhất 5 nhóm (N1 đến N5), hãy gộp lại`,
    `"${printed}": the catalogue has the groups ${named.toSorted().join(', ')}; at most 5 (N1 to N5), merge them`,
  );

const unknownText = (printed: string, known: readonly string[]) =>
  text(
    `"${printed}" không phải một nhóm của danh mục (${known.join(', ')}); sửa ô này hoặc khai báo nhóm trong tệp ánh xạ`,
    `"${printed}" is no group of the catalogue (${known.join(', ')}); correct the cell or name the group in the mapping file`,
  );

function frameProblem({ sheet, row, group, frame }: Parsed, groups: readonly Group[]): readonly Problem[] {
  const of = groups.find(({ code }) => code === group)?.frame ?? null;
  if (frame === null || of === null || (compare(frame.from, of.from) === 0 && compare(frame.to, of.to) === 0))
    return [];
  return [
    problemAt(
      sheet,
      row.row,
      'frame',
      'FRAME_DIFFERS',
      text(
        `khung ${frame.from}-${frame.to} khác khung ${of.from}-${of.to} của nhóm ${group} ở các dòng khác; sửa khung hoặc nhóm`,
        `the frame ${frame.from}-${frame.to} is not the ${of.from}-${of.to} that other rows have for group ${group}; correct the frame or the group`,
      ),
      'Điều 13',
    ),
  ];
}

/** Frames may share an end, not more: a group written wrongly has the frame of another. */
function overlaps(products: readonly Parsed[], groups: readonly Group[]): readonly Problem[] {
  return groups.flatMap(({ code, frame }, i) => {
    const other = groups
      .slice(0, i)
      .find((earlier) => frame !== null && earlier.frame !== null && overlap(frame, earlier.frame));
    const at = products.find(({ group }) => group === code);
    if (other === undefined || at === undefined || frame === null || other.frame === null) return [];
    return [
      problemAt(
        at.sheet,
        at.row.row,
        'frame',
        'FRAMES_OVERLAP',
        text(
          `khung ${frame.from}-${frame.to} của nhóm ${code} chồng lên khung ${other.frame.from}-${other.frame.to} của nhóm ${other.code}; sửa khung hoặc nhóm của các dòng này`,
          `the frame ${frame.from}-${frame.to} of group ${code} overlaps ${other.frame.from}-${other.frame.to} of group ${other.code}; correct the frame or the group of these rows`,
        ),
        'Điều 13',
      ),
    ];
  });
}

const overlap = (one: Frame, other: Frame): boolean =>
  (compare(one.from, other.to) < 0 && compare(other.from, one.to) < 0) ||
  (compare(one.from, other.from) === 0 && compare(one.to, other.to) === 0);
