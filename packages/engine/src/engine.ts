import type { Derivation } from '@kpi-ledger/formulas';
import type { Clock, EventStore, KeyVault, LoggedEvent } from '@kpi-ledger/ledger';
import type { BundleVerification } from '@kpi-ledger/verify';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { AccessPolicy } from './access/access-policy.js';
import type { AgencyAnswer, AgencyRow } from './agencies/agency-row.js';
import type { AlertRow } from './alerts/alert-row.js';
import type { AttainmentRow } from './attainment/attainment-row.js';
import type { Basis } from './basis/basis.js';
import type { CaseFile } from './case-file/case-file.js';
import type { PetitionRow } from './case-file/petition-rows.js';
import type { ProductRow } from './catalogue/product-rows.js';
import type { TeamRow } from './catalogue/team-rows.js';
import type { Choices } from './choices/choices.js';
import type { ClarityRow } from './clarity/clarity-row.js';
import type { ClassRow, QuotaGauge } from './classify/classify.js';
import type { PeriodGauge } from './classify/period-gauge.js';
import type { Commands, EngineError } from './commands/index.js';
import type { CompletionRow } from './completion/completion-rows.js';
import type { CurveRow } from './completion/curve-rows.js';
import type { TaskLinkRow } from './completion/link-rows.js';
import type { YearlyMinimumRow } from './completion/minimum-rows.js';
import type { PlanTaskRow, TaskList } from './completion/plan-task-rows.js';
import type { UsedReading } from './completion/readings.js';
import type { Difference } from './diff/difference.js';
import type { EraseAct, EraseQuestion, ErasureOutcome, ErasurePlan } from './erasure/erasure-acts.js';
import type { KeyState } from './erasure/key-watch.js';
import type { EventProof } from './events/event-proof.js';
import type { EventPage, EventRow } from './events/event-rows.js';
import type { Explanation } from './explain/explain.js';
import type { Brought, StandingFact } from './imports/standing-facts.js';
import type { UnfinishedImport } from './imports/unfinished.js';
import type { IndicatorRow } from './indicators/indicator-rows.js';
import type { AssessmentReasons } from './judging/assessment-reasons.js';
import type { AssessmentRow } from './judging/assessment-rows.js';
import type { JudgementRow } from './judging/judgement-rows.js';
import type { TaskFile } from './judging/task-file.js';
import type { Known } from './log/known.js';
import type { EngineMemory } from './log/remembered.js';
import type { MaturityFrameworkRow, MaturityRow } from './maturity/maturity-row.js';
import type { Identity } from './names/identities.js';
import type { Names } from './names/names.js';
import type { OverrideRow } from './overrides/override-rows.js';
import type { ClosedPeriodRow } from './periods/closed-periods.js';
import type {
  Acting,
  CloseOutcome,
  PublishOutcome,
  ReopenOutcome,
  RestateOutcome,
  Revising,
} from './periods/period-acts.js';
import type { PeriodPublications } from './periods/period-publications.js';
import type { PlanRowState } from './progress/plan-rows.js';
import type { ProgressRow } from './progress/progress.js';
import type { RateRow, ScoreRow } from './rate/rows.js';
import type { ReadinessRow } from './readiness/readiness.js';
import type { ReportingAnswer } from './reporting/reporting-rate.js';
import type { Responsibility, Subject } from './responsibility/responsibility.js';
import type { RuleChange } from './rules/rule-changes.js';
import type { RuleRow } from './rules/rule-rows.js';
import type { AgencySheet } from './sheets/agency-sheet.js';
import type { PeriodSheet } from './sheets/period-sheet.js';
import type { RatedPerson } from './sheets/rated-people.js';
import type { RatingList } from './sheets/rating-list.js';
import type { Checkpoints } from './signing/checkpoints.js';
import type { FigureRow } from './submissions/figure-rows.js';
import type { SubmissionRow } from './submissions/submission-rows.js';
import type { Assumed, Assumption, WhatIf } from './what-if/assumed.js';
import type { YearSheet } from './year/year-sheet.js';

