import {
  type Derivation,
  evaluateTyped,
  GENERAL_SCORE_PARAMETERS,
  type GeneralScoreAnswer,
  type GeneralScoreInput,
  generalScoreFormula,
  PERIOD_SCORE_PARAMETERS,
  type PeriodScoreAnswer,
  type PeriodScoreInput,
  type PickedParameters,
  type Presented,
  parametersFor,
  periodScoreFormula,
  type Result,
} from '@kpi-ledger/formulas';
import {
  addDays,
  type Day,
  type Excluded,
  earlier,
  leftOut,
  linesOf,
  type OpenMatter,
  openMatters,
  type Period,
  type PeriodRecord,
  type TrackedPeriod,
  type WorkLine,
  type WorkRules,
} from '@kpi-ledger/projections';
import { explainedScore } from '../explain/tree.js';
import type { Reading, Snapshot } from '../reading/reading.js';
import { type CriterionD, criterionD } from './criterion-d.js';
import { meanOfPeriods } from './mean-of-periods.js';
import type { Missing } from './missing.js';
import { NO_TERMS, type PersonScore, withAuthority } from './score.js';
import { type Standing, standingOf } from './standing.js';
import { inputLines } from './work-input.js';

export interface ScoreOptions {
  /** Adds the derivation; the figures are the same. */
  readonly derivation: boolean;
}

/**
 * The score of a person in a month, quarter, half or year, as the facts stand at min(effective, end of the period). Before
 * the end of the period there is no score, only a, b, c over the whole base plan (NOT_ENDED).
 */
export function personScore(
  reading: Reading,
  person: string,
  period: Period,
  effective: Day,
  options: ScoreOptions = { derivation: false },
): PersonScore {
  const snapshot = reading.at(earlier(effective, period.last));
  const parameters = reading.parametersOn(period.last);
  if (!parameters.ok) {
    const standing = standingOf(snapshot.organisation, person, {});
    return insufficient(standing, period, [{ what: parameters.error.messageVi, owedBy: null, since: null }]);
  }
  const standing = standingOf(snapshot.organisation, person, parameters.answer);
  const { tracking } = standing;
  const ended = effective >= period.last;
  if (tracking === null) {
    const what = 'chưa quyết định theo dõi theo tháng hay theo quý (P34)';
    return insufficient(standing, period, [{ what, owedBy: standing.assessor, since: period.first }]);
  }
  if (period.kind === tracking)
    return scoreOfTrackedPeriod(
      reading,
      snapshot,
      standing,
      period as TrackedPeriod,
      ended,
      parameters.answer,
      options,
    );
  if (period.kind === 'MONTH') {
    const what = 'cơ quan theo dõi theo quý: không có điểm tháng (P34)';
    return insufficient(standing, period, [{ what, owedBy: null, since: null }]);
  }
  if (!ended) return { ...insufficient(standing, period, []), status: 'NOT_ENDED' };
  const scoreOfPart = (part: Period) => personScore(reading, person, part, part.last, { derivation: false });
  return meanOfPeriods(snapshot, standing, period, tracking, parameters.answer, scoreOfPart, options);
}

