/** The forms of Nghị định 335/2025/NĐ-CP and the reports on the plans: answers of the engine → a document as plain data → DOCX or XLSX. */
export { alertCalendar, type CalendarOf } from './calendar/calendar.js';
export type { FormDocument } from './document/document.js';
export { targetText } from './document/words.js';
export { type EntryForm, entryForm } from './entry-form/entry-form.js';
export {
  FORM_KINDS,
  FORMS,
  type FormKind,
  isMadeFor,
  makeForm,
  type SubjectKind,
  subjectsOfAll,
} from './make/make.js';
export type { PeriodAt } from './make/period-at.js';
export { type NationalDbExport, nationalDbExport } from './national-db/export.js';
export { NATIONAL_DB_FIELDS } from './national-db/fields.js';
export { emptyMapping, type MappedColumn, type MappingProblem, parseMapping } from './national-db/mapping.js';
export { schemaOf } from './plan-reports/files.js';
export { halfYear, isCutoff } from './plan-reports/half-year.js';
export {
  PLAN_REPORT_FORMATS,
  PLAN_REPORTS,
  type PlanReportFormat,
  type PlanReportKind,
  writeReport,
} from './plan-reports/make.js';
export { publication } from './plan-reports/publication.js';
export { isQuarter, quarterHeads } from './plan-reports/quarter-heads.js';
export type { Report } from './plan-reports/report.js';
export { reportingRateReport } from './plan-reports/reporting-rate.js';
export { FORM_FORMATS, type FormFormat, renderForm } from './render/render.js';
