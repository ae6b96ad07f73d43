import type { JudgedFigure, TargetAttainment } from '@kpi-ledger/engine';
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

/** Progress to a rank that is counted from the last rank of all, because nobody has decided a baseline or a method. */
export const isLenient = ({ status, method, baseline, rules }: TargetAttainment): boolean =>
  status === false && method === 'C' && baseline === null && rules['RANK_METHOD'] === undefined;

export const LENIENT = text(
  'tính từ hạng cuối cùng vì chưa có mốc xuất phát; cách tính này dễ dãi',
  'counted from the last rank of all, as there is no baseline; this is lenient',
);

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
  ROLL_UP_UNDECIDED: text('chưa quyết định cách cộng', 'no rule was decided'),
  COLLECTIVE_UNDECIDED: text('chưa có quyết định nêu tên đơn vị', 'no decision names the units'),
  NO_UNITS: text('chưa có đơn vị nào', 'no units'),
  UNITS_UNKNOWN: text('còn đơn vị chưa có số', 'a unit has no figure'),
  PARTS_UNKNOWN: text('còn đơn vị chưa ghi tử số, mẫu số', 'a unit has not said what its figure is made of'),
  PERIODS_DIFFER: text('các đơn vị có số của những kỳ khác nhau', 'the units measured different periods'),
  universe_unknown: text('chưa biết tổng số được xếp hạng', 'the size of the universe is not known'),
};

/** Why nothing is known, in words; a code that has none stays as it is. */
export const reasonText = (reason: string, lang: Lang): string => REASONS[reason]?.[lang] ?? reason;
