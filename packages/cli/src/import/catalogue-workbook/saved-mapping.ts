import type { CatalogueWorkbook } from './catalogue.js';
import type { MappedSheet, Mapping } from './mapping.js';
import type { SheetPlan } from './plan.js';
import type { Said } from './settings.js';

/** What was proposed, in the form of a mapping file: to be changed and given back. */
export function mappingOf({ sheets, settings }: CatalogueWorkbook): Mapping {
  const { catalogue, unit, title, decision, validAt, standardUnit, standardPoints, groups, factorPlaces } = settings;
  return {
    ...known('catalogue', catalogue),
    ...(unit.from === null ? {} : { unit: unit.value }),
    ...known('title', title),
    ...known('decision', decision),
    ...known('validAt', validAt),
    ...known('standardUnit', standardUnit),
    ...known('standardPoints', standardPoints),
    factorPlaces,
    groups,
    sheets: sheets.map(sheetOf),
  };
}

const known = <K extends string, A>(key: K, { value }: Said<A>): { readonly [key in K]?: A } =>
  value === null ? {} : ({ [key]: value } as { readonly [key in K]?: A });

function sheetOf(plan: SheetPlan): MappedSheet {
  const { sheet, use } = plan;
  return use !== 'PRODUCTS'
    ? { sheet, use }
    : {
        sheet,
        use,
        kind: plan.kind,
        headerRows: [plan.first + 1, plan.last + 1],
        columns: plan.columns.map(({ column, header, field }) => ({ column, header, field })),
      };
}