function scoreOfTrackedPeriod(
  reading: Reading,
  snapshot: Snapshot,
  standing: Standing,
  period: TrackedPeriod,
  ended: boolean,
  parameters: PickedParameters,
  options: ScoreOptions,
): PersonScore {
  const record = snapshot.recordOf(standing.person, period.id);
  const tasks = standing.doers.flatMap((doer) => snapshot.tasksOf(doer));
  const unique = [...new Set(tasks)];
  const all = linesOf(unique, standing.doers, period, snapshot.day, workRulesOf(parameters));
  const lines = parameters['undecidedFactor']?.value === 'NOT_SCORED' ? all.filter((l) => !l.factorIsProvisional) : all;
  const excluded = leftOut(unique, standing.doers, period);
  const matters = openMatters(unique, standing.doers, period, snapshot.day);
  const general = ended ? generalOf(record, parameters, options) : null;
  const d = ended && standing.leader ? criterionD(snapshot, standing.person, period, record, parameters) : null;
  const of = { reading, standing, period, record, lines, excluded, matters, general, d };

  if (general !== null && !general.ok) return refusedBy(of, general.error.messageVi);
  const G = general?.ok === true ? general.answer.G : null;
  const result = evaluateTyped(periodScoreFormula, scoreInput(of, G, ended, parameters), options);
  if (!result.ok) return refusedBy(of, result.error.messageVi);
  if (!ended) return notEnded(of, result.answer);
  const missing = result.answer.missing.flatMap((term) => missingOf(of, term));
  return withAuthority(record, {
    ...common(of),
    ...termsOf(result.answer),
    status:
      result.answer.status === 'INSUFFICIENT_DATA' ? 'INSUFFICIENT_DATA' : isProvisional(of) ? 'PROVISIONAL' : 'OK',
    missing,
    notes: [...notesOf(of), ...result.answer.warnings.map(({ messageVi }) => messageVi)],
    derivation:
      result.answer.derivation === undefined
        ? null
        : explainedScore(result.answer.derivation, { ...of, general: derivationOf(general) }),
  });
}

/** What one score is made from. */
interface Ingredients {
  readonly reading: Reading;
  readonly standing: Standing;
  readonly period: TrackedPeriod;
  readonly record: PeriodRecord;
  readonly lines: readonly WorkLine[];
  /** Work due in the period that stands in no line. */
  readonly excluded: readonly Excluded[];
  readonly matters: readonly OpenMatter[];
  readonly general: Result<GeneralScoreAnswer & Presented> | null;
  readonly d: CriterionD | null;
}

const workRulesOf = (parameters: PickedParameters): WorkRules => ({
  closeDayOfMonth: Number(parameters['basePlanClosesMonth']?.value ?? 5),
  closeDayOfQuarter: Number(parameters['basePlanClosesQuarter']?.value ?? 10),
});

const derivationOf = (general: Ingredients['general']): Derivation | null =>
  general?.ok === true ? (general.answer.derivation ?? null) : null;

/** G through `nd335/general-score`; null while the authority has confirmed no cell. */
function generalOf(record: PeriodRecord, parameters: PickedParameters, options: ScoreOptions): Ingredients['general'] {
  const { selfScored, confirmedCells } = record;
  if (confirmedCells === null) return null;
  const input: GeneralScoreInput = {
    self: selfScored?.cells ?? null,
    confirmed: confirmedCells.cells,
    ...parametersFor(GENERAL_SCORE_PARAMETERS, parameters),
    provenance: { events: [confirmedCells.event, ...(selfScored === null ? [] : [selfScored.event])] },
  } as GeneralScoreInput;
  return evaluateTyped(generalScoreFormula, input, options);
}

function scoreInput(of: Ingredients, G: string | null, ended: boolean, parameters: PickedParameters): PeriodScoreInput {
  const { standing, record, lines, d } = of;
  const { dd, e } = record.attested;
  const leads = ended && standing.leader;
  const attested = (by: typeof dd) => (by === null ? {} : { events: [by.event] });
  return {
    leader: standing.leader,
    general: G,
    lines: inputLines(lines),
    ...(leads ? { leadership: { d: d?.value ?? null, dd: dd?.value ?? null, e: e?.value ?? null } } : {}),
    ...parametersFor(PERIOD_SCORE_PARAMETERS, parameters),
    ...(leads
      ? {
          provenance: {
            d: d === null ? {} : { label: d.label, events: d.events, excluded: d.excluded },
            dd: attested(dd),
            e: attested(e),
          },
        }
      : {}),
  };
}

const termsOf = ({ a, b, c, d, dd, e, K, T, G, S, band, display }: PeriodScoreAnswer & Presented) => ({
  ...{ a, b, c, d, dd, e, K, T, G, S, band },
  display,
});

