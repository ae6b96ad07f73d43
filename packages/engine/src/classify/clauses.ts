import type { Override } from '@kpi-ledger/formulas';
import {
  agencyOf,
  ancestry,
  type Day,
  type FactOf,
  headOf,
  type Organisation,
  type Period,
  positionsOf,
} from '@kpi-ledger/projections';
import type { Missing } from '../rate/missing.js';
import type { Snapshot } from '../reading/reading.js';

/** A clause by which a class is KHT whatever the score, with the events that say so. */
export interface StandingClause {
  readonly clause: Override;
  readonly act: string;
  readonly events: readonly string[];
}

/** What speaks against somebody in a year: clauses that stand, what they still lack, and what was considered and does not count. */
export interface Clauses {
  readonly clauses: readonly StandingClause[];
  readonly missing: readonly Missing[];
  readonly notes: readonly string[];
}

type Discipline = FactOf<'DisciplineImposed'>;
type Degradation = FactOf<'DegradationConcluded'>;
type Wrongdoing = FactOf<'OrganisationWrongdoingHandled'>;

/** The facts of Điều 20.4 and 11.3 known on the day, by person; wrongdoing of organisations by the leaders of its day. */
export interface Conduct {
  readonly discipline: ReadonlyMap<string, readonly Discipline[]>;
  readonly degradation: ReadonlyMap<string, readonly Degradation[]>;
  readonly wrongdoing: ReadonlyMap<string, readonly Wrongdoing[]>;
  /** Corruption of which nobody has stated the day, by unit: who led it then is open. */
  readonly undated: readonly Wrongdoing[];
}

export function conductOn(snapshot: Snapshot): Conduct {
  const corruption = snapshot
    .factsOf('OrganisationWrongdoingHandled')
    .filter(({ event }) => event.data.kind === 'CORRUPTION');
  const led = corruption.flatMap((fact) => {
    const { unit, wrongdoingOn } = fact.event.data;
    if (wrongdoingOn === null) return [];
    return leadersOf(snapshot.organisationOn(wrongdoingOn), unit).map((person) => ({ person, fact }));
  });
  return {
    discipline: Map.groupBy(snapshot.factsOf('DisciplineImposed'), ({ event }) => event.data.person),
    degradation: Map.groupBy(snapshot.factsOf('DegradationConcluded'), ({ event }) => event.data.person),
    wrongdoing: new Map(
      [...Map.groupBy(led, ({ person }) => person)].map(([person, of]) => [person, of.map(({ fact }) => fact)]),
    ),
    undated: corruption.filter(({ event }) => event.data.wrongdoingOn === null),
  };
}

/** Who led a body on a day: its head, and the deputies in whose field it lies (R25, R34). */
function leadersOf(organisation: Organisation, unit: string): readonly string[] {
  const above = ancestry(organisation, unit).map(({ id }) => id);
  const deputies = organisation.positions
    .filter(({ role, person }) => role === 'DEPUTY' && inField(organisation, person, above))
    .map(({ person }) => person);
  return [...new Set([headOf(organisation, unit) ?? [], deputies].flat())];
}

const inField = (organisation: Organisation, person: string, units: readonly string[]): boolean =>
  organisation.fields.get(person)?.units.some((of) => units.includes(of)) ?? false;

/**
 * The clauses that stand against a person in a year. One act counts in one year, that of the decision first in force (R33,
 * Điều 11.3a–b); a fault at an old body counts by the year of the act (R35, Điều 11.3c–d).
 */
