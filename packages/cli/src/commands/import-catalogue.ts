import { readFileSync } from 'node:fs';
import { parseRational } from '@kpi-ledger/engine';
import { type ImportResult, importRows, problemJson, readWorkbook } from '@kpi-ledger/intake';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { type CatalogueWorkbook, readCatalogue } from '../import/catalogue-workbook/catalogue.js';
import { catalogueFacts } from '../import/catalogue-workbook/catalogue-facts.js';
import { type Mapping, parseMapping } from '../import/catalogue-workbook/mapping.js';
import { mappingOf } from '../import/catalogue-workbook/saved-mapping.js';
import { countsOf, holdsText, showCatalogue, whyText } from '../import/catalogue-workbook/show.js';
import { fileFailure } from '../import/load-files.js';
import { problemFailure } from '../import/problem-failure.js';
import { engineFailure, withLedger } from '../ledger.js';
import { isId, type Settings } from '../options/settings.js';
import type { Answer } from '../terminal/answer.js';
import { type Failure, unreadable, usage } from '../terminal/failure.js';
import { writeNew } from '../terminal/new-file.js';
import { TABLE_WIDTH } from '../terminal/table.js';
import { allOf, importAnswer, refusal } from './import-answer.js';

export interface CatalogueFlags {
  readonly asCatalogue?: true;
  readonly mapping?: string;
  readonly saveMapping?: string;
  readonly standardPoints?: string;
  readonly exactFactors?: true;
  readonly unit?: string;
  readonly catalogue?: string;
  readonly dryRun?: true;
  readonly skipInvalid?: true;
}

/** Reads a commune's workbook as its product catalogue, shows how it is read, and records it as one import. */
export async function importCatalogue(
  cli: Cli,
  settings: Settings,
  files: readonly string[],
  flags: CatalogueFlags,
): Promise<E.Either<Failure, Answer | null>> {
  const wrong = wrongFlags(files, flags);
  if (wrong !== null) return E.left(wrong);
  const [file = ''] = files;
  const bytes = contentOf(file);
  if (E.isLeft(bytes)) return bytes;
  const workbook = readWorkbook(file, bytes.right);
  if (E.isLeft(workbook)) return E.left(fileFailure(workbook.left));
  const mapping = readMapping(flags.mapping);
  if (E.isLeft(mapping)) return mapping;
  const read = readCatalogue(workbook.right, mapping.right, {
    catalogue: flags.catalogue ?? null,
    unit: flags.unit ?? null,
    decision: settings.decision,
    standardPoints: flags.standardPoints?.replace(',', '.') ?? null,
    exactFactors: flags.exactFactors === true,
  });
  if (E.isLeft(read)) return read;
  if (flags.saveMapping !== undefined) {
    const saved = writeNew(flags.saveMapping, `${JSON.stringify(mappingOf(read.right), null, 2)}\n`);
    if (E.isLeft(saved)) return saved;
  }
  const done = await record(settings, read.right, bytes.right, flags);
  // Who is refused needs to see how the file was read; an answer shows it itself.
  if (E.isLeft(done) && settings.format === 'table')
    cli.console.err(`${showCatalogue(read.right, cli.lang, cli.console.columns ?? TABLE_WIDTH)}\n`);
  return done;
}

function wrongFlags(files: readonly string[], { unit, catalogue, standardPoints }: CatalogueFlags): Failure | null {
  if (files.length !== 1 || !/\.xlsx$/i.test(files[0] ?? ''))
    return usage('--as-catalogue', 'cần đúng một tệp .xlsx', 'takes exactly one .xlsx file');
  for (const [option, id] of [
    ['--unit', unit],
    ['--catalogue', catalogue],
  ] as const)
    if (id !== undefined && !isId(id))
      return usage(
        option,
        `"${id}" không phải là mã; chỉ dùng chữ thường không dấu, số, dấu chấm, gạch ngang`,
        `"${id}" is no id; lower-case letters, digits, dots, dashes`,
      );
  const points = standardPoints === undefined ? null : parseRational(standardPoints.replace(',', '.'));
  return standardPoints === undefined || (points !== null && points.numerator > 0n)
    ? null
    : usage(
        '--standard-points',
        `"${standardPoints}" phải là số lớn hơn 0, ví dụ 5`,
        `"${standardPoints}" must be a number above 0, for example 5`,
      );
}

function contentOf(file: string): E.Either<Failure, Uint8Array> {
  try {
    return E.right(readFileSync(file));
  } catch (error) {
    return E.left(unreadable(file, error));
  }
}

function readMapping(file: string | undefined): E.Either<Failure, Mapping> {
  if (file === undefined) return E.right({});
  const content = contentOf(file);
  return E.isLeft(content) ? content : parseMapping(file, Buffer.from(content.right).toString('utf8'));
}

async function record(
  settings: Settings,
  read: CatalogueWorkbook,
  bytes: Uint8Array,
  { dryRun, skipInvalid }: CatalogueFlags,
): Promise<E.Either<Failure, Answer | null>> {
  const unsaid = read.missing.length === 0 ? null : allOf([...read.missing, ...read.problems.map(problemFailure)]);
  if (unsaid !== null) return E.left(unsaid);
  return withLedger(settings, 'write', async ({ engine }) => {
    const facts = catalogueFacts(read);
    const imported = await importRows(engine, facts, read.problems, [{ file: read.file, bytes }], {
      actor: settings.actor,
      decision: null,
      confirmDays: null,
      dryRun: dryRun === true,
      skipInvalid: skipInvalid === true,
      onProgress: () => undefined,
    });
    if (E.isLeft(imported)) return E.left(engineFailure(imported.left));
    const result = withoutCatalogue(imported.right);
    const refused = refusal(result);
    return refused === null ? E.right(answerOf(read, result)) : E.left(refused);
  });
}

/**
 * Where the catalogue itself is refused none of its products can be recorded: nothing is left that --skip-invalid could
 * write, so it is a refusal. That the products have no catalogue follows and would hide why.
 */
function withoutCatalogue(result: ImportResult): ImportResult {
  const causes = result.problems.filter(({ code }) => code !== 'UNKNOWN_CATALOGUE');
  if (causes.length === result.problems.length) return result;
  return { ...result, status: 'REFUSED', problems: causes.length > 0 ? causes : result.problems };
}

function answerOf(read: CatalogueWorkbook, result: ImportResult): Answer {
  const answer = importAnswer(result);
  return {
    json: { ...(answer.json as object), mapping: mappingOf(read), ...reportOf(read) },
    table: (lang, width) => `${showCatalogue(read, lang, width)}\n${answer.table(lang, width)}`,
    csv: answer.csv,
  };
}

/** How every sheet is read and what came of it. */
const reportOf = (read: CatalogueWorkbook) => ({
  sheets: read.sheets.map((plan) => ({
    sheet: plan.sheet,
    use: plan.use,
    holds: holdsText(plan).vi,
    counts: countsOf(read, plan),
    columns:
      plan.use === 'PRODUCTS'
        ? plan.columns.map((use) => ({
            column: use.column,
            header: use.header,
            field: use.field,
            why: whyText(use).vi,
            sample: use.sample,
          }))
        : [],
    skippedRows: plan.use === 'PRODUCTS' ? plan.skipped.map((one) => ({ ...one, row: one.row + 1 })) : [],
  })),
  notices: read.notices.map(problemJson),
  gaps: read.gaps,
});
