import type { AnyEvent, DataOf, EventTypeName, NewFact } from '@kpi-ledger/events';
import { saysTheSame } from '../common/same.js';

/**
 * What a fact is a statement about, within its stream. A fact that repeats the last statement about the same thing says
 * nothing new. Types that are not listed speak about the stream's subject itself.
 */
const ABOUT: { readonly [N in EventTypeName]?: (data: DataOf<N>) => string } = {
  UnitSucceeded: (d) => d.predecessor,
  SimilarTaskGroupDefined: (d) => d.group,
  OrganisationWrongdoingHandled: (d) => d.act,
  AgencyCriteriaScored: (d) => `${d.period} ${d.by ?? 'AUTHORITY'}`,
  AgencyCriteriaSetAdopted: (d) => d.set,
  AgencyForceMajeureConfirmed: (d) => d.year,
  AgencyClassified: (d) => d.year,
  ShortcomingRecorded: (d) => d.shortcoming,
  ShortcomingRemedied: (d) => d.shortcoming,
  ExternalOrganisationClassReceived: (d) => d.year,
  QuotaDecided: (d) => `${d.year} ${d.subject ?? 'CIVIL_SERVANTS'}`,
  DisciplineImposed: (d) => d.act,
  DegradationConcluded: (d) => d.act,
  PlanTaskListed: (d) => `${d.annex ?? ''}/${d.row}`,
  ConversionFactorDecided: (d) => d.product,
  TargetSet: (d) => d.horizon ?? '',
  TargetRevised: (d) => d.horizon ?? '',
  IndicatorMeasured: (d) => `${d.period} ${d.universe?.id ?? ''} ${d.edition ?? ''}`,
  MaturityCriterionAssessed: (d) => `${d.period} ${d.criterion}`,
  AttainmentRuleDecided: (d) => `${d.rule} ${d.indicator ?? ''}`,
  CollectiveUnitsDecided: (d) => d.collective,
  GoverningRowDecided: (d) => d.conflict,
  TasksLinked: (d) => d.link,
  YearlyMinimumSet: (d) => `${d.annex ?? ''}/${d.row}`,
  CompletionReadingDecided: (d) => d.reading,
  TaskReported: (d) => d.milestone ?? '',
  EvidenceSubmitted: (d) => d.submission,
  EvidenceAccepted: (d) => d.submission,
  EvidenceRejected: (d) => d.submission,
  ObjectiveCauseConfirmed: (d) => d.submission ?? `${d.deadline?.milestone} ${d.deadline?.due}`,
  PetitionFiled: (d) => d.petition,
  PetitionAnswered: (d) => d.petition,
  ClassificationNotified: (d) => d.how,
  SubjectErased: (d) => d.subject,
};

/** Types that answer each other: the last word about a subject may be of another type. */
const COUNTERPARTS: { readonly [type: string]: string } = {
  HeadRelieved: 'HeadAppointed',
  OfficialLeft: 'OfficialAssigned',
  TargetRevised: 'TargetSet',
  EvidenceRejected: 'EvidenceAccepted',
  PeriodReopened: 'PeriodClosed',
  TaskCancelled: 'TaskAmended',
  OverrideRevoked: 'OverrideMade',
};

export function aboutOf(fact: Pick<NewFact, 'type' | 'data'>): string {
  const about = ABOUT[fact.type] as ((data: unknown) => string) | undefined;
  return `${COUNTERPARTS[fact.type] ?? fact.type} ${about?.(fact.data) ?? ''}`;
}

export const repeats = (fact: NewFact, last: AnyEvent | undefined): boolean =>
  last !== undefined &&
  last.type === fact.type &&
  last.validAt === fact.validAt &&
  saysTheSame(fact.type, last.data, fact.data);