export function clausesOf(snapshot: Snapshot, conduct: Conduct, person: string, year: Period): Clauses {
  const discipline = conduct.discipline.get(person) ?? [];
  const degradation = conduct.degradation.get(person) ?? [];
  const wrongdoing = conduct.wrongdoing.get(person) ?? [];
  const firstInForce = new Map<string, Day>();
  for (const { event } of [...discipline, ...degradation, ...wrongdoing]) {
    const { act } = event.data;
    const before = firstInForce.get(act);
    if (before === undefined || event.validAt < before) firstInForce.set(act, event.validAt);
  }
  const isOfYear = ({ event }: Discipline | Degradation | Wrongdoing) =>
    event.validAt >= year.first && event.validAt <= year.last;
  const usedBefore = (act: string) => (firstInForce.get(act) ?? '') < year.first;

  const found: Clauses[] = [];
  for (const fact of degradation.filter(isOfYear)) {
    const { act } = fact.event.data;
    found.push(usedBefore(act) ? counted(act, firstInForce) : stands('20.4b', act, [fact.event.id]));
  }
  for (const fact of discipline.filter(isOfYear)) {
    const { act } = fact.event.data;
    const concerns = fact.event.data.dutyRelated || degradation.some(({ event }) => event.data.act === act);
    if (!concerns)
      found.push(note(`kỷ luật "${act}" không liên quan đến công vụ hay suy thoái: không tính (Điều 20 khoản 4)`));
    else if (usedBefore(act)) found.push(counted(act, firstInForce));
    else found.push(ofDiscipline(snapshot, person, fact, year));
  }
  for (const fact of wrongdoing.filter(isOfYear)) {
    const { act } = fact.event.data;
    found.push(usedBefore(act) ? counted(act, firstInForce) : stands('20.4d', act, [fact.event.id]));
  }
  for (const { event } of conduct.undated.filter(isOfYear))
    if (leadersOf(snapshot.organisation, event.data.unit).includes(person))
      found.push(
        lacks(
          `20.4d: chưa nêu ngày xảy ra vụ việc "${event.data.act}" tại ${event.data.unit}`,
          event.data.unit,
          event.validAt,
        ),
      );
  return {
    clauses: bothBodies(found.flatMap(({ clauses }) => clauses)),
    missing: found.flatMap(({ missing }) => missing),
    notes: found.flatMap(({ notes }) => notes),
  };
}

/** Discipline in force in the year: at this body by its own year, for a fault at an old one by the year of the act (R35). */
function ofDiscipline(snapshot: Snapshot, person: string, { event }: Discipline, year: Period): Clauses {
  const { act, kind, dutyRelated, actDate } = event.data;
  const own = kind !== 'PARTY' && dutyRelated ? '20.4c' : '11.3a';
  const atUnit = event.data.atUnit ?? unitOn(snapshot, person, actDate);
  if (atUnit === undefined || !isElsewhere(snapshot.organisation, person, atUnit)) return stands(own, act, [event.id]);
  if (actDate === null)
    return lacks(`11.3: chưa nêu ngày vi phạm của "${act}" tại cơ quan cũ ${atUnit}`, atUnit, event.validAt);
  if (actDate >= year.first) return stands('11.3c', act, [event.id]);
  return note(
    `vi phạm "${act}" ngày ${actDate} tại cơ quan cũ ${atUnit}: tính vào kết quả năm ${actDate.slice(0, 4)} của cơ quan cũ, chuyển cơ quan đó xem xét (Điều 11 khoản 3)`,
  );
}

/** Where the fact does not say it: the unit in which the person worked on the day of the act. */
const unitOn = (snapshot: Snapshot, person: string, day: Day | null): string | undefined =>
  day === null ? undefined : positionsOf(snapshot.organisationOn(day), person)[0]?.unit;

/** Faults at the old body and at this one, each by the time of its act: the old one then stands by 11.3d. */
function bothBodies(clauses: readonly StandingClause[]): readonly StandingClause[] {
  const here = clauses.some(({ clause }) => clause === '20.4c' || clause === '11.3a');
  return clauses.map((one) => (here && one.clause === '11.3c' ? { ...one, clause: '11.3d' } : one));
}

function isElsewhere(organisation: Organisation, person: string, unit: string): boolean {
  const here = positionsOf(organisation, person).map(({ unit: of }) => agencyOf(organisation, of));
  return !here.includes(agencyOf(organisation, unit));
}

const stands = (clause: Override, act: string, events: readonly string[]): Clauses => ({
  clauses: [{ clause, act, events }],
  missing: [],
  notes: [],
});
const note = (text: string): Clauses => ({ clauses: [], missing: [], notes: [text] });
const lacks = (what: string, owedBy: string, since: Day): Clauses => ({
  clauses: [],
  missing: [{ what, owedBy, since }],
  notes: [],
});
const counted = (act: string, firstInForce: ReadonlyMap<string, Day>): Clauses =>
  note(
    `"${act}" đã được tính ở năm ${(firstInForce.get(act) ?? '').slice(0, 4)} theo quyết định có hiệu lực trước: không tính lần nữa (Điều 11 khoản 3)`,
  );
