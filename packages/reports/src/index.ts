/** The forms of Nghị định 335/2025/NĐ-CP: answers of the engine → a document as plain data → DOCX or XLSX. */
export { alertCalendar, type CalendarOf } from './calendar/calendar.js';
export type { FormDocument } from './document/document.js';
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
export { FORM_FORMATS, type FormFormat, renderForm } from './render/render.js';
