import { code, count, decimal, id, period, several, words, yesNo } from '../cell.js';
import { given, kind, may, must } from '../kind.js';
import { text } from '../text.js';

export const measurements = kind({
  name: 'measurements',
  sheet: 'Số liệu chỉ tiêu',
  says: text(
    'Giá trị đo được của chỉ tiêu; thứ hạng phải ghi phạm vi xếp hạng và tổng số.',
    'Measured values of indicators; a rank carries its universe and size.',
  ),
  types: ['IndicatorMeasured'],
  columns: {
    indicator: must(id, 'Mã chỉ tiêu', 'Indicator id', 'kh03.i.7'),
    unit: may(id, 'Mã đơn vị; trống: toàn thành phố', 'Unit id; empty: the whole city'),
    period: must(period, 'Kỳ đo', 'Measured period', '2025'),
    value: may(decimal, 'Giá trị hoặc thứ hạng', 'Value or rank', '12,5'),
    state: may(yesNo, 'Đạt hay không, với chỉ tiêu có/không', 'For yes/no targets'),
    universe: may(code, 'Phạm vi xếp hạng', 'Universe of the rank'),
    universeSize: may(count, 'Tổng số đơn vị được xếp hạng', 'Size of the universe'),
    source: must(words, 'Nguồn số liệu', 'Source', 'Báo cáo mẫu'),
    sourceAddress: may(words, 'Địa chỉ của nguồn', 'Address of the source'),
    edition: may(code, 'Lần công bố', 'Edition'),
    attested: may(
      words,
      'Mục tiêu định tính được xác nhận, chép đúng lời văn bản',
      'Qualitative target that is attested, as printed',
    ),
    met: may(yesNo, 'Mục tiêu định tính đạt hay không', 'Is the qualitative target met'),
    evidence: may(several(words), 'Tên các minh chứng của xác nhận', 'Names of the evidence'),
  },
  from: {
    validAt: 'period',
    'data.attestations.target': 'attested',
    'data.attestations.met': 'met',
    'data.attestations.evidence': 'evidence',
    'data.attestations': 'attested',
    'data.universe.size': 'universeSize',
    'data.universe.id': 'universe',
  },
  draft: ({ period, unit, value, universe, universeSize, attested, met, evidence, ...data }) => ({
    type: 'IndicatorMeasured',
    validAt: null,
    data: {
      ...data,
      period,
      unit: unit ?? null,
      value: value ?? null,
      attestations:
        attested === undefined && met === undefined && evidence === undefined
          ? undefined
          : [given({ target: attested, met, evidence: (evidence ?? []).map((name) => ({ name, hash: null })) })],
      universe:
        universe === undefined && universeSize === undefined ? undefined : given({ id: universe, size: universeSize }),
    },
  }),
});
