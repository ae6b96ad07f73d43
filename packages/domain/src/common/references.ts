import type { DataOf, EventTypeName, NewFact } from '@kpi-ledger/events';
import { type Refusal, refuse } from '../refusals/refusal.js';
import type { Context } from './context.js';

/** A name of something else that a fact gives: what kind, where, which. */
type Reference = readonly [
  kind: 'unit' | 'post' | 'person' | 'plan' | 'catalogue' | 'indicator',
  path: string,
  id: string,
];

const unit = (path: string, id: string | null | undefined): Reference[] => (id ? [['unit', path, id]] : []);
const post = (path: string, id: string | null | undefined): Reference[] => (id ? [['post', path, id]] : []);
const person = (path: string, id: string | null | undefined): Reference[] => (id ? [['person', path, id]] : []);
const plan = (path: string, id: string): Reference[] => [['plan', path, id]];
const catalogue = (path: string, id: string): Reference[] => [['catalogue', path, id]];
const indicator = (path: string, id: string): Reference[] => [['indicator', path, id]];

type Lead = { readonly unit: string | null };
const leads = (path: string, list: readonly Lead[]): Reference[] =>
  list.flatMap((lead, i) => unit(`${path}[${i}].unit`, lead.unit));
const people = (path: string, list: readonly string[] = []): Reference[] =>
  list.flatMap((id, i) => person(`${path}[${i}]`, id));
const units = (path: string, list: readonly string[] = []): Reference[] =>
  list.flatMap((id, i) => unit(`${path}[${i}]`, id));
const ofUnit = (data: { readonly unit: string }) => unit('data.unit', data.unit);
const ofPerson = (data: { readonly person: string }) => person('data.person', data.person);
const ofIndicator = (data: { readonly indicator: string; readonly unit: string | null }) => [
  ...indicator('data.indicator', data.indicator),
  ...unit('data.unit', data.unit),
];

