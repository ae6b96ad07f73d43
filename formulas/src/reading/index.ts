export { isCivilDate } from './civil-date.js';
export { exactNumber, scoreUpTo } from './exact-number.js';
export { provenance, provenanceFields } from './provenance.js';
export {
  at,
  choice,
  civilDate,
  count,
  described,
  exact,
  flag,
  later,
  list,
  nullable,
  object,
  offending,
  type Reader,
  shown,
  text,
} from './readers.js';
export { attempt, type FormulaError, Refusal, type Result } from './refusal.js';
export { CIVIL_DATE, type JsonSchema, NULL, POSITIVE_TEXT } from './schema.js';
export { refuseRepeatedIds } from './unique.js';
export { variants } from './variants.js';