export interface EngineOptions {
  readonly store: EventStore;
  /** Opens the sealed names for display, and seals what commands bring. */
  readonly vault: KeyVault;
  /** Real, or simulated for a demo ledger. */
  readonly clock: Clock;
  /**
   * Every question stands on the ledger as it was when the engine was opened: rows, names and gauges that belong together agree
   * whatever others append meanwhile. For reading only.
   */
  readonly still?: boolean;
  /**
   * What an engine of this very program took from this ledger before. It is used where the log still begins with the same events,
   * and goes on from there.
   */
  readonly memory?: EngineMemory;
}

/** Where on the two time axes a question stands. */
export interface At {
  /** Civil day yyyy-mm-dd; default: the earlier of the period's end and today (a demo ledger: the day of its last knowledge). */
  readonly effective?: string;
  /** Default: the head of the log. `parseKnown` reads what people write. */
  readonly known?: Known;
  /** Facts that nobody recorded, from `assume`: the answer is over the whole ledger and them, so it goes without `known`. */
  readonly assumed?: Assumed;
}

/** Whose scores of a period. */
export interface RatedPeriod {
  readonly period: string;
  /** Of the posts of one unit only. */
  readonly unit?: string;
  readonly people?: boolean;
}

export interface Rows<Row> {
  readonly basis: Basis;
  /** Only where something was assumed. */
  readonly whatIf?: WhatIf;
  readonly rows: readonly Row[];
}

/** Rows with the readings that they rest on where the plans leave something open. */
export interface ReadRows<Row> extends Rows<Row> {
  readonly readings: readonly UsedReading[];
}

interface CompletionAsked {
  readonly plan?: string;
  readonly unit?: string;
  readonly period?: string;
}

/** The text of a bundle file, and what verifying it as its reader will came to. */
export interface SealedBundle {
  readonly text: string;
  readonly verification: BundleVerification;
}

/** What a full replay leaves. */
export interface ReplayedState {
  readonly ordinal: number;
  /** Merkle root over the bytes that were replayed. */
  readonly root: string;
  /** Hash of the folded state (docs/decisions/0011). */
  readonly stateHash: string;
}

export interface RecordedImport {
  /** Keyed, as the event has it. */
  readonly fileHash: string;
  readonly rows: number;
  readonly recorded: number;
  readonly skipped: number;
}

export interface LedgerInfo {
  readonly id: string;
  readonly kind: 'live' | 'demo';
  readonly city: string;
  readonly ordinal: number;
}

