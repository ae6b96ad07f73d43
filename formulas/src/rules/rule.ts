import { civilDate, described, nullable, object, type Reader, Refusal, text } from '../reading/index.js';
import { findParameter } from './find-parameter.js';
import { readParameter } from './parameter.js';

/** One dated version of a parameter: what holds, for which periods, since when it is known, by whose decision. */
export interface Rule {
  /** Id in the catalogue, `P1`, `P42.month`. */
  readonly id: string;
  /** Null: an empty slot, nobody has decided. */
  readonly value: string | null;
  /** First day of validity; a period is computed with the rule in force on its last day. */
  readonly validFrom: string;
  /** Civil day at +07:00 from whose start the rule is known. */
  readonly knownFrom: string;
  /** The agency that the rule is for; absent = everybody. A rule for the agency goes before a general one. */
  readonly unit?: string;
  /** The act that decided it, or the reading of the software. */
  readonly legalSource: string;
  /** A remark; may be empty. */
  readonly note: string;
}

/** A remark may be empty. */
const note: Reader<string> = described({ type: 'string' }, (raw, path) => (raw === '' ? '' : text(raw, path)));

const shape = object(
  {
    id: text,
    value: nullable(text),
    validFrom: civilDate,
    knownFrom: civilDate,
    legalSource: text,
    note,
  },
  { unit: text },
);

/** Reads a rule from JSON; refuses an unknown parameter or a value that this version cannot compute with. */
export function readRule(raw: unknown, path: string): Rule {
  const rule: Rule = shape(raw, path);
  const parameter = findParameter(rule.id);
  if (parameter === undefined || parameter.id !== rule.id) {
    throw new Refusal(
      'UNKNOWN_PARAMETER',
      `${path}.id`,
      `there is no parameter ${rule.id}`,
      `không có tham số ${rule.id}`,
    );
  }
  if (rule.value !== null) readParameter(parameter)(rule.value, `${path}.value`);
  else if (!parameter.mayBeEmpty) {
    throw new Refusal(
      'INVALID_PARAMETER',
      `${path}.value`,
      `${rule.id} needs a value`,
      `tham số ${rule.id} cần có giá trị`,
    );
  }
  return rule;
}
