import { CATALOGUE, DEFAULT_RULES, pickParameters, type Result, type Rule } from '@kpi-ledger/formulas';
import type { Day } from '@kpi-ledger/projections';
import type { Reading } from '../reading/reading.js';
import { forEverybody } from '../reading/rules-for-unit.js';

/** One parameter as it is in force on a day: what the decree leaves open, how it is read, and by whose decision. */
export interface RuleRow {
  /** Id in the catalogue, `P1`, `P42.month`. */
  readonly id: string;
  /** Key in the `parameters` of a formula. */
  readonly name: string;
  /** The question in Vietnamese. */
  readonly title: string;
  /** The article that leaves it open. */
  readonly article: string;
  /** Null: an empty slot, nobody has decided. */
  readonly value: string | null;
  /** What the value means, in Vietnamese; null for a free value. */
  readonly meaning: string | null;
  /** The reading of the software where nobody decides. */
  readonly default: string | null;
  /** Every value that may be decided; empty for a free value. */
  readonly alternatives: readonly { readonly value: string; readonly meaning: string }[];
  /** The legal basis: the act that decided it, or the reading of the software. */
  readonly source: string;
  /** A period is computed with the rule in force on its last day. */
  readonly validFrom: Day;
  /** The day from whose start the rule is known. */
  readonly knownFrom: Day;
  /** The RuleSetAdopted that decided it; null for a default. */
  readonly event: string | null;
  /** The agency that it was decided for; null: everybody. */
  readonly unit: string | null;
  readonly note: string | null;
}

/** Every parameter of the catalogue as in force on the day, for a unit or for everybody. A refusal before the decree. */
export function ruleRows(reading: Reading, day: Day, unit: string | null): Result<readonly RuleRow[]> {
  const rules = reading.rulesOn(day, unit);
  const known = reading.knownOn ?? day;
  const picked = pickParameters(rules.map(forEverybody), { lastDayOfPeriod: day, known });
  if (!picked.ok) return picked;
  const answer = CATALOGUE.flatMap((parameter): readonly RuleRow[] => {
    const { id, name, titleVi: title, article, meanings } = parameter;
    const inForce = picked.answer[name];
    // Of two rows that start and become known on the same day the later one holds.
    const rule = rules.findLast(
      (it) => it.id === id && it.validFrom === inForce?.validFrom && it.knownFrom === inForce.knownFrom,
    );
    if (rule === undefined) return [];
    return [
      {
        ...{ id, name, title, article },
        value: rule.value,
        meaning: rule.value === null ? null : (meanings[rule.value] ?? null),
        default: DEFAULT_RULES.find((it) => it.id === id)?.value ?? null,
        alternatives: Object.entries(meanings).map(([value, meaning]) => ({ value, meaning })),
        source: rule.legalSource,
        validFrom: rule.validFrom,
        knownFrom: rule.knownFrom,
        ...originOf(rule),
        unit: rule.unit ?? null,
      },
    ];
  });
  return { ok: true, answer };
}

/** An adopted rule names its event where a reading of the software has its remark. */
function originOf(rule: Rule): Pick<RuleRow, 'event' | 'note'> {
  return DEFAULT_RULES.includes(rule) ? { event: null, note: rule.note } : { event: rule.note, note: null };
}
