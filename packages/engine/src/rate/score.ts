import { checkedIntegers, classOfScore, type Derivation, display, parseRational } from '@kpi-ledger/formulas';
import type { Period, PeriodRecord } from '@kpi-ledger/projections';
import type { Missing } from './missing.js';
import type { Standing } from './standing.js';
import type { WorkRead } from './work-behind.js';

export interface ScoreOptions {
  /** Adds the derivation; the figures are the same. */
  readonly derivation: boolean;
}

/** PROVISIONAL_DECEMBER: calculated at a cut-off before the end of December, for the classes of the year (P22, R24). */
export type ScoreStatus = 'OK' | 'PROVISIONAL' | 'PROVISIONAL_DECEMBER' | 'INSUFFICIENT_DATA' | 'NOT_ENDED';

/** A term that the authority set, beside what the calculation gives; the effective value is the one it set. */
export interface OverriddenTerm {
  readonly term: 'd' | 'S';
  /** Null: the calculation gives none. */
  readonly calculated: string | null;
  readonly override: string;
  /** S if nothing of the period were overridden; null: there would be none. */
  readonly scoreWithout: string | null;
  readonly event: string;
  readonly decision: { readonly number: string; readonly date: string } | null;
}

type Term = 'a' | 'b' | 'c' | 'd' | 'dd' | 'e' | 'K' | 'T' | 'G' | 'S';
/** The terms of a score as exact texts; null where unknown or not of this person (d, đ, e of staff). */
export type Terms = { readonly [T in Term]: string | null };

export interface PersonScore extends Terms {
  readonly standing: Standing;
  readonly period: Period;
  readonly status: ScoreStatus;
  readonly band: 'XS' | 'TOT' | 'HT' | 'KHT' | null;
  /** S as calculated; S itself is another number where the authority has overridden it or confirmed one from elsewhere. */
  readonly calculated: string | null;
  /** Empty: nothing is overridden. */
  readonly overrides: readonly OverriddenTerm[];
  /** The authority has confirmed this very S. */
  readonly confirmed: boolean;
  /** What the authority confirmed last; another number than S: the facts have moved since (R20). */
  readonly confirmedS: string | null;
  readonly display: { readonly [term: string]: string | null };
  readonly missing: readonly Missing[];
  /** The period has no score by the authority's note or a recorded absence; nothing is owed for it. */
  readonly leftOut: boolean;
  /** Remarks for the officer. */
  readonly notes: readonly string[];
  readonly synthetic: boolean;
  readonly derivation: Derivation | null;
  /** Where its work was read, for `workBehind`; null: it has none of its own (a mean, an unrated period). */
  readonly work: WorkRead | null;
  readonly record: PeriodRecord | null;
}

const NO_FIGURES: Terms = { a: null, b: null, c: null, d: null, dd: null, e: null, K: null, T: null, G: null, S: null };

export const NO_TERMS = {
  ...NO_FIGURES,
  band: null,
  calculated: null,
  overrides: [],
  confirmed: false,
  confirmedS: null,
  display: NO_FIGURES,
  missing: [],
  leftOut: false,
  notes: [],
  synthetic: false,
  derivation: null,
  work: null,
  record: null,
} as const;

type Calculated = Omit<PersonScore, 'calculated' | 'overrides' | 'confirmed' | 'confirmedS'>;

/**
 * The calculated score beside what the authority did with it: an override takes its place and both are kept; a score
 * received from another body, or imported with its decision, needs no work behind it (R20).
 */
export function withAuthority(record: PeriodRecord, score: Calculated): PersonScore {
  const { overrides, confirmed } = record;
  const sides = { calculated: score.S, confirmedS: confirmed?.S ?? null };
  if (overrides.S !== null) {
    const { value, event, decision } = overrides.S;
    const set = { term: 'S', calculated: score.S, override: value, scoreWithout: score.S, event, decision } as const;
    return {
      ...replaced(score, value),
      ...sides,
      derivation: decidedBy(score.derivation, set),
      overrides: [set],
      confirmed: true,
      notes: [
        ...score.notes,
        `S do cấp có thẩm quyền quyết định là ${overrides.S.value}; điểm tính: ${score.S ?? 'chưa tính được'}`,
      ],
    };
  }
  if (confirmed !== null && confirmed.calculatedAt === null && score.S === null)
    return {
      ...replaced(score, confirmed.S),
      ...sides,
      overrides: [],
      confirmed: true,
      notes: [
        ...score.notes,
        'điểm do cơ quan khác gửi hoặc nhập theo quyết định, không tính từ công việc trong sổ (R20)',
      ],
    };
  const isConfirmed = confirmed !== null && score.S !== null && sameNumber(confirmed.S, score.S);
  return { ...score, ...sides, overrides: [], confirmed: isConfirmed };
}

/** The decision on top, and below it what the calculation gives. */
const decidedBy = (calculated: Derivation | null, { override, event, decision }: OverriddenTerm): Derivation | null =>
  calculated === null
    ? null
    : {
        term: 'S',
        label: 'S do cấp có thẩm quyền quyết định, thay cho điểm tính bên dưới',
        value: override,
        formula: 'authority-decision@1',
        expression: decision === null ? 'theo quyết định' : `theo Quyết định ${decision.number} ngày ${decision.date}`,
        parameters: [],
        citation: 'Điều 17 khoản 2 Nghị định 335/2025/NĐ-CP',
        events: [event],
        excluded: [],
        children: [calculated],
      };

function replaced(score: Calculated, S: string): Calculated {
  const value = parseRational(S);
  if (value === null) return score;
  const status = score.status === 'INSUFFICIENT_DATA' ? 'OK' : score.status;
  const band = classOfScore(value, checkedIntegers);
  return { ...score, status, S: value.toString(), band, missing: [], display: { ...score.display, S: display(value) } };
}

export const sameNumber = (a: string, b: string): boolean =>
  parseRational(a)?.toString() === parseRational(b)?.toString();