/** What CLI and service call. Every answer is plain JSON and carries the basis that it rests on. */
export interface Engine extends Commands, Checkpoints {
  /** Null: the store is empty. */
  ledger(): LedgerInfo | null;
  /** Follows the store's head; every question does so too. */
  refresh(): TaskEither<EngineError, LedgerInfo | null>;
  /**
   * Where a question of now stands, as a text: events, root and day. While it is the same, every question that says no `known` and opens
   * no personal text has the same answer. Follows the store's head.
   */
  state(): TaskEither<EngineError, string>;
  /** What it took from the ledger so far, and the answers that it keeps: for `EngineOptions.memory`. */
  memory(): TaskEither<EngineError, EngineMemory | null>;
  /**
   * Events after the ordinal (default: from now on), each as it is recorded, whoever records it; with bounded memory. Reading it
   * ends with the signal, and throws StoreFailure where the log was cut.
   */
  recorded(question?: {
    readonly after?: number;
    readonly signal?: AbortSignal;
  }): TaskEither<EngineError, AsyncIterable<LoggedEvent>>;
  /** What became of an import; null: none of that id was completed. */
  importNamed(id: string): TaskEither<EngineError, RecordedImport | null>;
  /** Recorded events, newest first, and what has become of each. Errors: INVALID_DATE. */
  events(question?: At & EventPage): TaskEither<EngineError, Rows<EventRow> & { readonly next: number | null }>;
  /** One event by id or ordinal, with its stored bytes and the proof that they stand in the ledger. Errors: UNKNOWN_EVENT. */
  event(
    question: At & { readonly event: string },
  ): TaskEither<EngineError, { readonly basis: Basis } & EventRow & EventProof>;
  basis(question?: At & { readonly period?: string }): TaskEither<EngineError, Basis>;
  /** How the confirmed scores of a period stand to the quota of the year; advisory (P17). */
  quotaGauge(question: At & { readonly period: string }): TaskEither<EngineError, Rows<PeriodGauge>>;
  /** The posts; with `people` also everybody rated who holds no named post (`post` null). */
  rate(question: At & RatedPeriod): TaskEither<EngineError, Rows<RateRow>>;
  /** The same without the grounds for đ and e, for which every measurement of the units' indicators is read. */
  scores(question: At & RatedPeriod): TaskEither<EngineError, Rows<ScoreRow>>;
  /**
   * What if? Decides facts and values of parameters as if they were recorded now, and writes nothing. What a rule speaks
   * against is refused as it would be in earnest. The result goes into a question as `assumed`.
   */
  assume(assumption: Assumption): TaskEither<EngineError, Assumed>;
  explain(
    question: At & { readonly period: string; readonly subject: string },
  ): TaskEither<EngineError, { readonly basis: Basis; readonly whatIf?: WhatIf } & Explanation>;
  /**
   * Why scores differ between two bases: every change that moved them, in log order, then rules, then overrides, with what each
   * added. Of `subject` (a post or person), of the posts of `unit`, or of all heads.
   */
  diff(question: {
    readonly period: string;
    readonly from: Omit<At, 'assumed'>;
    readonly to: Omit<At, 'assumed'>;
    readonly subject?: string;
    readonly unit?: string;
  }): TaskEither<EngineError, Difference>;
  readiness(
    question: At & { readonly period: string; readonly unit?: string; readonly people?: boolean },
  ): TaskEither<EngineError, Rows<ReadinessRow>>;
  /** The year of a person: twelve rows, time served, mean, class of the score. `period` is a year, `subject` a person or a post. */
  yearSheet(
    question: At & { readonly period: string; readonly subject: string },
  ): TaskEither<EngineError, { readonly basis: Basis } & YearSheet>;
  /** The annual classes; `unit` with its components; `person` adds that person's derivation and leaves the other rows out. */
  classify(
    question: At & { readonly period: string; readonly unit?: string; readonly person?: string },
  ): TaskEither<EngineError, Rows<ClassRow> & { readonly quotas: readonly QuotaGauge[] }>;
  /** The organisations that Điều 5–9 evaluate, their points and annual class; `period` is a year. */
  agencies(
    question: At & { readonly period: string; readonly unit?: string },
  ): TaskEither<EngineError, Rows<AgencyRow> & Pick<AgencyAnswer, 'quotas'>>;
  explainAgency(
    question: At & { readonly period: string; readonly unit: string },
  ): TaskEither<EngineError, { readonly basis: Basis; readonly derivation: Derivation | null } & AgencyRow>;
  /** The parameters in force on a day, or on the last day of a period; for a unit, with what its agency decided. */
  rules(
    question?: At & { readonly on?: string; readonly period?: string; readonly unit?: string },
  ): TaskEither<EngineError, Rows<RuleRow>>;
  /** What differs between the parameters of two days. */
  rulesDiff(
    question: At & { readonly from: string; readonly to: string; readonly unit?: string },
  ): TaskEither<EngineError, Rows<RuleChange>>;
  /**
   * Publishes what is ready of a period: confirmed scores, and a December of P22 as provisional. Without `onlyReady` it publishes
   * all together or nothing. A second time there is nothing new.
   */
  publishPeriod(
    question: Acting & { readonly period: string; readonly unit?: string; readonly onlyReady?: boolean },
  ): TaskEither<EngineError, PublishOutcome>;
  /** Closes a period once nothing stands against it, with the count and Merkle root of its published ratings. */
  closePeriod(question: Acting & { readonly period: string }): TaskEither<EngineError, CloseOutcome>;
  /**
   * Publishes the confirmed scores of now beside published ones that they no longer agree with; the first figures stay. Also in a
   * closed period. `subject` is a person or a post; `dryRun` only lists.
   */
  restatePeriod(
    question: Revising & {
      readonly period: string;
      readonly unit?: string;
      readonly subject?: string;
      readonly onlyReady?: boolean;
      readonly dryRun?: boolean;
    },
  ): TaskEither<EngineError, RestateOutcome>;
  /** Opens a closed period again, so that more can be published in it. */
  reopenPeriod(question: Revising & { readonly period: string }): TaskEither<EngineError, ReopenOutcome>;
  /** What publishing, restating and closing the period would do now, and whether it is closed; nothing is recorded. */
  publications(
    question: At & { readonly period: string; readonly unit?: string },
  ): TaskEither<EngineError, { readonly basis: Basis } & PeriodPublications>;
  /** The closed periods that have ended, with the state of the ledger that each was closed at. */
  closedPeriods(question?: At): TaskEither<EngineError, Rows<ClosedPeriodRow>>;
  progress(question?: At & { readonly plan?: string }): TaskEither<EngineError, Rows<ProgressRow>>;
  /** Every row of the plans as it stands, whole and by unit; `unit`: only what is in the hands of that one. */
  planRows(
    question?: At & { readonly plan?: string; readonly unit?: string },
  ): TaskEither<EngineError, Rows<PlanRowState>>;
  /**
   * Reports due in the period, on time and correct, counted from the log itself, by the readings that stand in the answer
   * (Phụ lục II dòng 20 của 286/CTr-UBND). `effective` after the end of the period sees what was filed late.
   */
  reportingRate(
    question: At & { readonly period: string; readonly unit?: string },
  ): TaskEither<EngineError, { readonly basis: Basis; readonly whatIf?: WhatIf } & ReportingAnswer>;
  /**
   * Completion of plans, sections and units; without `plan` also of all plans together and of units over all of them, where what
   * is linked counts once. `period`: only what is due in it, as it stands at its end.
   */
  completion(question?: At & CompletionAsked): TaskEither<EngineError, ReadRows<CompletionRow>>;
  /** The same of heads of units, and of people with work of their own, plans and other work. */
  completionOfPeople(question?: At & CompletionAsked): TaskEither<EngineError, ReadRows<CompletionRow>>;
  /** Planned against actual: a row for every day on which something changes, or with `daily` for every day. */
  completionCurve(
    question?: At & { readonly plan?: string; readonly unit?: string; readonly daily?: boolean },
  ): TaskEither<EngineError, ReadRows<CurveRow>>;
  /** The rows of the plans with their state; `list`: those that are overdue, at risk or unscheduled. */
  planTasks(
    question?: At & { readonly plan?: string; readonly unit?: string; readonly list?: TaskList },
  ): TaskEither<EngineError, ReadRows<PlanTaskRow>>;
  /** Rows that were decided to be one task; `plan`: with a row of it. */
  taskLinks(question?: At & { readonly plan?: string }): TaskEither<EngineError, Rows<TaskLinkRow>>;
  /** The yearly minima of the plans, year by year, each unit for itself. */
  yearlyMinima(
    question?: At & { readonly plan?: string; readonly unit?: string; readonly year?: string },
  ): TaskEither<EngineError, ReadRows<YearlyMinimumRow>>;
  /** What somebody should act on by the day of the question; `days`: how far ahead. */
  alerts(
    question?: At & { readonly unit?: string; readonly days?: number },
  ): TaskEither<EngineError, ReadRows<AlertRow> & { readonly days: number }>;
  /** What waits for a verdict, and the delays and major errors that an objective cause could still excuse (Điều 14.2). */
  judgements(question?: At): TaskEither<EngineError, Rows<JudgementRow>>;
  /** Everybody who is rated, with what they say of themselves and what the authority confirmed. */
  assessments(question: At & { readonly period: string }): TaskEither<EngineError, Rows<AssessmentRow>>;
  /**
   * Why cells were lowered, and why d, đ and e are what they are: of one person's period, for display, with the texts that were
   * written. Nothing was stated: empty lists.
   */
  assessmentReasons(
    question: At & { readonly period: string; readonly person: string; readonly lang?: 'vi' | 'en' },
  ): TaskEither<EngineError, { readonly basis: Basis; readonly reasons: AssessmentReasons }>;
  /** One task with what was reported, submitted and decided; for display, with the texts that users wrote. Errors: UNKNOWN_TASK. */
  taskFile(
    question: At & { readonly task: string; readonly lang?: 'vi' | 'en' },
  ): TaskEither<EngineError, { readonly basis: Basis; readonly file: TaskFile }>;
  indicators(question?: At & { readonly plan?: string }): TaskEither<EngineError, Rows<IndicatorRow>>;
  /**
   * All that can be said of the indicators: figures by universe, units of a collective and their roll-up, the path to the horizon,
   * decisions between plans, what is missing. `unit`: led by it or made of it. `year`: annual targets of that year.
   */
  attainment(
    question?: At & {
      readonly plan?: string;
      readonly unit?: string;
      readonly year?: string;
      readonly indicator?: string;
    },
  ): TaskEither<EngineError, Rows<AttainmentRow>>;
  /**
   * How mature units are by a framework that was adopted (Kế hoạch 18, Phụ lục II, dòng 37, 38): of each unit the last period that was
   * assessed, or the one asked for. With `unit` each row has its derivation.
   */
  maturity(
    question?: At & { readonly framework?: string; readonly unit?: string; readonly period?: string },
  ): TaskEither<EngineError, Rows<MaturityRow> & { readonly frameworks: readonly MaturityFrameworkRow[] }>;
  /** Every task and indicator against the six clarities (6 rõ): person, work, time, responsibility, product, authority. */
  clarity(
    question?: At & { readonly plan?: string; readonly unit?: string },
  ): TaskEither<EngineError, Rows<ClarityRow>>;
  /** The products of the catalogues with their factors in force on the day (Điều 13). */
  products(
    question?: At & { readonly catalogue?: string; readonly unit?: string },
  ): TaskEither<EngineError, Rows<ProductRow>>;
  /**
   * The codes that may be entered on a day: of a unit with its components, or of the whole ledger. `demo`: it is made up for a
   * demonstration.
   */
  choices(
    question?: At & { readonly unit?: string },
  ): TaskEither<EngineError, { readonly basis: Basis; readonly demo: boolean } & Choices>;
  /** Team products with their parts, who does each and who answers for the whole (Điều 18.1c). */
  teams(question?: At): TaskEither<EngineError, Rows<TeamRow>>;
  /** Everybody whom the decree rates at the end of the period. */
  people(
    question: At & { readonly period: string; readonly unit?: string },
  ): TaskEither<EngineError, Rows<RatedPerson>>;
  /** What Mẫu số 01 and its task annex print. */
  periodSheet(
    question: At & { readonly period: string; readonly subject: string },
  ): TaskEither<EngineError, { readonly basis: Basis } & PeriodSheet>;
  /** Everybody whom the holder of the post scores in the period, or classifies in the year. */
  ratingList(
    question: At & { readonly period: string; readonly authority: string },
  ): TaskEither<EngineError, { readonly basis: Basis } & RatingList>;
  /** What the sheet of an organisation prints (Điều 5–9); `period` is a year. */
  agencySheet(
    question: At & { readonly period: string; readonly unit: string },
  ): TaskEither<EngineError, { readonly basis: Basis } & AgencySheet>;
  /** The annual procedure of a person, step by step, on the day of the question. */
  caseFile(
    question: At & { readonly person: string; readonly year: string },
  ): TaskEither<EngineError, { readonly basis: Basis } & CaseFile>;
  /** The same of everybody who is rated in the year. */
  caseFiles(question: At & { readonly year: string; readonly unit?: string }): TaskEither<EngineError, Rows<CaseFile>>;
  /** What erasing a subject would make unreadable, what stays, and what stands against it; nothing is written. */
  erasure(question: EraseQuestion): TaskEither<EngineError, ErasurePlan>;
  /** Records the erasure by decision, then destroys the key. A second time nothing is written. */
  erase(act: EraseAct): TaskEither<EngineError, ErasureOutcome>;
  /** Keys that the log needs and that are not there, and keys found of erased subjects. */
  keys(): KeyState;
  /**
   * Reads the stored bytes from the first event on and folds them from nothing: how many, their Merkle root, and a hash of the
   * whole state that they leave. The same for every store and every `batch`.
   */
  replay(question?: {
    readonly known?: Known;
    /** Events asked of the store at a time. */
    readonly batch?: number;
    readonly onProgress?: (done: number, total: number) => void;
  }): TaskEither<EngineError, ReplayedState>;
  /**
   * A closed period as one file that anybody can verify without the ledger: published ratings, the events they rest on, proofs,
   * rules and formula versions. With `unit` only the rating of its head, and of others no more than it needs.
   */
  sealBundle(question: { readonly period: string; readonly unit?: string }): TaskEither<EngineError, SealedBundle>;
  /** Petitions against classes with the last day of their answer (Điều 22); of a year and a unit where they are given. */
  petitions(
    question?: At & { readonly year?: string; readonly unit?: string },
  ): TaskEither<EngineError, Rows<PetitionRow>>;
  /** Every override with the calculated value beside it, in force or not; of a period and a unit where they are given. */
  overrides(
    question?: At & { readonly period?: string; readonly unit?: string },
  ): TaskEither<EngineError, Rows<OverrideRow>>;
  /** Imports that were begun and are not completed; none of their rows counts. */
  unfinishedImports(question?: At): TaskEither<EngineError, Rows<UnfinishedImport>>;
  /**
   * For facts that somebody brings, perhaps again: what the ledger holds today about the same thing, and in what it differs. One a
   * fact, in their order; null: nothing, or the fact cannot be read.
   */
  standing(brought: readonly Brought[]): TaskEither<EngineError, readonly (StandingFact | null)[]>;
  /**
   * Submissions of evidence with what was said and what became of them, the newest first. Its texts are opened, for display: no
   * canonical answer holds them.
   */
  submissions(
    question?: At & { readonly unit?: string; readonly task?: string },
  ): TaskEither<EngineError, Rows<SubmissionRow>>;
  /** Figures of a unit, and of the city where it leads, as a correction has to say them again; for display, like `submissions`. */
  figures(question: At & { readonly unit: string }): TaskEither<EngineError, Rows<FigureRow>>;
  /** The names of their files, for display, by import; null where the key is gone. */
  importFiles(question?: At): TaskEither<EngineError, { readonly [id: string]: string | null }>;
  /**
   * Whose matter each subject is today, and who scores and classifies there (Điều 10); a subject that does not exist has no row.
   * For rights: these go by today, whatever time is asked about.
   */
  responsibilities(subjects: readonly Subject[]): TaskEither<EngineError, readonly Responsibility[]>;
  /** Through which entrances the ledger may be written, as it was followed to last. */
  accessPolicy(): AccessPolicy;
  /** The sealed reasons of events, for display; null where the key is gone. */
  reasons(
    question: At & { readonly events: readonly string[] },
  ): TaskEither<EngineError, { readonly [event: string]: string | null }>;
  /** Names for display on the day of the question; they are in no other answer. */
  names(question?: At & { readonly lang?: 'vi' | 'en' }): TaskEither<EngineError, Names>;
  /** Birth dates and staff numbers, by person id; they are in no other answer either. */
  identities(question?: At): TaskEither<EngineError, { readonly [person: string]: Identity }>;
}
