import { readFileSync } from 'node:fs';
import type { At } from '@kpi-ledger/engine';
import {
  emptyMapping,
  type MappedColumn,
  type MappingProblem,
  type NationalDbExport,
  nationalDbExport,
  parseMapping,
} from '@kpi-ledger/reports';
import * as E from 'fp-ts/lib/Either.js';
import { engineFailure, notOpen, withLedger } from '../ledger.js';
import type { Settings } from '../options/settings.js';
import { type Answer, plainAnswer } from '../terminal/answer.js';
import { safeCsvText } from '../terminal/csv.js';
import { type Failure, invalid, unreadable } from '../terminal/failure.js';
import { writeTo } from './report-files.js';

export interface NationalDbQuestion {
  readonly at: At;
  readonly year: string;
  readonly unit?: string;
  readonly mapping?: string;
  readonly as: 'json' | 'csv';
  readonly out: string;
}

/** The adapter to the national officials' database (CSDL quốc gia CBCCVC): empty until its owner's mapping is given. */
export async function writeNationalDb(
  settings: Settings,
  { at, year, unit, mapping: file, as, out }: NationalDbQuestion,
): Promise<E.Either<Failure, Answer | null>> {
  const mapping = readMapping(file);
  if (E.isLeft(mapping)) return mapping;
  return withLedger(settings, 'read', async ({ engine }) => {
    if (engine.ledger() === null) return E.left(notOpen(settings.store));
    const question = { ...at, year, ...(unit === undefined ? {} : { unit }) };
    const exported = await nationalDbExport(engine, question, mapping.right)();
    if (E.isLeft(exported)) return E.left(engineFailure(exported.left));
    const written = writeTo(out, as === 'json' ? jsonOf(exported.right) : csvOf(exported.right));
    return E.isLeft(written) ? written : E.right(saying(out, exported.right));
  });
}

function readMapping(file: string | undefined): E.Either<Failure, readonly MappedColumn[]> {
  if (file === undefined) return E.mapLeft(failureOf('--mapping'))(emptyMapping);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return E.left(unreadable(file, error));
  }
  return E.mapLeft(failureOf(file))(parseMapping(text));
}

const failureOf =
  (where: string) =>
  ({ code, path, message, detail }: MappingProblem): Failure =>
    invalid(code, path === 'mapping' ? where : `${where}:${path}`, message, detail);

const jsonOf = ({ basis, year, columns, records, synthetic }: NationalDbExport): string =>
  `${JSON.stringify(
    {
      basis,
      year,
      synthetic,
      records: records.map((values) => Object.fromEntries(columns.map((column, i) => [column, values[i] ?? null]))),
    },
    null,
    2,
  )}\n`;

/** Made-up records say so in a column of their own. */
function csvOf({ columns, records, synthetic }: NationalDbExport): string {
  const label = synthetic ? ['synthetic'] : [];
  const rows = records.map((values) => [...values.map((value) => value ?? ''), ...label.map(() => 'true')]);
  return safeCsvText([...columns, ...label], rows);
}

const saying = (out: string, { records, notDecided, unreadable: gone, synthetic }: NationalDbExport): Answer =>
  plainAnswer({ file: out, records: records.length, notDecided, unreadable: gone, synthetic }, (lang) =>
    lang === 'vi'
      ? `Đã ghi ${records.length} người vào ${out}; ${notDecided.length} người chưa có quyết định xếp loại nên không gửi${gone.length === 0 ? '' : `; ${gone.length} người đã xoá dữ liệu cá nhân hoặc mất khoá nên không gửi`}.\n`
      : `Wrote ${records.length} people to ${out}; ${notDecided.length} without a decided class are left out${gone.length === 0 ? '' : `, and ${gone.length} whose identity was erased or whose key is lost`}.\n`,
  );
