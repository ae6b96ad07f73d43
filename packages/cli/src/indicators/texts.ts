import type { JudgedFigure } from '@kpi-ledger/engine';
import { truncated } from '../terminal/derivation.js';
import { type Lang, type Text, text } from '../terminal/lang.js';

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

const REASONS: { readonly [reason: string]: Text } = {
  not_measured: text('chưa có số đo', 'not measured'),
  not_published: text('chưa có thứ hạng', 'no rank published'),
  other_universe: text('chỉ có thứ hạng trong phạm vi khác', 'ranked in another universe only'),
  needs_attestation: text('cần xác nhận kèm minh chứng', 'needs an attestation with evidence'),
  year_before_not_measured: text('chưa có số của năm trước', 'the year before is not measured'),
  universes_disagree: text('các phạm vi xếp hạng cho kết quả khác nhau', 'the universes disagree'),
  universe_unknown: text('chưa biết tổng số được xếp hạng', 'the size of the universe is not known'),
};

/** Why nothing is known, in words; a code that has none stays as it is. */
export const reasonText = (reason: string, lang: Lang): string => REASONS[reason]?.[lang] ?? reason;
