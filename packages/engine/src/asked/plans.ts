import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { AttainmentRow } from '../attainment/attainment-row.js';
import type { Basis } from '../basis/basis.js';
import type { ProductRow } from '../catalogue/product-rows.js';
import type { TeamRow } from '../catalogue/team-rows.js';
import type { Choices } from '../choices/choices.js';
import type { ClarityRow } from '../clarity/clarity-row.js';
import type { EngineError } from '../commands/index.js';
import type { IndicatorRow } from '../indicators/indicator-rows.js';
import type { MaturityFrameworkRow, MaturityRow } from '../maturity/maturity-row.js';
import type { PlanRowState } from '../progress/plan-rows.js';
import type { ProgressRow } from '../progress/progress.js';
import type { ReportingAnswer } from '../reporting/reporting-rate.js';
import type { WhatIf } from '../what-if/assumed.js';
import type { At, Rows } from './at.js';

/** What the plans and their indicators come to, and what work there is to name. */
export interface PlanQuestions {
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
}
