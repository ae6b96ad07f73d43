import { decimal, id, named, oneOf, period } from '../cell.js';
import { given, kind, may, must } from '../kind.js';
import { text } from '../text.js';

/** The ten cells of Mẫu 01 (Phụ lục II) with their maxima. */
const CELLS = {
  'I.1': '5',
  'I.2': '5',
  'II.1': '2,5',
  'II.2': '2,5',
  'II.3': '2,5',
  'II.4': '2,5',
  'III.1': '2,5',
  'III.2': '2,5',
  'III.3': '2,5',
  'III.4': '2,5',
} as const;

const cell = (name: keyof typeof CELLS) =>
  may(decimal, `Điểm ô ${name} của Mẫu 01, tối đa ${CELLS[name]}`, `Cell ${name} of Mẫu 01`, CELLS[name]);

export const general = kind({
  name: 'general',
  says: text(
    'Điểm tiêu chí chung theo Mẫu 01: tự chấm (SELF) hoặc được xác nhận (CONFIRMED).',
    'The general criteria of Mẫu 01: scored by oneself or confirmed.',
  ),
  types: ['GeneralCriteriaSelfScored', 'GeneralCriteriaConfirmed'],
  columns: {
    person: must(id, 'Mã người', 'Person id', 'nguoi-mau-01'),
    period: must(period, 'Kỳ đánh giá', 'Period', '2026-Q1'),
    side: must(oneOf('SELF', 'CONFIRMED'), 'Tự chấm hay xác nhận', 'Self-scored or confirmed', 'CONFIRMED'),
    'I.1': cell('I.1'),
    'I.2': cell('I.2'),
    'II.1': cell('II.1'),
    'II.2': cell('II.2'),
    'II.3': cell('II.3'),
    'II.4': cell('II.4'),
    'III.1': cell('III.1'),
    'III.2': cell('III.2'),
    'III.3': cell('III.3'),
    'III.4': cell('III.4'),
    reasons: may(named, 'Lý do hạ điểm từng ô: I.1=…; II.3=… (CONFIRMED)', 'Why a cell is lowered (CONFIRMED)'),
  },
  from: Object.fromEntries(Object.keys(CELLS).map((name) => [`data.cells.${name}`, name])),
  draft: ({ person, period, side, reasons, ...row }) => {
    const scores = row as { readonly [cell: string]: unknown };
    const cells = given(Object.fromEntries(Object.keys(CELLS).map((name) => [name, scores[name]])));
    return side === 'SELF'
      ? { type: 'GeneralCriteriaSelfScored', validAt: null, data: { person, period, cells } }
      : { type: 'GeneralCriteriaConfirmed', validAt: null, data: { person, period, cells, reasons: reasons ?? {} } };
  },
});
