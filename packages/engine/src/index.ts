/**
 * What an entrance (command line, service) needs: the engine, and of the packages below it the formulas and the language of
 * events, so that an entrance depends on the engine, the stores and the seeds alone.
 */
export {
  type AnyEvent,
  decodeFact,
  EVENT_TYPE_NAMES,
  type EventTypeName,
  envelopeSchema,
  eventIdOf,
  eventTypeOf,
  hashOf,
  hashOfValue,
  isEventType,
  PERSON_KINDS,
  subjectOf,
} from '@kpi-ledger/events';
export {
  display,
  type EvaluatedAnswer,
  type FormulaError,
  findFormula,
  GENERAL_CELLS,
  listFormulas,
  parseRational,
  type Rational,
} from '@kpi-ledger/formulas';
export { evaluate } from '@kpi-ledger/formulas/approximate';
export { formulaSchemas } from '@kpi-ledger/formulas/schemas';
export {
  type BundleAnchor,
  type BundleAnchors,
  type BundleVerification,
  type CheckedAnchor,
  type CheckpointFile,
  type Damage,
  type GivenFile,
  isPublicKey,
  keyIdOf,
  type LedgerVerification,
  type StoredEvent,
  verifyBundle,
  verifyLedger,
} from '@kpi-ledger/verify';
export type { AccessPolicy } from './access/access-policy.js';
export type {
  AgencyCriterionRow,
  AgencyDecision,
  AgencyGround,
  AgencyRow,
} from './agencies/agency-row.js';
export type { AgencyStatus } from './agencies/place.js';
export type { AgencyQuota } from './agencies/quota.js';
export { ALERT_KINDS, type AlertKind, type AlertRow } from './alerts/alert-row.js';
export type { RatedPeriod } from './asked/ratings.js';
export type {
  AttainmentRow,
  CollectiveLead,
  ConflictStanding,
  JudgedFigure,
  Lacking,
  Path,
  PathPoint,
  RecordedFigure,
  RollUpAnswer,
  TargetAttainment,
  UnitAttainment,
  UsedRule,
} from './attainment/attainment-row.js';
export type { Basis } from './basis/basis.js';
export type { CaseFile } from './case-file/case-file.js';
export type { PetitionRow } from './case-file/petition-rows.js';
export type { PetitionStatus } from './case-file/petitions.js';
export type { CaseStep, StepId, StepStatus } from './case-file/step.js';
export type { ProductRow } from './catalogue/product-rows.js';
export type { TeamPart, TeamRow } from './catalogue/team-rows.js';
export type { Choice, Choices, ChoiceWithin } from './choices/choices.js';
export { CLARITIES, type Clarity, type ClarityGap, type ClarityRow } from './clarity/clarity-row.js';
export type { ClassRow, ClassStatus, QuotaGauge } from './classify/classify.js';
export type { DecidedClass } from './classify/decisions.js';
export type { PeriodGauge } from './classify/period-gauge.js';
export * from './commands/index.js';
export type { CompletionLevel, CompletionRow } from './completion/completion-rows.js';
export type { CurveRow } from './completion/curve-rows.js';
export type { TaskLinkRow } from './completion/link-rows.js';
export type { MinimumState, YearlyMinimumRow } from './completion/minimum-rows.js';
export { type PlanTaskRow, TASK_LISTS, type TaskList } from './completion/plan-task-rows.js';
export type { UsedReading } from './completion/readings.js';
export type { Cause, Difference, DiffRow, DiffStep, Figure, Gap } from './diff/difference.js';
export type {
  At,
  Engine,
  EngineOptions,
  LedgerInfo,
  ReadRows,
  RecordedImport,
  ReplayedState,
  Rows,
} from './engine.js';
export type { EraseAct, ErasureOutcome, ErasurePlan } from './erasure/erasure-acts.js';
export type { Erasure, KeyState, Leftover } from './erasure/key-watch.js';
export type { EventFilter } from './events/event-filter.js';
export type { EventProof } from './events/event-proof.js';
export type { EventPage, EventRow } from './events/event-rows.js';
export type { EventStatus } from './events/standing.js';
export type { Explanation } from './explain/explain.js';
export type { Brought, FieldDifference, StandingFact } from './imports/standing-facts.js';
export type { UnfinishedImport } from './imports/unfinished.js';
export type { IndicatorRow, TargetRow } from './indicators/indicator-rows.js';
export type { AssessmentReasons, AttestedReason, CellReason } from './judging/assessment-reasons.js';
export type { AssessmentRow } from './judging/assessment-rows.js';
export { JUDGEMENT_KINDS, type JudgementKind, type JudgementRow } from './judging/judgement-rows.js';
export type {
  TaskCause,
  TaskFile,
  TaskMilestone,
  TaskProduct,
  TaskReport,
  TaskSubmission,
  TaskVerdict,
} from './judging/task-file.js';
export { type Known, parseKnown } from './log/known.js';
export type { EngineMemory } from './log/remembered.js';
export type {
  MaturityCriterionRow,
  MaturityFrameworkRow,
  MaturityRow,
  UnusedAssessment,
} from './maturity/maturity-row.js';
export type { Identity } from './names/identities.js';
export type { Names } from './names/names.js';
export { openEngine } from './open-engine.js';
export type { OverrideRow } from './overrides/override-rows.js';
export type { ClosedPeriodRow } from './periods/closed-periods.js';
export type { Closed } from './periods/closing.js';
export type {
  Acting,
  CloseOutcome,
  PublishOutcome,
  ReopenOutcome,
  RestateOutcome,
  Revising,
} from './periods/period-acts.js';
export type { PeriodPublications } from './periods/period-publications.js';
export type { NotReady, Publishable, Published, Rated, Restatable } from './periods/publications.js';
export type { Completion } from './progress/completion.js';
export type { PlanRowState } from './progress/plan-rows.js';
export type { ProgressRow } from './progress/progress.js';
export { flawOf } from './questions/well-asked.js';
export type { Ground, Grounds } from './rate/grounds.js';
export type { Missing } from './rate/missing.js';
export type { RateRow, RateStatus, ScoreRow } from './rate/rows.js';
export type { OverriddenTerm } from './rate/score.js';
export type { ReadinessRow } from './readiness/readiness.js';
export type { Duty, DutyState } from './reporting/duties.js';
export type { UsedReportingReading } from './reporting/readings.js';
export type {
  ReportingAnswer,
  ReportingFigures,
  ReportingRow,
  UnitsComplete,
} from './reporting/reporting-rate.js';
export type { Authority, Responsibility, Subject } from './responsibility/responsibility.js';
export type { RuleChange, RuleSide } from './rules/rule-changes.js';
export type { RuleRow } from './rules/rule-rows.js';
export type { AgencySheet } from './sheets/agency-sheet.js';
export type { PeriodSheet, SheetCell } from './sheets/period-sheet.js';
export type { RatedPerson } from './sheets/rated-people.js';
export type { RatingList } from './sheets/rating-list.js';
export type { SheetLine, SheetTotals } from './sheets/sheet-lines.js';
export type {
  CheckpointRow,
  CheckpointRows,
  Checkpoints,
  RotateOutcome,
  SealOutcome,
  SigningKeyRow,
} from './signing/checkpoints.js';
export { signerError } from './signing/signing-errors.js';
export { withoutTrust } from './signing/verified-log.js';
export type { FigureRow } from './submissions/figure-rows.js';
export type { SubmissionRow, VerdictOn } from './submissions/submission-rows.js';
export type { Actual, Assumed, Assumption, WhatIf } from './what-if/assumed.js';
export type { PartState } from './year/tracked-parts.js';
export type { YearRow, YearSheet, YearStatus } from './year/year-sheet.js';
