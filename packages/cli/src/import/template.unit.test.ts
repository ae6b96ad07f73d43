import { decodeFact } from '@kpi-ledger/engine';
import {
  joinedRows,
  KINDS,
  prepareLine,
  prepareRow,
  readCsv,
  readHeader,
  readJsonLines,
  readXlsx,
  type Table,
} from '@kpi-ledger/intake';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { template } from './template.js';

describe.each(KINDS.map((kind) => [kind.name, kind] as const))('the form of %s', (_, kind) => {
  const fromTable = (table: Table) => {
    const header = readHeader(table, kind);
    const [, ...rows] = table.rows;
    if (E.isLeft(header)) throw new Error('the form has no header');
    const place = (row: number) => ({ file: 'f', sheet: null, row });
    const facts = joinedRows(
      kind,
      rows.map((row) => ({ key: 'one', read: prepareRow(kind, 0, header.right, place(row.number), row) })),
    );
    const [prepared] = facts;
    if (facts.length !== 1 || prepared === undefined || E.isLeft(prepared)) throw new Error(JSON.stringify(facts));
    const { type, validAt, data } = prepared.right;
    return { type, validAt, data };
  };

  test('reads back as one fact, the same from CSV, XLSX and JSON Lines, marked synthetic', async () => {
    const csv = readCsv('f.csv', await template(kind, 'csv'));
    const xlsx = await readXlsx('f.xlsx', await template(kind, 'xlsx'));
    const [line] = readJsonLines('f.jsonl', new TextDecoder().decode(await template(kind, 'jsonl')));
    if (E.isLeft(csv) || E.isLeft(xlsx) || line === undefined || E.isLeft(line)) throw new Error('unreadable');
    const fact = fromTable(csv.right);
    const [sheet] = xlsx.right;
    expect(sheet?.sheet).toBe(kind.name);
    expect(sheet && fromTable(sheet)).toEqual(fact);
    const json = prepareLine(line.right);
    expect(E.isRight(json) && { type: json.right.type, validAt: json.right.validAt, data: json.right.data }).toEqual(
      fact,
    );
    expect(kind.types).toContain(fact.type);
    expect(fact.data).toMatchObject({ synthetic: true });
    expect(decodeFact(fact.type, fact.validAt ?? '2026-01-01', fact.data)).toMatchObject({ _tag: 'Right' });
  });
});
