import type { EventTypeName } from '@kpi-ledger/engine';
import { commandIdOf, given, type Prepared } from '@kpi-ledger/intake';
import type { CatalogueWorkbook, DecidedProduct } from './catalogue.js';
import { FIELD_NAMES, type FieldName } from './fields.js';
import { fieldAt } from './finding.js';
import type { CatalogueSettings } from './settings.js';

const KIND = 'catalogue';

/** The catalogue is adopted, and the factor of every product is decided: what the workbook becomes in the ledger. */
export function catalogueFacts({ file, sheets, settings, products }: CatalogueWorkbook): readonly Prepared[] {
  const [first] = sheets.filter(({ use }) => use === 'PRODUCTS');
  const adopted = prepared(
    'ProductCatalogueAdopted',
    settings,
    adoptedOf(settings),
    { file, sheet: first?.sheet ?? null, row: 1 },
    () => ({ column: null, label: null, cell: null }),
  );
  return [adopted, ...products.map((product) => factorFact(product, settings))];
}

const adoptedOf = ({ title, unit, standardUnit, standardPoints, groups }: CatalogueSettings): Prepared['data'] => ({
  unit: unit.value,
  title: title.value,
  standardUnit: standardUnit.value,
  ...(standardPoints.value === null ? {} : { standardPoints: standardPoints.value }),
  groups: groups.map(({ code, name, frame }) => ({ code, name, ...(frame === null ? {} : { frame }) })),
});

function factorFact({ parsed, factor, exactFactor }: DecidedProduct, settings: CatalogueSettings): Prepared {
  const { sheet, row, code, name, group, points } = parsed;
  const printed = row.textOf('code');
  const words = (field: FieldName): string | undefined => row.textOf(field) || undefined;
  const data = given({
    product: code,
    name,
    group,
    factor,
    printedCode: printed === code ? undefined : printed,
    kind: sheet.kind,
    department: words('department'),
    task: words('task'),
    output: words('output'),
    countUnit: words('countUnit'),
    points: points?.text,
    exactFactor: exactFactor ?? undefined,
    note: words('note'),
    indicator: words('indicator'),
  });
  const place = { file: sheet.file, sheet: sheet.sheet, row: row.row + 1 };
  return prepared('ConversionFactorDecided', settings, data, place, (path) =>
    fieldAt(sheet.columns, row.row, fieldOfPath(path)),
  );
}

/** Fields of the fact are named as the columns are, but for the code and what is calculated. */
function fieldOfPath(path: string): FieldName | null {
  const name = path.split('.')[1] ?? '';
  if (name === 'product' || name === 'printedCode') return 'code';
  if (name === 'exactFactor') return 'factor';
  return FIELD_NAMES.find((field) => field === name) ?? null;
}

function prepared(
  type: EventTypeName,
  { catalogue, decision, validAt }: CatalogueSettings,
  own: Prepared['data'],
  place: Prepared['place'],
  where: Prepared['where'],
): Prepared {
  const draft = {
    type,
    validAt: validAt.value,
    data: { catalogue: catalogue.value, ...own, decision: decision.value },
  };
  return {
    place,
    kind: KIND,
    order: { kind: 0, when: 'first' },
    commandId: commandIdOf(KIND, draft),
    ownId: true,
    ...draft,
    where,
  };
}
