import {
  AGENCY_CLASS_PARAMETERS,
  AGENCY_SCORE_PARAMETERS,
  type AgencyClassAnswer,
  type AgencyTasks,
  agencyClassFormula,
  agencyScoreFormula,
  CLASSES,
  type Class,
  type Derivation,
  evaluateTyped,
  type PickedParameters,
  parametersFor,
} from '@kpi-ledger/formulas';
import {
  type AgencyRecord,
  type AgencyWork,
  agencyRecords,
  agencyWork,
  componentsOf,
  type Evaluated,
  evaluatedOf,
  factsOf,
  type Period,
  recognisedBy,
  type Task,
  type Unit,
  upTo,
} from '@kpi-ledger/projections';
import type { Reading, Snapshot } from '../reading/reading.js';

/** The points of an organisation (Điều 6, 7), or what they lack. */
export interface AgencyPoints {
  readonly S: string | null;
  readonly general: string | null;
  readonly results: string | null;
  readonly display: Readonly<Record<string, string | null>>;
  /** Criteria without points. */
  readonly missing: readonly string[];
  /** The score that was recorded cannot be computed with, in Vietnamese. */
  readonly refusal: string | null;
  readonly derivation: Derivation | null;
}

export interface SubUnit {
  readonly unit: string;
  readonly class: Class | null;
  readonly open: readonly Class[];
}

/** An organisation in a year: its points, the facts of Điều 8 and the class before the quota. */
export interface AgencyCalculation {
  readonly unit: Unit;
  readonly evaluated: Evaluated;
  /** Whose head recognises the class (Điều 5). */
  readonly authority: string | null;
  readonly record: AgencyRecord;
  readonly work: AgencyWork;
  readonly tasks: AgencyTasks;
  readonly subUnits: readonly SubUnit[];
  readonly points: AgencyPoints;
  readonly before: AgencyClassAnswer;
  readonly derivation: Derivation | null;
}

/** The organisations of a year as they stand on the day of the snapshot, each calculated once. */
export interface Agencies {
  of(unit: string): AgencyCalculation | null;
  /** With the derivations of points and class. */
  explained(unit: string): AgencyCalculation | null;
}

const known = new WeakMap<Snapshot, Map<string, Agencies>>();

/** `snapshot` is one of the reading: the day of the evaluation. */
export function agenciesOf(reading: Reading, snapshot: Snapshot, year: Period): Agencies {
  const years = known.get(snapshot) ?? new Map<string, Agencies>();
  known.set(snapshot, years);
  const before = years.get(year.id);
  if (before !== undefined) return before;
  const recordOf = agencyRecords(snapshot.factsAmong('unit'), snapshot.knownAmong('unit'), year);
  const calculated = new Map<string, AgencyCalculation | null>();
  const calculate = (id: string, derivation: boolean): AgencyCalculation | null => {
    const unit = snapshot.organisation.units.get(id);
    if (unit === undefined) return null;
    const record = recordOf(id);
    const ownTasks = snapshot.tasksOf({ unit: id });
    const work = agencyWork(ownTasks, id, year, snapshot.day, exceedingIn(snapshot, ownTasks));
    const subUnits = componentsOf(snapshot.organisation, id).map((component): SubUnit => {
      const below = agencies.of(component.id);
      return { unit: component.id, ...(below === null ? UNKNOWN : standingClass(below)) };
    });
    const of = { unit, record, work, tasks: countsOf(work), subUnits };
    const picked = reading.parametersOn(year.last, id);
    const parameters = picked.ok ? picked.answer : {};
    const points = pointsOf(record, parameters, derivation);
    return {
      ...of,
      points,
      evaluated: evaluatedOf(snapshot.organisation, unit),
      authority: recognisedBy(unit),
      ...classOf(of, points.S, parameters, derivation),
    };
  };
  const agencies: Agencies = {
    of: (unit) => {
      const one = calculated.get(unit) ?? calculate(unit, false);
      calculated.set(unit, one);
      return one;
    },
    explained: (unit) => calculate(unit, true),
  };
  years.set(year.id, agencies);
  return agencies;
}

const UNKNOWN = { class: null, open: CLASSES } as const;

