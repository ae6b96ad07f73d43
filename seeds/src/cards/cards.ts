import { type Indicator, indicators, type Party, type PlanId, plans } from '../catalogue/index.js';
import { obligations } from '../prose/index.js';
import { printedSlots } from './printed-slots.js';

/** What makes an indicator measurable by anybody in the same way. */
export const CARD_SLOTS = [
  'formula',
  'measure',
  'numerator',
  'denominator',
  'dataSource',
  'responsible',
  'frequency',
  'citation',
] as const;
export type CardSlot = (typeof CARD_SLOTS)[number];

/** The definition card of one indicator, as far as the documents say it: a slot that they leave empty is null. */
export interface PrintedCard extends Readonly<Record<CardSlot, string | null>> {
  readonly plan: PlanId;
  readonly annex: Indicator['annex'] | null;
  readonly row: string;
}

/** "286/CTr-UBND phụ lục II dòng 7; Nghị quyết 57-NQ/TW". */
function citationOf(plan: PlanId, annex: string | null, row: string, legalBasis: string | null): string {
  const number = plans.find(({ id }) => id === plan)?.documentNumber ?? plan;
  const place = annex === null ? `mục ${row}` : `phụ lục ${annex} dòng ${row}`;
  return [`${number} ${place}`, ...(legalBasis === null ? [] : [legalBasis])].join('; ');
}

const named = (parties: readonly Party[]): string | null =>
  parties.length === 0 ? null : parties.map(({ text }) => text).join('; ');

const ofRows: readonly PrintedCard[] = indicators().map(({ plan, annex, row, unit, lead, annual, legalBasis }) => {
  const printed = printedSlots.find((one) => one.plan === plan && one.annex === annex && one.row === row);
  return {
    ...{ plan, annex, row },
    formula: printed?.formula ?? null,
    measure: unit,
    numerator: printed?.numerator ?? null,
    denominator: printed?.denominator ?? null,
    dataSource: printed?.dataSource ?? null,
    responsible: named(lead),
    frequency: annual ? 'YEAR' : null,
    citation: citationOf(plan, annex, row, legalBasis),
  };
});

const ofProse: readonly PrintedCard[] = obligations()
  .filter(({ targets }) => targets.length > 0)
  .map(({ plan, row, unit, responsible, annual }) => ({
    ...{ plan, annex: null, row, measure: unit },
    ...{ formula: null, numerator: null, denominator: null, dataSource: null },
    responsible: named(responsible),
    frequency: annual ? 'YEAR' : null,
    citation: citationOf(plan, null, row, null),
  }));

/** One card for each row of the annexes of indicators, then one for each quantified target of the prose. */
export const definitionCards = (): readonly PrintedCard[] => [...ofRows, ...ofProse];
