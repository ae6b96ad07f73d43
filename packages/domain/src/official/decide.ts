import { duplicates } from '../common/checks.js';
import type { Fact } from '../common/facts.js';
import { type Asking, alreadySo, type Decision, handler, recordUnless } from '../common/handler.js';
import { refuse } from '../refusals/refusal.js';
import { actKey, evolve, initial, type Official, worksIn } from './fold.js';

const registerOfficial = (official: Official, fact: Fact<'OfficialRegistered'>): Decision =>
  recordUnless(
    fact,
    official.registered !== null && refuse('ALREADY_EXISTS', 'data.person', { value: fact.data.person }),
  );

function assignOfficial(_: Official, fact: Fact<'OfficialAssigned'>, { context }: Asking): Decision {
  const { unit, role, post } = fact.data;
  const known = post === undefined ? null : context.post(post);
  return recordUnless(
    fact,
    known !== null &&
      (known.unit !== unit || known.role !== role) &&
      refuse('NOT_AN_OFFICIALS_POST', 'data.post', { value: known.post, unit, role }),
  );
}

function leaveUnit(official: Official, fact: Fact<'OfficialLeft'>, { context }: Asking): Decision {
  const { unit, person } = fact.data;
  const day = fact.validAt;
  const present = worksIn(official, unit, day) || context.headOf(unit, day) === person;
  const left = official.places.some((place) => place.unit === unit && !place.works && place.day === day);
  if (left && !present) return alreadySo;
  return recordUnless(fact, !present && !left && refuse('NOT_IN_UNIT', 'data.unit', { value: unit, day }));
}

/** The field of a deputy: units and people in charge, not the deputy (Điều 15.4, R14). */
function assignField(_: Official, fact: Fact<'DeputyFieldAssigned'>): Decision {
  const { person, units, people } = fact.data;
  return recordUnless(
    fact,
    duplicates(units, (i) => `data.units[${i}]`),
    duplicates(people, (i) => `data.people[${i}]`),
    people.includes(person) && refuse('OWN_PARENT', `data.people[${people.indexOf(person)}]`, { value: person }),
  );
}

/** Absences of one person do not overlap (Điều 11). */
function recordAbsence(official: Official, fact: Fact<'AbsenceRecorded'>): Decision {
  const from = fact.validAt;
  const { until } = fact.data;
  const other = official.absences.find((absence) => absence.from <= until && from <= absence.until);
  return recordUnless(
    fact,
    until < from && refuse('END_BEFORE_START', 'data.until', { value: until, start: from }),
    other && refuse('ABSENCE_OVERLAPS', 'validAt', { from: other.from, until: other.until }),
  );
}

function imposeDiscipline(official: Official, fact: Fact<'DisciplineImposed'>): Decision {
  const { act, actDate } = fact.data;
  return recordUnless(
    fact,
    official.acts.has(actKey(fact)) && refuse('ALREADY_EXISTS', 'data.act', { value: act }),
    actDate !== null &&
      actDate > fact.validAt &&
      refuse('ACT_AFTER_DISCIPLINE', 'data.actDate', { value: actDate, day: fact.validAt }),
  );
}

const concludeDegradation = (official: Official, fact: Fact<'DegradationConcluded'>): Decision =>
  recordUnless(fact, official.acts.has(actKey(fact)) && refuse('ALREADY_EXISTS', 'data.act', { value: fact.data.act }));

const record = (_: Official, fact: Parameters<typeof recordUnless>[0]): Decision => recordUnless(fact);

export const officialHandler = handler({
  initial,
  evolve,
  founding: {
    type: 'OfficialRegistered',
    isFounded: ({ registered }) => registered !== null,
    code: 'UNKNOWN_PERSON',
    field: 'person',
  },
  decide: {
    OfficialRegistered: registerOfficial,
    OfficialAssigned: assignOfficial,
    OfficialLeft: leaveUnit,
    DeputyFieldAssigned: assignField,
    AbsenceRecorded: recordAbsence,
    NoSubordinatesDeclared: record,
    DisciplineImposed: imposeDiscipline,
    DegradationConcluded: concludeDegradation,
  },
});