/**
 * The class that stands: by decision, else received from outside (R32). Until then the classes that the calculation leaves
 * open; a place among the excellent is open as long as the quota is not applied by decision (R26, R28).
 */
export function standingClass({ record, before, evaluated }: AgencyCalculation): {
  readonly class: Class | null;
  readonly open: readonly Class[];
} {
  const decided = record.decisions.at(-1)?.event.data.class ?? record.external?.event.data.class;
  if (decided !== undefined) return { class: decided, open: [] };
  if (evaluated.kind !== 'EVALUATED' || before.status === 'INSUFFICIENT_DATA') return UNKNOWN;
  const open = before.class === null ? before.open : [before.class];
  return { class: null, open: CLASSES.filter((one) => open.includes(one) || (one === 'TOT' && open.includes('XS'))) };
}

function countsOf({ counted }: AgencyWork): AgencyTasks {
  const count = (which: 'done' | 'late' | 'qualityFailed' | 'exceeded') => counted.filter((task) => task[which]).length;
  return {
    assigned: counted.length,
    done: count('done'),
    late: count('late'),
    qualityFailed: count('qualityFailed'),
    exceeded: count('exceeded'),
  };
}

const NO_POINTS: AgencyPoints = {
  S: null,
  general: null,
  results: null,
  display: {},
  missing: [],
  refusal: null,
  derivation: null,
};

/** The recognised score through `nd335/agency-score`; the self-evaluation never enters. */
function pointsOf({ score }: AgencyRecord, parameters: PickedParameters, derivation: boolean): AgencyPoints {
  if (score === null) return NO_POINTS;
  const events = [score.event.id, ...score.correctedBy];
  const criteria = score.event.data.criteria.map((criterion) => ({ ...criterion, events }));
  const rules = parametersFor(AGENCY_SCORE_PARAMETERS, parameters);
  const found = evaluateTyped(agencyScoreFormula, { criteria, ...rules }, { derivation });
  if (!found.ok) return { ...NO_POINTS, refusal: found.error.messageVi };
  const { S, general, results, display, missing, derivation: tree = null } = found.answer;
  return { S, general, results, display, missing, refusal: null, derivation: tree };
}

function classOf(
  { record, work, tasks, subUnits }: Pick<AgencyCalculation, 'record' | 'work' | 'tasks' | 'subUnits'>,
  S: string | null,
  parameters: PickedParameters,
  derivation: boolean,
): Pick<AgencyCalculation, 'before' | 'derivation'> {
  const { shortcomings, wrongdoing, forceMajeure } = record;
  const stated = [...shortcomings, ...wrongdoing, ...(forceMajeure === null ? [] : [forceMajeure])];
  const input = {
    S,
    tasks,
    subUnitsKht: subUnits.filter((one) => one.class === 'KHT').length,
    subUnitsUnclassified: subUnits.filter((one) => one.class === null).length,
    shortcomingsOpen: shortcomings.length,
    wrongdoing: wrongdoing.length > 0,
    forceMajeure: forceMajeure !== null,
    ...parametersFor(AGENCY_CLASS_PARAMETERS, parameters),
    provenance: {
      events: [...work.counted.map(({ task }) => task.event), ...stated.map(({ event }) => event.id)],
      excluded: work.dueLater.map(({ event }) => ({
        event,
        reason: 'chưa đến hạn vào ngày đánh giá: không tính (R37)',
      })),
    },
  };
  const found = evaluateTyped(agencyClassFormula, input, { derivation });
  if (!found.ok) throw new Error(`nd335/agency-class refused the fold's own input: ${found.error.message}`);
  const { derivation: tree = null, display: _, ...before } = found.answer;
  return { before, derivation: tree };
}

/** The acceptances that say the requirement was exceeded, by id. */
const exceedingIn = (snapshot: Snapshot, tasks: readonly Task[]): ReadonlySet<string> =>
  new Set(
    tasks
      .flatMap(({ id }) => factsOf(upTo(snapshot.knownIn(`task-${id}`), snapshot.day), 'EvidenceAccepted'))
      .filter(({ event }) => event.data.exceedsRequirement)
      .map(({ event }) => event.id),
  );
