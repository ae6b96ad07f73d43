import type { Derivation } from '@kpi-ledger/formulas';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { AgencyAnswer, AgencyRow } from '../agencies/agency-row.js';
import type { Basis } from '../basis/basis.js';
import type { EngineError } from '../commands/index.js';
import type { AgencySheet } from '../sheets/agency-sheet.js';
import type { At, Rows } from './at.js';

/** The organisations that Điều 5–9 evaluate. */
export interface OrganisationQuestions {
  /** The organisations that Điều 5–9 evaluate, their points and annual class; `period` is a year. */
  agencies(
    question: At & { readonly period: string; readonly unit?: string },
  ): TaskEither<EngineError, Rows<AgencyRow> & Pick<AgencyAnswer, 'quotas'>>;
  explainAgency(
    question: At & { readonly period: string; readonly unit: string },
  ): TaskEither<EngineError, { readonly basis: Basis; readonly derivation: Derivation | null } & AgencyRow>;
  /** What the sheet of an organisation prints (Điều 5–9); `period` is a year. */
  agencySheet(
    question: At & { readonly period: string; readonly unit: string },
  ): TaskEither<EngineError, { readonly basis: Basis } & AgencySheet>;
}
