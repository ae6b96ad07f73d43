import type { Names } from '@kpi-ledger/engine';
import { anyName, comma, day, percent, personName, postName, score, targetText, unitName } from '../document/words.js';
import type { ReportColumn, ReportValue } from './report.js';

/** The text of a cell in DOCX and XLSX; what is unknown stays empty. */
export function printed({ type, print }: ReportColumn, value: ReportValue, names: Names): string {
  if (value === null) return '';
  if (print !== undefined) return print(value, names);
  if (Array.isArray(value)) return value.join('; ');
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  return type === 'day' ? day(String(value)) : type === 'exact' ? comma(String(value)) : String(value);
}

const text = (value: ReportValue): string => String(value);
const each = (value: ReportValue): readonly string[] => (Array.isArray(value) ? value : [text(value)]);

export const asPercent = (value: ReportValue): string => percent(text(value));
export const asScore = (value: ReportValue): string => score(text(value));
export const asUnit = (value: ReportValue, names: Names): string => unitName(names, text(value));
export const asUnits = (value: ReportValue, names: Names): string =>
  each(value)
    .map((unit) => unitName(names, unit))
    .join('; ');
export const asTarget = (value: ReportValue): string => targetText(text(value));
export const asPost = (value: ReportValue, names: Names): string => postName(names, text(value));
export const asPerson = (value: ReportValue, names: Names): string => personName(names, text(value));
export const asAnybody = (value: ReportValue, names: Names): string => anyName(names, text(value));
export const inWords =
  (words: { readonly [value: string]: string }) =>
  (value: ReportValue): string =>
    words[text(value)] ?? text(value);
