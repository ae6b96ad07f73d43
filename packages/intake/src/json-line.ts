import { decodeFact, type EventTypeName, isEventType } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { Draft, Kind } from './kind.js';
import { KIND_NAMES, KINDS, kindNamed } from './kinds/index.js';
import { columnOf, commandIdOf, type Prepared, readCells } from './prepared.js';
import type { Problem } from './problem.js';
import type { JsonLine } from './read/jsonl.js';
import { text } from './text.js';

/** A line of an event type carries its data as they are recorded; a line of an import kind may carry its columns instead. */
export function prepareLine(line: JsonLine): E.Either<readonly Problem[], Prepared> {
  const { file, row } = line;
  const place = { file, sheet: null, row };
  const kind = kindNamed(line.kind);
  const problem = (column: string | null, code: string, vi: string, en: string): readonly Problem[] => [
    { ...place, cell: null, column, label: null, code, article: null, message: text(vi, en) },
  ];
  if (kind === undefined && !isEventType(line.kind))
    return E.left(
      problem(
        'kind',
        'UNKNOWN_KIND',
        `"${line.kind}" không phải loại nhập (${KIND_NAMES.join(', ')}) hay loại sự kiện`,
        `"${line.kind}" is neither an import kind (${KIND_NAMES.join(', ')}) nor an event type`,
      ),
    );
  const draft = kind === undefined ? E.right(asRecorded(line.kind as EventTypeName, line)) : ofKind(kind, line);
  if (E.isLeft(draft))
    return E.left(
      draft.left.map((one) => ({
        ...place,
        ...one,
        column: `data.${one.column}`,
        label: null,
        cell: null,
        article: null,
      })),
    );
  return E.right({
    place,
    kind: kind?.name ?? line.kind,
    order: { kind: kind === undefined ? 0 : KINDS.indexOf(kind), when: kind?.ordered ?? 'first' },
    commandId: line.commandId ?? commandIdOf(line.kind, draft.right),
    ownId: line.commandId === null,
    ...draft.right,
    where: (path) => {
      const column = fieldOf(kind, path);
      const value = draftValue(draft.right, column);
      return { column, label: null, cell: null, value };
    },
  });
}

/** A text that stands in the field. */
function draftValue({ data }: Draft, field: string): string | null {
  const value = data[field.replace(/^data\./, '')];
  return typeof value === 'string' ? value : null;
}

/** The field of the line: that of the event, or the column of the kind that it was filled from. */
function fieldOf(kind: Kind | undefined, path: string): string {
  const column = kind === undefined ? null : columnOf(kind, path);
  return column === null || column === path ? path : `data.${column}`;
}

const asRecorded = (type: EventTypeName, { validAt, data }: JsonLine): Draft => ({
  type,
  validAt,
  data,
});

/** The day may be left to the fact; it does not tell the types of a kind apart. */
const ANY_DAY = '2026-01-01';

function ofKind(kind: Kind, line: JsonLine): ReturnType<typeof readCells> {
  const recorded = kind.types.filter((type) => E.isRight(decodeFact(type, line.validAt ?? ANY_DAY, line.data)));
  const [only] = recorded;
  if (recorded.length === 1 && only !== undefined) return E.right(asRecorded(only, line));
  const unknown = Object.keys(line.data).find((key) => !Object.hasOwn(kind.columns, key));
  if (unknown !== undefined)
    return E.left([
      {
        column: unknown,
        code: 'UNKNOWN_FIELD',
        message: text(
          `không phải cột của loại ${kind.name}: ${Object.keys(kind.columns).join(', ')}`,
          `is no column of ${kind.name}: ${Object.keys(kind.columns).join(', ')}`,
        ),
      },
    ]);
  const read = readCells(kind, (column) => line.data[column] ?? (column === 'validAt' ? line.validAt : undefined));
  // A day that the kind leaves to the fact may still be said; the ledger checks it.
  return E.isLeft(read) ? read : E.right({ ...read.right, validAt: read.right.validAt ?? line.validAt });
}
