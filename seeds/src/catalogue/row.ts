import { code } from '@kpi-ledger/events';
import * as t from 'io-ts';
import { closed } from '../codecs/closed.js';
import { Source } from '../codecs/source.js';

export const PLAN_IDS = ['kh18', 'ctr286', 'kh03', 'cds2026-2030', 'nq57-2026'] as const;
export type PlanId = (typeof PLAN_IDS)[number];
export const PlanId = t.keyof(Object.fromEntries(PLAN_IDS.map((id) => [id, null])) as Record<PlanId, null>, 'PlanId');

/** Id of a unit in the catalogue of units. */
export const UnitId = t.refinement(t.string, (text) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text), 'UnitId');

/**
 * Who leads or coordinates, as printed: a unit (also where its head is printed, "Giám đốc Sở Nội vụ"), or a
 * collective that names no unit ("Các sở, ngành", "UBND cấp xã"): then `unit` is null.
 */
export const Party = t.refinement(
  closed('Party', { unit: t.union([UnitId, t.null]), text: t.string, collective: t.boolean }),
  (party) => (party.unit === null) === party.collective,
  'Party (a unit, or a collective)',
);
export type Party = t.TypeOf<typeof Party>;

/** What every row of a catalogue has, whatever its annex lists. */
export const commonFields = {
  plan: PlanId,
  annex: t.keyof({ I: null, II: null }),
  /** As printed, without the dot after it: "1", "8.10". */
  row: code.codec,
  /** The section heading as printed, without mark-up. */
  section: t.string,
  /** The row's text in reading order, white space single; spelling as printed. */
  title: t.string,
  source: Source,
  /** The cells as printed, by column, mark-up included; a cell that is not there has no key. Wrapped lines are joined by one space. */
  raw: t.record(t.string, t.string),
  /** What is odd about the row, in Vietnamese. */
  notes: t.array(t.string),
};
