import {
  evaluateTyped,
  PERIOD_SCORE_PARAMETERS,
  type PeriodScoreAnswer,
  type PeriodScoreInput,
  type PickedParameters,
  type Presented,
  parametersFor,
  periodScoreFormula,
  type Result,
} from '@kpi-ledger/formulas';
import { addDays, type WorkFigures } from '@kpi-ledger/projections';
import { explainedScore } from '../explain/tree.js';
import { criterionD } from './criterion-d.js';
import type { Ingredients } from './ingredients.js';
import { isProvisional, missingOf, notesOf } from './remarks.js';
import { NO_TERMS, type PersonScore, withAuthority } from './score.js';
import { usedForPeriod } from './used-parameters.js';

type Answer = PeriodScoreAnswer & Presented;

/**
 * The score of a month or quarter through `nd335/period-score`, from what was gathered for it. Where the authority has set d, the
 * score without that is calculated too.
 */
export function scoreOfTrackedPeriod(of: Ingredients): PersonScore {
  const { d: set } = of.record.overrides;
  const score = scored(of);
  if (set === null || of.derivedD === null) return score;
  const record = { ...of.record, overrides: { d: null, S: null } };
  const d = criterionD(of.derivedD, record, of.parameters);
  const { S: scoreWithout } = scored({ ...of, record, d, options: { derivation: false } });
  const { value: override, event, decision } = set;
  const ofD = { term: 'd', calculated: d.value, override, scoreWithout, event, decision } as const;
  return { ...score, overrides: [ofD, ...score.overrides.map((one) => ({ ...one, scoreWithout }))] };
}

function scored(of: Ingredients): PersonScore {
  const { general, ended, record, options } = of;
  if (general !== null && !general.ok) return withAuthority(record, refusedBy(of, general.error.messageVi));
  const G = general?.answer.G ?? null;
  const read = options.derivation ? null : scoreOfFigures(of, G);
  // A derivation names the lines, and so does a refusal.
  const result = read?.ok ? read : evaluateTyped(periodScoreFormula, scoreInput(of, G, linesNamed(of)), options);
  if (!result.ok) return withAuthority(record, refusedBy(of, result.error.messageVi));
  return ended ? withAuthority(record, calculated(of, result.answer)) : progressOf(of, result.answer);
}

/** What the formula said last of these figures without leadership; they are the same list again as long as every task says the same. */
const lastOfFigures = new WeakMap<
  readonly WorkFigures[],
  { readonly asked: string; readonly result: Result<Answer> }
>();

function scoreOfFigures(of: Ingredients, G: string | null): Result<Answer> {
  const { figures, standing, parameters } = of;
  const evaluated = () => evaluateTyped(periodScoreFormula, scoreInput(of, G, figures), { derivation: false });
  if (hasLeadership(of)) return evaluated();
  const asked = `${standing.leader} ${G} ${givenBy(parameters).text}`;
  const before = lastOfFigures.get(figures);
  if (before?.asked === asked) return before.result;
  const result = evaluated();
  lastOfFigures.set(figures, { asked, result });
  return result;
}

/** d, đ, e stand in a score only once the period has ended. */
const hasLeadership = ({ ended, d }: Ingredients): boolean => ended && d !== null;

type Given = ReturnType<typeof parametersFor>;
const given = new WeakMap<PickedParameters, { readonly given: Given; readonly text: string }>();

/** The same parameters rate everybody in a period. */
function givenBy(parameters: PickedParameters): { readonly given: Given; readonly text: string } {
  const before = given.get(parameters);
  if (before !== undefined) return before;
  const of = parametersFor(PERIOD_SCORE_PARAMETERS, parameters);
  const now = { given: of, text: JSON.stringify(of) };
  given.set(parameters, now);
  return now;
}

function scoreInput(of: Ingredients, G: string | null, lines: PeriodScoreInput['lines']): PeriodScoreInput {
  const { standing, record, d, parameters } = of;
  const { leader } = standing;
  const { dd, e } = record.attested;
  const attested = (by: typeof dd) => (by === null ? {} : { events: [by.event] });
  const work = { leader, general: G, lines, ...givenBy(parameters).given };
  if (!hasLeadership(of) || d === null) return work;
  return {
    ...work,
    leadership: { d: d.value, dd: dd?.value ?? null, e: e?.value ?? null },
    provenance: {
      d: { label: d.label, events: d.events, excluded: d.excluded },
      dd: attested(dd),
      e: attested(e),
    },
  };
}

function calculated(of: Ingredients, answer: Answer): PersonScore {
  const { a, b, c, d, dd, e, K, T, G, S, band, display, missing, warnings } = answer;
  return {
    ...common(of),
    ...{ a, b, c, d, dd, e, K, T, G, S, band, display },
    status: answer.status === 'INSUFFICIENT_DATA' ? 'INSUFFICIENT_DATA' : isProvisional(of) ? 'PROVISIONAL' : 'OK',
    missing: missing.flatMap((term) => missingOf(of, term)),
    notes: [...notesOf(of), ...warnings.map(({ messageVi }) => messageVi)],
    derivation: explained(of, answer),
  };
}

/** Before the end of the period: the progress of a, b, c over the whole base plan, and no score. */
function progressOf(of: Ingredients, answer: Answer): PersonScore {
  const { a, b, c, display } = answer;
  const shown = { a: display['a'] ?? null, b: display['b'] ?? null, c: display['c'] ?? null };
  return {
    ...common(of),
    ...{ a, b, c },
    display: { ...NO_TERMS.display, ...shown },
    status: 'NOT_ENDED',
    derivation: explained(of, answer),
  };
}

/** What the ledger holds does not fit a formula: said, with the formula's own reason. */
const refusedBy = (of: Ingredients, what: string): PersonScore => ({
  ...common(of),
  status: 'INSUFFICIENT_DATA',
  missing: [{ what, owedBy: of.standing.assessor, since: addDays(of.period.last, 1) }],
});

function explained(of: Ingredients, { derivation }: Answer): PersonScore['derivation'] {
  if (derivation === undefined) return null;
  const general = of.general?.ok === true ? (of.general.answer.derivation ?? null) : null;
  const split = splitOf(of);
  return explainedScore(derivation, {
    d: of.d,
    excluded: of.excluded(),
    general,
    usedForPeriod: usedForPeriod(of),
    extraOnly: () => of.explained().lines.map((line) => line.extraOnly(split)),
  });
}

function linesNamed(of: Ingredients): PeriodScoreInput['lines'] {
  const split = splitOf(of);
  return of.explained().lines.map((line) => line.input(split));
}

/** The event that split a team product. */
const splitOf =
  ({ snapshot }: Ingredients) =>
  (team: string): string | null =>
    snapshot.teams.get(team)?.event ?? null;

const common = ({ standing, period, figures, workRead: work, d, record, reading }: Ingredients) => ({
  ...NO_TERMS,
  ...{ standing, period, work, record },
  synthetic:
    reading.ledger?.kind === 'demo' ||
    figures.some(({ synthetic }) => synthetic) ||
    standing.positions.some(({ synthetic }) => synthetic) ||
    (d?.synthetic ?? false) ||
    [record.confirmedCells, record.attested.dd, record.attested.e, record.confirmed, record.overrides.S].some(
      (stated) => stated?.synthetic === true,
    ),
});
