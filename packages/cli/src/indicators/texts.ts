import type { JudgedFigure } from '@kpi-ledger/engine';
import { truncated } from '../terminal/derivation.js';
import type { Lang } from '../terminal/lang.js';

/** "2/34" of a rank, yes or no of a state. */
export function measuredText(
  { value, state, universe }: Pick<JudgedFigure, 'value' | 'state' | 'universe'>,
  lang: Lang,
): string {
  if (value !== null) return universe === null ? value : `${value}/${universe.size}`;
  if (state === null) return '–';
  return state ? (lang === 'vi' ? 'có' : 'yes') : lang === 'vi' ? 'không' : 'no';
}

export function statusText(status: boolean | null, lang: Lang): string {
  if (status === null) return lang === 'vi' ? 'chưa biết' : 'unknown';
  return status ? (lang === 'vi' ? 'đạt' : 'met') : lang === 'vi' ? 'chưa đạt' : 'not met';
}

/** Of a fraction of the target; a decimal of the formula stays as it is. */
export function percent(progress: string | null): string {
  const [over = '0', under = '1'] = (progress ?? '').split('/');
  return progress === null || progress.includes('.')
    ? (progress ?? '')
    : (truncated(`${BigInt(over) * 100n}/${under}`) ?? '');
}
