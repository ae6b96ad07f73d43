import { scoreUpTo } from '../reading/index.js';
import type { Evaluation, Provenance } from '../trace/index.js';
import { nd335 } from './citation.js';
import { CLASSES, type Class, classOfScore, lowerClass } from './classes.js';

/**
 * Clauses that make the class KHT whatever the score: 20.4b degradation or breach of what Party members may not do; 20.4c discipline
 * for a duty-related violation in the year; 20.4d (leaders) body under direct charge in a case of corruption, handled under law;
 * 11.3a discipline that took effect in the year; 11.3c, 11.3d faults at an old body in the same year (R35).
 */
export const OVERRIDES = ['20.4b', '20.4c', '20.4d', '11.3a', '11.3c', '11.3d'] as const;
/** A clause that makes the class KHT; see `OVERRIDES`. */
export type Override = (typeof OVERRIDES)[number];

/** What the yearly class of a civil servant rests on before the quota (Điều 20 khoản 1–4, 6). */
export interface ClassifyInput {
  /** Year score 0..100; null = there is none yet. */
  readonly S: string | null;
  /** Clauses that hold for this year; may be empty, an unknown one is UNKNOWN_CLAUSE. */
  readonly overrides: readonly Override[];
  /** True for the head of the organisation, whom khoản 6 caps; absent = false. */
  readonly isHead?: boolean;
  /** Class of the organisation that the person heads; null or absent = not yet classified. */
  readonly organisationClass?: Class | null;
  /** While it is not classified: the classes still open to it; absent = all four (R26). */
  readonly organisationOpen?: readonly Class[];
  /** Where it comes from, for the derivation; it changes no value. */
  readonly provenance?: Provenance;
}

/** The class before the quota, beside the class of the score alone. */
export interface ClassifyAnswer {
  /** Class of the score (khoản 1–4); null without a score. */
  readonly scoreClass: Class | null;
  /** After overrides and head cap; null unless `status` is OK. */
  readonly class: Class | null;
  /** PENDING_ORGANISATION: a class still open to the organisation could lower the head (R26); INSUFFICIENT_DATA: no score. */
  readonly status: 'OK' | 'PENDING_ORGANISATION' | 'INSUFFICIENT_DATA';
  /** Clauses by which the class differs from that of the score: overrides, `20.6`. */
  readonly reasons: readonly string[];
}

/** Mức xếp loại năm before the quota: class of the score, overrides (Điều 20 khoản 4), head cap (khoản 6). Refuses SCORE_OUT_OF_RANGE. */
export function classify(input: ClassifyInput, { numbers, trace }: Evaluation): ClassifyAnswer {
  const scale = { code: 'SCORE_OUT_OF_RANGE', article: 'Điều 20' };
  return trace.within('nd335/classify@1').term(
    'class',
    (answer) => ({
      label: 'Mức xếp loại (trước khi xét tỷ lệ xuất sắc)',
      value: answer.class,
      expression: [
        `theo điểm: ${answer.scoreClass ?? 'chưa có'}`,
        ...answer.reasons.map((clause) => `theo ${clause}`),
      ].join('; '),
      citation: nd335('Điều 20 khoản 1 đến khoản 4, khoản 6'),
      provenance: input.provenance,
    }),
    (inside): ClassifyAnswer => {
      const scoreClass = inside.term(
        'scoreClass',
        (value) => ({
          label: 'Mức theo điểm',
          value,
          expression: `S = ${input.S ?? 'chưa có'}`,
          citation: nd335('Điều 20 khoản 1 đến khoản 4'),
        }),
        () => (input.S === null ? null : classOfScore(scoreUpTo(100, input.S, 'S', numbers, scale), numbers)),
      );
      if (scoreClass === null) return { scoreClass, class: null, status: 'INSUFFICIENT_DATA', reasons: [] };
      const reasons: string[] = [...new Set(input.overrides)];
      const own: Class = reasons.length > 0 ? 'KHT' : scoreClass;
      if (!input.isHead) return { scoreClass, class: own, status: 'OK', reasons };
      return { scoreClass, ...capByOrganisation(own, input), reasons: [...reasons, ...capReason(own, input)] };
    },
  );
}

/** A head stands no higher than the organisation (Điều 20 khoản 6); while that is open, only a class that it cannot lower is final. */
function capByOrganisation(
  own: Class,
  input: ClassifyInput,
): { class: Class | null; status: 'OK' | 'PENDING_ORGANISATION' } {
  const organisation = input.organisationClass ?? null;
  if (organisation !== null) return { class: lowerClass(own, organisation), status: 'OK' };
  const couldLower = (input.organisationOpen ?? CLASSES).some((open) => lowerClass(own, open) !== own);
  return couldLower ? { class: null, status: 'PENDING_ORGANISATION' } : { class: own, status: 'OK' };
}

function capReason(own: Class, { organisationClass }: ClassifyInput): readonly string[] {
  return organisationClass && lowerClass(own, organisationClass) !== own ? ['20.6'] : [];
}