const common = ({ standing, period, lines, matters, d, record, reading }: Ingredients) => ({
  standing,
  period,
  lines,
  matters,
  d_: d,
  record,
  synthetic:
    reading.ledger?.kind === 'demo' ||
    lines.some(({ synthetic }) => synthetic) ||
    standing.positions.some(({ synthetic }) => synthetic) ||
    (d?.synthetic ?? false) ||
    [record.confirmedCells, record.attested.dd, record.attested.e, record.confirmed, record.overrides.S].some(
      (stated) => stated?.synthetic === true,
    ),
});

/** Before the end of the period: the progress of a, b, c over the whole base plan, and no score. */
function notEnded(of: Ingredients, answer: PeriodScoreAnswer & Presented): PersonScore {
  const { a, b, c } = answer;
  const display = {
    ...NO_TERMS.display,
    a: answer.display['a'] ?? null,
    b: answer.display['b'] ?? null,
    c: answer.display['c'] ?? null,
  };
  return {
    ...NO_TERMS,
    ...common(of),
    a,
    b,
    c,
    display,
    status: 'NOT_ENDED',
    derivation: answer.derivation === undefined ? null : explainedScore(answer.derivation, { ...of, general: null }),
  };
}

const refusedBy = (of: Ingredients, what: string): PersonScore => ({
  ...NO_TERMS,
  ...common(of),
  status: 'INSUFFICIENT_DATA',
  missing: [{ what, owedBy: of.standing.assessor, since: addDays(of.period.last, 1) }],
});

const insufficient = (standing: Standing, period: Period, missing: readonly Missing[]): PersonScore => ({
  ...NO_TERMS,
  standing,
  period,
  status: 'INSUFFICIENT_DATA',
  missing,
});

/** The figures rest on something that the authority has still to settle. */
const isProvisional = ({ lines, matters }: Ingredients): boolean =>
  lines.some(({ factorIsProvisional }) => factorIsProvisional) ||
  matters.some(({ kind }) => kind === 'PENDING_ACCEPTANCE');

function notesOf({ lines, matters, d, record }: Ingredients): readonly string[] {
  const provisional = lines.filter(({ factorIsProvisional }) => factorIsProvisional).length;
  const pending = matters.filter(({ kind }) => kind === 'PENDING_ACCEPTANCE').length;
  return [
    ...(provisional > 0 ? [`${provisional} nhiệm vụ chưa có hệ số quy đổi, tạm tính h = 1 (P36)`] : []),
    ...(pending > 0 ? [`${pending} lần nộp chưa được nghiệm thu`] : []),
    ...(d?.how === 'ATTESTED' || d?.how === 'OVERRIDDEN' ? [d.label] : []),
    ...(record.confirmedCells !== null && record.selfScored === null
      ? ['tiêu chí chung được xác nhận khi chưa tự chấm (R19)']
      : []),
  ];
}

/** Who owes a term that the formula lacks. Whatever is judged about a period is owed from the day after its end. */
function missingOf(of: Ingredients, term: 'G' | 'A' | 'd' | 'dd' | 'e'): readonly Missing[] {
  const { standing, period, general, d } = of;
  const after = addDays(period.last, 1);
  const owedBy = standing.assessor;
  switch (term) {
    case 'G': {
      const cells = general?.ok === true ? `: ${general.answer.missing.join(', ')}` : '';
      return [{ what: `G: tiêu chí chung chưa được xác nhận${cells}`, owedBy, since: after }];
    }
    case 'A':
      return [{ what: 'không có sản phẩm được giao', owedBy, since: period.first }];
    case 'd':
      return d?.missing ?? [];
    case 'dd':
      return [{ what: 'đ: khả năng tổ chức triển khai chưa được đánh giá', owedBy, since: after }];
    case 'e':
      return [{ what: 'e: năng lực tập hợp, đoàn kết chưa được đánh giá', owedBy, since: after }];
  }
}
