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
    numerator: may(decimal, 'Tử số, khi giá trị là tỷ lệ', 'Numerator, where the value is a ratio'),
    denominator: may(decimal, 'Mẫu số', 'Denominator'),
    times: may(decimal, 'Nhân với: 100 nếu là %, 10000 nếu tính trên 1 vạn', 'Times: 100 of a percentage'),
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
    'data.parts.numerator': 'numerator',
    'data.parts.denominator': 'denominator',
    'data.parts.times': 'times',
    'data.parts': 'numerator',
    'data.universe.size': 'universeSize',
    'data.universe.id': 'universe',
  },
  draft: ({
    period,
    unit,
    value,
    universe,
    universeSize,
    attested,
    met,
    evidence,
    numerator,
    denominator,
    times,
    ...data
  }) => ({
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
      parts:
        numerator === undefined && denominator === undefined && times === undefined
          ? undefined
          : given({ numerator, denominator, times }),
      universe:
        universe === undefined && universeSize === undefined ? undefined : given({ id: universe, size: universeSize }),
    },
  }),
});