/** What else a fact names, beside the subject of its own stream: it must already be in the ledger. */
const REFERENCES: { readonly [N in EventTypeName]?: (data: DataOf<N>) => readonly Reference[] } = {
  UnitRegistered: (d) => [...unit('data.parent', d.parent), ...unit('data.managedBy', d.managedBy)],
  UnitSucceeded: (d) => unit('data.predecessor', d.predecessor),
  SimilarTaskGroupDefined: (d) => people('data.people', d.people),
  QuotaDecided: (d) => [...people('data.tie', d.tie), ...units('data.tieUnits', d.tieUnits)],
  AgencyCriteriaSetAdopted: (d) => units('data.units', d.units),
  AgencyCriteriaScored: (d) => unit('data.set.adoptedBy', d.set?.adoptedBy),
  AgencyClassified: (d) => person('data.signer', d.signer),

  PostDefined: (d) => [...ofUnit(d), ...post('data.trackedBy', d.trackedBy)],
  HeadAppointed: ofPerson,
  HeadRelieved: ofPerson,

  OfficialAssigned: (d) => [...ofUnit(d), ...post('data.post', d.post), ...post('data.trackedBy', d.trackedBy)],
  OfficialLeft: ofUnit,
  DeputyFieldAssigned: (d) => [
    ...d.units.flatMap((id, i) => unit(`data.units[${i}]`, id)),
    ...people('data.people', d.people),
  ],
  DisciplineImposed: (d) => unit('data.atUnit', d.atUnit),

  PlanTaskListed: (d) => [...leads('data.responsible', d.responsible), ...leads('data.coordinating', d.coordinating)],
  ProductCatalogueAdopted: (d) => unit('data.unit', d.unit),
  ConversionFactorDecided: (d) => (d.indicator ? indicator('data.indicator', d.indicator) : []),
  IndicatorDefined: (d) => [...plan('data.plan', d.plan), ...unit('data.unit', d.unit), ...leads('data.lead', d.lead)],
  TargetSet: ofIndicator,
  TargetRevised: ofIndicator,
  IndicatorMeasured: ofIndicator,
  DefinitionCardAdopted: (d) => [...ofIndicator(d), ...unit('data.responsible', d.responsible)],
  MaturityCriterionAssessed: (d) => unit('data.unit', d.unit),
  AttainmentRuleDecided: (d) => [
    ...(d.indicator ? indicator('data.indicator', d.indicator) : []),
    ...(d.rule === 'CONTINUES' ? indicator('data.value', d.value) : []),
  ],
  CollectiveUnitsDecided: (d) => units('data.units', d.units),
  GoverningRowDecided: (d) => [
    ...(d.governs.indicator ? indicator('data.governs.indicator', d.governs.indicator) : []),
    ...d.over.flatMap((place, i) => [
      ...plan(`data.over[${i}].plan`, place.plan),
      ...(place.indicator ? indicator(`data.over[${i}].indicator`, place.indicator) : []),
    ]),
  ],

  TasksLinked: (d) => d.same.flatMap((place, i) => plan(`data.same[${i}].plan`, place.plan)),

  TaskAssigned: (d) => [
    ...unit('data.unit', d.unit),
    ...person('data.person', d.person),
    ...(d.plan ? plan('data.plan.plan', d.plan.plan) : []),
    ...(d.product ? catalogue('data.product.catalogue', d.product.catalogue) : []),
    ...post('data.approvedBy', d.approvedBy),
  ],
  TeamProductSplit: (d) => [
    ...catalogue('data.product.catalogue', d.product.catalogue),
    ...person('data.responsible', d.responsible),
  ],
  TaskHandedOver: (d) => [...unit('data.toUnit', d.toUnit), ...person('data.toPerson', d.toPerson)],

  GeneralCriteriaSelfScored: ofPerson,
  GeneralCriteriaConfirmed: ofPerson,
  PeriodExcused: ofPerson,
  LeadershipAttested: (d) => [...ofPerson(d), ...people('data.d.people', d.d?.people)],
  InitiativeRecognised: ofPerson,
  ConflictReported: ofPerson,
  PeriodScoreConfirmed: (d) => [...ofPerson(d), ...post('data.confirmedBy', d.confirmedBy)],
  ExternalPeriodResultReceived: ofPerson,
  OverrideMade: ofPerson,
  OverrideRevoked: ofPerson,
  RatingPublished: (d) => [...ofPerson(d), ...post('data.post', d.post)],
  RatingRestated: ofPerson,

  RuleSetAdopted: (d) => d.rules.flatMap((rule, i) => unit(`data.rules[${i}].unit`, rule.unit)),

  ReviewMeetingHeld: ofPerson,
  PartyOpinionRecorded: ofPerson,
  ClassificationDecided: (d) => [...ofPerson(d), ...person('data.signer', d.signer)],
  PetitionFiled: ofPerson,
  PetitionAnswered: ofPerson,

  AnnualSelfAssessmentSubmitted: ofPerson,
  ClassificationSynthesised: (d) => [...ofPerson(d), ...unit('data.by', d.by)],
  ClassificationNotified: ofPerson,
  NationalDatabaseSubmitted: ofPerson,
};

const UNKNOWN = {
  unit: ['UNKNOWN_UNIT', (id: string, context: Context) => context.unit(id) !== null],
  post: ['UNKNOWN_POST', (id: string, context: Context) => context.post(id) !== null],
  person: ['UNKNOWN_PERSON', (id: string, context: Context) => context.official(id) !== null],
  plan: ['UNKNOWN_PLAN', (id: string, context: Context) => context.plan(id)],
  catalogue: ['UNKNOWN_CATALOGUE', (id: string, context: Context) => context.catalogue(id)],
  indicator: ['UNKNOWN_INDICATOR', (id: string, context: Context) => context.indicator(id)],
} as const;

/** Every name in the fact that the ledger does not know. */
export function unknownReferences(fact: NewFact, context: Context): readonly Refusal[] {
  const referencesOf = REFERENCES[fact.type] as ((data: unknown) => readonly Reference[]) | undefined;
  return (referencesOf?.(fact.data) ?? []).flatMap(([kind, path, id]) => {
    const [code, isKnown] = UNKNOWN[kind];
    return isKnown(id, context) ? [] : [refuse(code, path, { value: id })];
  });
}
