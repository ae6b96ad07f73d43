import { PII_FRAME, PII_PILLARS, type PiiPillarId } from '../pii/frame.js';
import { type Catalogue, slot } from './slot.js';

/** Names of indicators that were seen; that they stand in this pillar is inferred, their codes are not known. */
const NAMES: Readonly<Record<PiiPillarId, readonly string[]>> = {
  P1: [
    'Chính sách thúc đẩy khoa học, công nghệ và đổi mới sáng tạo phục vụ phát triển kinh tế - xã hội',
    'Cải cách hành chính',
    'Tính năng động của chính quyền địa phương',
    'Chính sách hỗ trợ doanh nghiệp nhỏ và vừa',
  ],
  P2: [
    'Tỷ lệ học sinh trung học tham gia thi nghiên cứu khoa học kỹ thuật',
    'Chi cho giáo dục - đào tạo bình quân',
    'Nhân lực nghiên cứu và phát triển',
    'Chi cho nghiên cứu và phát triển',
    'Số tổ chức khoa học và công nghệ trên 10.000 dân',
  ],
  P3: ['Hạ tầng số'],
  P4: [
    'Vốn sản xuất kinh doanh bình quân hằng năm của doanh nghiệp',
    'Số doanh nghiệp dịch vụ chuyên môn khoa học và công nghệ trên 1.000 doanh nghiệp',
  ],
  P5: [
    'Tỷ lệ lao động từ 15 tuổi đã qua đào tạo',
    'Tỷ lệ chi đào tạo lao động trong tổng chi của doanh nghiệp',
    'Đầu tư trực tiếp nước ngoài trên GRDP',
    'Doanh nghiệp có chứng chỉ ISO trên 1.000 doanh nghiệp',
    'Tỷ lệ dự án đầu tư đang hoạt động trong khu công nghiệp',
    'Tỷ lệ doanh nghiệp có hoạt động nghiên cứu và phát triển',
    'Tỷ lệ doanh nghiệp có hoạt động đổi mới sáng tạo',
  ],
  P6: [
    'Sáng chế',
    'Giải pháp hữu ích',
    'Giống cây trồng',
    'Đơn nhãn hiệu trên 1.000 doanh nghiệp',
    'Đơn kiểu dáng công nghiệp trên 10.000 dân',
  ],
  P7: ['Giá trị xuất khẩu trên GRDP', 'Chỉ số phát triển con người (HDI)', 'Tốc độ giảm nghèo'],
};

/** The frame of the PII; the value of an indicator is its pillar. */
export function piiCatalogue(): Catalogue {
  const named = PII_PILLARS.flatMap(({ id }) => NAMES[id].map((name) => ({ name, pillar: id }))).map(
    ({ name, pillar }, at) => slot(`indicator.${at + 1}`, name, pillar, 'INFERRED'),
  );
  const unnamed = Array.from({ length: PII_FRAME.indicators - named.length }, (_, at) =>
    slot(`indicator.${named.length + at + 1}`, null, null, null),
  );
  return {
    legalSource: PII_FRAME.legalSource,
    formula: 'indices/pii',
    slots: [
      ...PII_PILLARS.map(({ id, nameVi, side }) => slot(id, nameVi, side, 'READ')),
      ...Array.from({ length: PII_FRAME.subPillars }, (_, at) => slot(`subPillar.${at + 1}`, null, null, null)),
      ...named,
      ...unnamed,
      slot('weights', 'Trọng số của chỉ số thành phần (0,5 hoặc 1)', null, null),
      slot('outliers', 'Ngưỡng độ lệch, độ nhọn và số điểm điều chỉnh', null, null),
      slot('minimumCoverage', 'Tỷ lệ dữ liệu tối thiểu để có điểm', null, null),
    ],
  };
}
