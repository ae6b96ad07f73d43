/** The two languages of everything a person reads; JSON keys stay English. */
export type Lang = 'vi' | 'en';
export { type Text, text } from '@kpi-ledger/intake';
