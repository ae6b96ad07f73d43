import { plans } from '../catalogue/index.js';
import type { PlanId } from '../catalogue/row.js';
import { decodeFile } from '../codecs/decode.js';
import type { Source } from '../codecs/source.js';
import json from '../data/units.json' with { type: 'json' };
import { type SeedUnit, SeedUnits } from './unit.js';

/** A row of the catalogue of units: the keys common to all rows, then those of a unit. */
export interface UnitRow extends Omit<SeedUnit, 'printed'> {
  /** The first plan that prints the unit. */
  readonly plan: PlanId;
  /** All plans that print it. */
  readonly plans: readonly PlanId[];
  readonly annex: null;
  readonly row: null;
  readonly section: null;
  readonly title: string;
  readonly source: Source;
  readonly raw: Readonly<Record<string, string>>;
  /** Every spelling printed in the sources other than the name itself. */
  readonly aliases: readonly string[];
  readonly printed: SeedUnit['printed'];
}

function planOf(document: string): PlanId {
  const plan = plans.find(({ source }) => source.document === document);
  if (plan === undefined) throw new Error(`seeds: no plan has the document "${document}"`);
  return plan.id;
}

const distinct = <A>(values: readonly A[]): readonly A[] => [...new Set(values)];

function toRow(unit: SeedUnit): UnitRow {
  const first = unit.printed[0];
  if (first === undefined) throw new Error(`seeds: the unit "${unit.id}" has no place where it is printed`);
  return {
    ...unit,
    plan: planOf(first.document),
    plans: distinct(unit.printed.map(({ document }) => planOf(document))),
    annex: null,
    row: null,
    section: null,
    title: unit.name,
    source: { document: first.document, lines: first.lines },
    raw: { Tên: first.text },
    aliases: distinct(unit.printed.map(({ text }) => text)).filter((text) => text !== unit.name),
  };
}

const rows: readonly UnitRow[] = decodeFile('units.json', SeedUnits, json).map(toRow);

/**
 * Every unit that the five documents name as lead, coordinator, responsible or addressee; with a plan, those it prints.
 * Collectives ("Các sở, ngành", "UBND cấp xã") are not units: see `collectives()`.
 */
export function units(plan?: PlanId): readonly UnitRow[] {
  return plan === undefined ? rows : rows.filter(({ plans }) => plans.includes(plan));
}
