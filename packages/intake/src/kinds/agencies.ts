import { agencyPoints } from '../agency-points.js';
import { code, id, oneOf, year } from '../cell.js';
import { given, kind, may, must } from '../kind.js';
import { text } from '../text.js';

export const agencies = kind({
  name: 'agencies',
  says: text(
    'Điểm tiêu chí của tổ chức trong năm: tự đánh giá (SELF) hoặc được công nhận (AUTHORITY) (Điều 6, 7, 9). Nghị định không ấn định điểm tối đa của từng tiêu chí: ghi theo bộ tiêu chí đã ban hành.',
    'Points of the criteria of an organisation in a year: its own, or as recognised (Điều 6, 7, 9).',
  ),
  types: ['AgencyCriteriaScored'],
  columns: {
    unit: must(id, 'Mã tổ chức', 'Unit id', 'don-vi-mau'),
    year: must(year, 'Năm đánh giá', 'Year', '2025'),
    by: must(oneOf('SELF', 'AUTHORITY'), 'Tự đánh giá hay được công nhận', 'By whom', 'AUTHORITY'),
    general: must(
      agencyPoints,
      'Tiêu chí chung, tổng tối đa 30 (Điều 6)',
      'General criteria, 30 in all (Điều 6)',
      'C1=9/10; C2=10/10; C3=8,5/10',
    ),
    results: must(
      agencyPoints,
      'Kết quả nhiệm vụ, tổng tối đa 70 (Điều 7)',
      'Results, 70 in all (Điều 7)',
      'K1=45/50; K2=-/20?',
    ),
    setAdoptedBy: may(id, 'Mã cơ quan ban hành bộ tiêu chí', 'Who adopted the criteria set'),
    set: may(code, 'Ký hiệu bộ tiêu chí', 'Code of the criteria set'),
  },
  from: {
    'data.period': 'year',
    'data.set.adoptedBy': 'setAdoptedBy',
    'data.set': 'set',
    'data.criteria': 'results',
  },
  draft: ({ unit, year, by, general, results, setAdoptedBy, set }) => ({
    type: 'AgencyCriteriaScored',
    validAt: null,
    data: {
      unit,
      period: year,
      by,
      set: set === undefined && setAdoptedBy === undefined ? undefined : given({ adoptedBy: setAdoptedBy, id: set }),
      criteria: [
        ...general.map((one) => ({ ...one, part: 'GENERAL' })),
        ...results.map((one) => ({ ...one, part: 'RESULTS' })),
      ],
    },
  }),
});
