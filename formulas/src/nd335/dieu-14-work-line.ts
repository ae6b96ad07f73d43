import { count, exact, flag, list, object, offending, provenanceFields, type Reader } from '../reading/index.js';
import type { Provenance, UsedParameter } from '../trace/index.js';

/** Done units with the same record. Faults and delays are those not excused by a confirmed objective cause (Điều 14 khoản 2). */
export interface UnitGroup extends Provenance {
  /** Units, a count; all groups of a line together at most `assigned` (UNITS_EXCEED_ASSIGNED). */
  readonly count: number;
  /** Reviews "không đạt" for a major error, per unit. */
  readonly qualityFaults: number;
  /** Missed deadlines, per unit (P5). */
  readonly delays: number;
}

/** A product of the period: h standard units each, so many assigned, some of them done. */
export interface WorkLine extends Provenance {
  /** Hệ số quy đổi: standard units per unit of the product, above 0. */
  readonly h: string;
  /** Units assigned in the period, a count. */
  readonly assigned: number;
  /** Taken over or unplanned: outside the base (Điều 18 khoản 1 điểm d). */
  readonly extra?: boolean;
  /** The units that are done; what is not listed is unfinished and earns nothing (P31). */
  readonly units: readonly UnitGroup[];
}

/** The parameters of Điều 14, each with its source. */
export interface WorkParameters {
  readonly capMode: UsedParameter;
  readonly extraWork: UsedParameter;
  readonly floor: UsedParameter;
  readonly deductLevel: UsedParameter;
  readonly faultyCredit: UsedParameter;
  readonly unfinishedUnits: UsedParameter;
}

const units = offending('Điều 14', count);

export const workLines: Reader<readonly WorkLine[]> = list(
  object(
    {
      h: offending('Điều 13', exact),
      assigned: units,
      units: list(object({ count: units, qualityFaults: units, delays: units }, provenanceFields)),
    },
    { extra: flag, ...provenanceFields },
  ),
);
