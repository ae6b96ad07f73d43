import { attempt, Refusal, type Result } from '../reading/index.js';
import { CATALOGUE } from './catalogue.js';
import { findParameter } from './find-parameter.js';
import type { Rule } from './rule.js';

/** The version of a parameter that is in force. */
export interface PickedParameter {
  /** Id in the catalogue. */
  readonly id: string;
  /** Key in the `parameters` of a formula. */
  readonly name: string;
  /** Null: an empty slot, nobody has decided. */
  readonly value: string | null;
  /** Who set it and since when, for the derivation. */
  readonly source: string;
  /** First day of validity, yyyy-mm-dd. */
  readonly validFrom: string;
  /** Day from which it is known, yyyy-mm-dd. */
  readonly knownFrom: string;
}

/** The parameters of one period, by name (`capMode`, `trackingUnit`, …). */
export type PickedParameters = Readonly<Record<string, PickedParameter>>;

/** For which period, as known when, and for whom. */
export interface PickAt {
  /** Last day of the rated period, `yyyy-mm-dd`: it selects the version, never the day of the question. */
  readonly lastDayOfPeriod: string;
  /** What was known: a civil day at +07:00. */
  readonly known: string;
  /** The agency, for rules that were decided for one. */
  readonly unit?: string;
}

/** Before `other` when it is for the agency itself, starts later, or, starting on the same day, became known later. */
function goesBefore(rule: Rule, other: Rule): boolean {
  if ((rule.unit === undefined) !== (other.unit === undefined)) return rule.unit !== undefined;
  if (rule.validFrom !== other.validFrom) return rule.validFrom > other.validFrom;
  return rule.knownFrom >= other.knownFrom;
}

/**
 * For every parameter the version in force on the last day of the period, as known at `known`. Of two rows that start and become
 * known on the same day the later in the list holds. Refuses with RULE_NOT_IN_FORCE when a parameter has none: the rule of a
 * later period is never used for an earlier one.
 */
export function pickParameters(
  rules: readonly Rule[],
  { lastDayOfPeriod, known, unit }: PickAt,
): Result<PickedParameters> {
  return attempt(() => {
    const inForce = new Map<string, Rule>();
    for (const rule of rules) {
      if (rule.validFrom > lastDayOfPeriod || rule.knownFrom > known) continue;
      if (rule.unit !== undefined && rule.unit !== unit) continue;
      const best = inForce.get(rule.id);
      if (best === undefined || goesBefore(rule, best)) inForce.set(rule.id, rule);
    }
    const missing = CATALOGUE.filter((parameter) => !inForce.has(parameter.id)).map((parameter) => parameter.id);
    if (missing.length > 0) {
      // Before the decree nothing is in force; to list all of it would bury the reason.
      const none = missing.length === CATALOGUE.length;
      const when = `${lastDayOfPeriod} (theo những gì đã biết đến ${known})`;
      throw new Refusal(
        'RULE_NOT_IN_FORCE',
        'lastDayOfPeriod',
        `no version of ${none ? 'any parameter' : missing.join(', ')} is in force on ${lastDayOfPeriod} as known on ${known}; the decree applies from 2026-01-01`,
        `không có quy định nào đang hiệu lực ngày ${when}${none ? '' : ` cho ${missing.join(', ')}`}; nghị định có hiệu lực từ 01/01/2026`,
        'Điều 27',
      );
    }
    return Object.fromEntries([...inForce.values()].map((rule) => picked(rule)));
  });
}

function picked(rule: Rule): [string, PickedParameter] {
  const { id, value, validFrom, knownFrom, legalSource } = rule;
  const name = findParameter(id)?.name ?? id;
  return [name, { id, name, value, source: legalSource, validFrom, knownFrom }];
}
