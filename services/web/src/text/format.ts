import { decimalText, parseRational } from '@kpi-ledger/formulas';
import { codesSaid } from './codes-said.ts';
import type { Language, Say } from './language.tsx';
import { periodName } from './period.ts';

/** A decimal of the service (`85.29`) as it is written in the language; nothing is rounded here. */
export const decimal = (text: string, language: Language): string =>
  language === 'vi' ? text.replace('.', ',') : text;

/** An exact number as the service holds it: a fraction stays one, a decimal gets its comma. */
export const exact = (text: string, language: Language): string => decimal(text, language);

/** An exact number as a decimal of two places, cut and never rounded; a text that is no number stays. */
export function cut(text: string, language: Language, places = 2): string {
  const value = parseRational(text);
  return value === null ? text : decimal(decimalText(value, { places, rounding: 'CUT' }), language);
}

/** A target as a person reads it: some texts of the plans came with marks of formulas, "$\geq 30$". */
export const targetText = (raw: string): string =>
  raw.replace(/\$([^$]*)\$/g, (_, inside: string) => inside.replace('\\geq', '≥').replace('\\leq', '≤'));

/** 2026-09-30 as 30/09/2026, in both languages. */
export const day = (text: string): string => text.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');

/** A text of the service as a person reads it: days, quarters and codes that are no part of an id, and decimals before a %. */
export function asRead(text: string, language: Language): string {
  const say: Say = (vi, en) => (language === 'vi' ? vi : en);
  return codesSaid(text, say)
    .replace(/\b(\d{4})-(\d{2})-(\d{2})\b/g, '$3/$2/$1')
    .replace(/(?<![\w.-])\d{4}-Q[1-4](?![\w.-])/g, (period) => periodName(period, say))
    .replace(/\d+\.\d+(?= ?%)/g, (share) => decimal(share, language));
}

export const count = (value: number, language: Language): string =>
  new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB').format(value);

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  ...{ day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  timeZone: 'Asia/Ho_Chi_Minh',
});

/** An instant as the clocks in Huế show it: 05/01/2026 09:00:00. */
export const timeInHue = (instant: string): string => CLOCK.format(new Date(instant)).replace(',', '');

const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });

/** The day in Huế of an instant, yyyy-mm-dd. */
export const dayInHue = (instant: Date): string => DAY.format(instant);

/** The only way from an exact number to a float: for where a mark is drawn, never for what is said. */
export function forDrawing(text: string | null): number {
  const value = text === null ? null : parseRational(text);
  return value === null ? 0 : Number(decimalText(value, { places: 6, rounding: 'CUT' }));
}
