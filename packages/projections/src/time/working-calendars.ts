import type { Day } from './civil-date.js';
import type { WorkingCalendar } from './working-calendar.js';

/**
 * The calendars that this program brings along, each with the day from which it counts as known. A city replaces one, or adds a
 * year, by WorkingCalendarAdopted. Copied from transcriptions of the notices that agree with each other; the notices themselves
 * were not at hand.
 */
export const WORKING_CALENDARS: readonly (WorkingCalendar & { readonly knownFrom: Day })[] = [
  {
    year: '2026',
    knownFrom: '2026-01-01',
    source:
      'Bộ luật Lao động 2019 Điều 111, 112; Thông báo 9441/TB-BNV ngày 16/10/2025; Công văn 12729/VPCP-KGVX; Nghị quyết 28/2026/QH16 Điều 2',
    daysOff: [
      { day: '2026-01-01', name: 'Tết Dương lịch' },
      { day: '2026-01-02', name: 'hoán đổi với thứ Bảy 10/01/2026' },
      { day: '2026-02-16', name: 'Tết Âm lịch' },
      { day: '2026-02-17', name: 'Tết Âm lịch' },
      { day: '2026-02-18', name: 'Tết Âm lịch' },
      { day: '2026-02-19', name: 'Tết Âm lịch' },
      { day: '2026-02-20', name: 'Tết Âm lịch' },
      { day: '2026-04-27', name: 'nghỉ bù Giỗ Tổ Hùng Vương (Chủ nhật 26/4/2026)' },
      { day: '2026-04-30', name: 'Ngày Chiến thắng' },
      { day: '2026-05-01', name: 'Ngày Quốc tế lao động' },
      { day: '2026-08-31', name: 'hoán đổi với thứ Bảy 22/8/2026' },
      { day: '2026-09-01', name: 'Quốc khánh, ngày liền kề' },
      { day: '2026-09-02', name: 'Quốc khánh' },
      { day: '2026-11-24', name: 'Ngày Văn hoá Việt Nam' },
    ],
    workedRestDays: [
      { day: '2026-01-10', name: 'làm bù ngày 02/01/2026' },
      { day: '2026-08-22', name: 'làm bù ngày 31/8/2026' },
    ],
  },
];
