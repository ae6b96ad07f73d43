/** Pillars of the PII (bộ chỉ số đổi mới sáng tạo cấp địa phương), five of input and two of output. */
export const PII_PILLARS = [
  { id: 'P1', side: 'INPUT', nameVi: 'Thể chế' },
  { id: 'P2', side: 'INPUT', nameVi: 'Vốn con người và nghiên cứu & phát triển' },
  { id: 'P3', side: 'INPUT', nameVi: 'Cơ sở hạ tầng' },
  { id: 'P4', side: 'INPUT', nameVi: 'Trình độ phát triển của thị trường' },
  { id: 'P5', side: 'INPUT', nameVi: 'Trình độ phát triển của doanh nghiệp' },
  { id: 'P6', side: 'OUTPUT', nameVi: 'Sản phẩm tri thức, sáng tạo và công nghệ' },
  { id: 'P7', side: 'OUTPUT', nameVi: 'Tác động' },
] as const;
/** `P1` … `P7`. */
export type PiiPillarId = (typeof PII_PILLARS)[number]['id'];

/** What the sources say of the frame as a whole. */
export const PII_FRAME = {
  indicators: 52,
  subPillars: 18,
  legalSource: 'Quyết định 1705/QĐ-BKHCN ngày 24/7/2024',
} as const;
