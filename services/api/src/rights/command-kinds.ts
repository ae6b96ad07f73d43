import { ALL, CLASSIFIED, type Reach, SCORED, SELF, UNIT } from './reach.js';

/** Who may record something; a role that is left out may not. */
export type WritingRole = 'REPORTING_UNIT' | 'ASSESSOR' | 'AUTHORITY_HEAD' | 'RATING_OFFICER' | 'ADMINISTRATOR';
export type Recorders = { readonly [R in WritingRole]?: Reach };

/** By the personnel unit: what it decides itself, and what it enters of others, with their decision. */
const PERSONNEL: Recorders = { RATING_OFFICER: ALL };
const REGISTERS: Recorders = { RATING_OFFICER: ALL, ADMINISTRATOR: ALL };
/** Who tracks and scores the person or the head of the unit (Điều 10); who is delegated for that, too. */
const ASSESSMENT: Recorders = { ASSESSOR: SCORED, AUTHORITY_HEAD: SCORED };
/** Only the head of the authority, nobody in his or her place. */
const HEAD_ALONE: Recorders = { AUTHORITY_HEAD: SCORED };
const ASSIGNMENT: Recorders = { ...ASSESSMENT, RATING_OFFICER: ALL };
const REPORT: Recorders = { REPORTING_UNIT: UNIT };
/** The person, in whatever role he or she is here. */
const ONESELF: Recorders = { REPORTING_UNIT: SELF, ASSESSOR: SELF, AUTHORITY_HEAD: SELF, RATING_OFFICER: SELF };
/** The ledger's own, by its own programs. */
const NO_ONE: Recorders = {};

/** The two sides of one event type (Điều 9). */
export const SELF_SCORED_AGENCY = 'AgencyCriteriaScored by SELF';

/**
 * For every event type: which roles record it, and of whom. A correction or retraction is as the fact that it changes; the rows
 * of FactCorrected and FactRetracted are for changing a change.
 */
export const COMMAND_KINDS: { readonly [kind: string]: Recorders } = {
  // Tổ chức, nhân sự
  UnitRegistered: REGISTERS,
  UnitRenamed: REGISTERS,
  UnitSucceeded: REGISTERS,
  PostDefined: REGISTERS,
  OfficialRegistered: PERSONNEL,
  HeadAppointed: PERSONNEL,
  HeadRelieved: PERSONNEL,
  OfficialAssigned: PERSONNEL,
  OfficialLeft: PERSONNEL,
  DeputyFieldAssigned: PERSONNEL,
  AbsenceRecorded: ASSIGNMENT,
  NoSubordinatesDeclared: ASSIGNMENT,
  SimilarTaskGroupDefined: PERSONNEL,
  TrackingUnitDecided: PERSONNEL,
  FirstTrackedPeriodDecided: PERSONNEL,
  // Kế hoạch, giao việc
  PlanAdopted: REGISTERS,
  PlanTaskListed: REGISTERS,
  IndicatorDefined: REGISTERS,
  TargetSet: REGISTERS,
  TargetRevised: REGISTERS,
  AttainmentRuleDecided: REGISTERS,
  CollectiveUnitsDecided: REGISTERS,
  GoverningRowDecided: REGISTERS,
  TasksLinked: REGISTERS,
  YearlyMinimumSet: REGISTERS,
  CompletionReadingDecided: REGISTERS,
  DefinitionCardAdopted: REGISTERS,
  MaturityFrameworkAdopted: REGISTERS,
  ProductCatalogueAdopted: PERSONNEL,
  ConversionFactorDecided: PERSONNEL,
  TaskAssigned: ASSIGNMENT,
  TaskAmended: ASSIGNMENT,
  TaskHandedOver: ASSIGNMENT,
  TaskCancelled: ASSIGNMENT,
  TeamProductSplit: ASSIGNMENT,
  // Kết quả thực hiện
  TaskReported: REPORT,
  EvidenceSubmitted: REPORT,
  IndicatorMeasured: { REPORTING_UNIT: UNIT, RATING_OFFICER: ALL },
  MaturityCriterionAssessed: ASSIGNMENT,
  EvidenceAccepted: ASSESSMENT,
  EvidenceRejected: ASSESSMENT,
  ObjectiveCauseConfirmed: ASSESSMENT,
  // Đánh giá theo kỳ
  GeneralCriteriaSelfScored: ONESELF,
  GeneralCriteriaConfirmed: ASSESSMENT,
  LeadershipAttested: ASSESSMENT,
  InitiativeRecognised: ASSESSMENT,
  ConflictReported: ASSESSMENT,
  PeriodScoreConfirmed: ASSESSMENT,
  PeriodExcused: HEAD_ALONE,
  OverrideMade: HEAD_ALONE,
  OverrideRevoked: HEAD_ALONE,
  ExternalPeriodResultReceived: PERSONNEL,
  DisciplineImposed: PERSONNEL,
  DegradationConcluded: PERSONNEL,
  // Kỳ, công bố
  RatingPublished: PERSONNEL,
  RatingRestated: PERSONNEL,
  PeriodClosed: PERSONNEL,
  PeriodReopened: PERSONNEL,
  // Tổ chức: đánh giá, xếp loại
  [SELF_SCORED_AGENCY]: REPORT,
  AgencyCriteriaScored: ASSESSMENT,
  AgencyCriteriaSetAdopted: PERSONNEL,
  AgencyClassified: HEAD_ALONE,
  AgencyForceMajeureConfirmed: HEAD_ALONE,
  OrganisationWrongdoingHandled: PERSONNEL,
  ShortcomingRecorded: PERSONNEL,
  ShortcomingRemedied: PERSONNEL,
  ExternalOrganisationClassReceived: PERSONNEL,
  QuotaDecided: { ...HEAD_ALONE, RATING_OFFICER: ALL },
  // Xếp loại hằng năm
  AnnualSelfAssessmentSubmitted: ONESELF,
  PetitionFiled: ONESELF,
  ReviewMeetingHeld: PERSONNEL,
  PartyOpinionRecorded: PERSONNEL,
  ClassificationSynthesised: PERSONNEL,
  ClassificationDecided: { AUTHORITY_HEAD: CLASSIFIED },
  PetitionAnswered: { AUTHORITY_HEAD: CLASSIFIED },
  ClassificationNotified: PERSONNEL,
  NationalDatabaseSubmitted: PERSONNEL,
  // Đính chính
  FactCorrected: PERSONNEL,
  FactRetracted: PERSONNEL,
  // Sổ cái
  RuleSetAdopted: PERSONNEL,
  WorkingCalendarAdopted: PERSONNEL,
  AccessPolicyDecided: { ADMINISTRATOR: ALL },
  SubjectErased: { ADMINISTRATOR: ALL },
  LedgerOpened: NO_ONE,
  ImportStarted: NO_ONE,
  ImportCompleted: NO_ONE,
  CheckpointSealed: NO_ONE,
  SigningKeyIntroduced: NO_ONE,
};
