import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Basis } from '../basis/basis.js';
import type { CaseFile } from '../case-file/case-file.js';
import type { PetitionRow } from '../case-file/petition-rows.js';
import type { ClassRow, QuotaGauge } from '../classify/classify.js';
import type { EngineError } from '../commands/index.js';
import type { YearSheet } from '../year/year-sheet.js';
import type { At, Rows } from './at.js';

/** The year of people: sheets, classes, and the procedure that leads to a class. */
export interface YearQuestions {
  /** The year of a person: twelve rows, time served, mean, class of the score. `period` is a year, `subject` a person or a post. */
  yearSheet(
    question: At & { readonly period: string; readonly subject: string },
  ): TaskEither<EngineError, { readonly basis: Basis } & YearSheet>;
  /** The annual classes; `unit` with its components; `person` adds that person's derivation and leaves the other rows out. */
  classify(
    question: At & { readonly period: string; readonly unit?: string; readonly person?: string },
  ): TaskEither<EngineError, Rows<ClassRow> & { readonly quotas: readonly QuotaGauge[] }>;
  /** The annual procedure of a person, step by step, on the day of the question. */
  caseFile(
    question: At & { readonly person: string; readonly year: string },
  ): TaskEither<EngineError, { readonly basis: Basis } & CaseFile>;
  /** The same of everybody who is rated in the year. */
  caseFiles(question: At & { readonly year: string; readonly unit?: string }): TaskEither<EngineError, Rows<CaseFile>>;
  /** Petitions against classes with the last day of their answer (Điều 22); of a year and a unit where they are given. */
  petitions(
    question?: At & { readonly year?: string; readonly unit?: string },
  ): TaskEither<EngineError, Rows<PetitionRow>>;
}
