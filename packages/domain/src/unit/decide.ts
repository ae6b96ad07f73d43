import { duplicates } from '../common/checks.js';
import type { Context } from '../common/context.js';
import { isQuarterStart } from '../common/days.js';
import type { Fact } from '../common/facts.js';
import { type Asking, alreadySo, type Decision, handler, recordUnless } from '../common/handler.js';
import { type Refusal, refuse } from '../refusals/refusal.js';
import { classifyAgency, decideQuota, judgingOwnAgency } from './agency.js';
import { adoptCriteriaSet, scoreAgency } from './criteria-set.js';
import { evolve, initial, type Unit } from './fold.js';

function registerUnit(unit: Unit, fact: Fact<'UnitRegistered'>, { context }: Asking): Decision {
  const { data } = fact;
  return recordUnless(
    fact,
    unit.registered !== null && refuse('ALREADY_EXISTS', 'data.unit', { value: data.unit }),
    isAbove(data.unit, data.parent ?? null, context) && refuse('OWN_PARENT', 'data.parent', { value: data.unit }),
    data.scope === 'out' && data.article === null && refuse('ARTICLE_REQUIRED', 'data.article'),
  );
}

/** Does the unit stand above itself by way of this parent? */
function isAbove(unit: string, parent: string | null, context: Context): boolean {
  const passed = new Set<string>();
  for (let at = parent; at !== null && !passed.has(at); at = context.unit(at)?.parent ?? null) {
    if (at === unit) return true;
    passed.add(at);
  }
  return false;
}

const succeedUnit = (_: Unit, fact: Fact<'UnitSucceeded'>): Decision =>
  recordUnless(
    fact,
    fact.data.predecessor === fact.data.unit &&
      refuse('OWN_PARENT', 'data.predecessor', { value: fact.data.predecessor }),
  );

/** Month or quarter, from the start of a quarter on (Điều 3.4, P34). */
const decideTracking = (_: Unit, fact: Fact<'TrackingUnitDecided'>): Decision =>
  recordUnless(fact, !isQuarterStart(fact.validAt) && refuse('NOT_QUARTER_START', 'validAt', { value: fact.validAt }));

function defineGroup(unit: Unit, fact: Fact<'SimilarTaskGroupDefined'>): Decision {
  const { group, people } = fact.data;
  return recordUnless(
    fact,
    duplicates(people, (i) => `data.people[${i}]`),
    people.flatMap((person, i) => inAnotherGroup(unit, group, person, `data.people[${i}]`)),
  );
}

function inAnotherGroup(unit: Unit, group: string, value: string, path: string): readonly Refusal[] {
  const other = [...unit.groups].find(([name, people]) => name !== group && people.has(value));
  return other ? [refuse('PERSON_IN_TWO_GROUPS', path, { value, group: other[0] })] : [];
}

const recordShortcoming = (unit: Unit, fact: Fact<'ShortcomingRecorded'>): Decision =>
  recordUnless(
    fact,
    unit.shortcomings.has(fact.data.shortcoming) &&
      refuse('ALREADY_EXISTS', 'data.shortcoming', { value: fact.data.shortcoming }),
  );

function remedyShortcoming(unit: Unit, fact: Fact<'ShortcomingRemedied'>): Decision {
  const { shortcoming } = fact.data;
  if (unit.remedied.has(shortcoming)) return alreadySo;
  const found = unit.shortcomings.get(shortcoming);
  return recordUnless(
    fact,
    (found === undefined || found > fact.validAt) &&
      refuse('UNKNOWN_SHORTCOMING', 'data.shortcoming', { value: shortcoming, day: fact.validAt }),
  );
}

const record = (_: Unit, fact: Parameters<typeof recordUnless>[0]): Decision => recordUnless(fact);

export const unitHandler = handler({
  initial,
  evolve,
  ownJudgement: judgingOwnAgency,
  founding: {
    type: 'UnitRegistered',
    isFounded: ({ registered }) => registered !== null,
    code: 'UNKNOWN_UNIT',
    field: 'unit',
  },
  decide: {
    UnitRegistered: registerUnit,
    UnitRenamed: record,
    UnitSucceeded: succeedUnit,
    TrackingUnitDecided: decideTracking,
    SimilarTaskGroupDefined: defineGroup,
    OrganisationWrongdoingHandled: record,
    AgencyCriteriaScored: scoreAgency,
    ShortcomingRecorded: recordShortcoming,
    ShortcomingRemedied: remedyShortcoming,
    ExternalOrganisationClassReceived: record,
    QuotaDecided: decideQuota,
    FirstTrackedPeriodDecided: record,
    AgencyCriteriaSetAdopted: adoptCriteriaSet,
    AgencyForceMajeureConfirmed: record,
    AgencyClassified: classifyAgency,
  },
});
