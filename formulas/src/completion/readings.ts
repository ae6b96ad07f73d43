/** How completion is read where the plans say nothing. Dated: a city decides another value from a day on. */
export interface CompletionReading {
  /** The question in Vietnamese. */
  readonly titleVi: string;
  /** The values, each with what it means; or a number of days. */
  readonly values: Readonly<Record<string, string>> | 'DAYS';
  /** What holds until the city decides; a reading of this software, of no document. */
  readonly standard: string;
  /** First day of the standard value. */
  readonly from: string;
}

const FROM = '2025-01-01';

/** The readings by name. */
export const COMPLETION_READINGS = {
  AT_RISK_DAYS: {
    titleVi: 'còn bao nhiêu ngày đến hạn thì một nhiệm vụ chưa xong là có nguy cơ chậm',
    values: 'DAYS',
    standard: '30',
    from: FROM,
  },
  LINKED_ROWS: {
    titleVi: 'một nhiệm vụ in ở nhiều dòng được tính theo dòng nào khi cộng các kế hoạch',
    values: {
      FURTHEST_BEHIND: 'dòng chậm nhất: xong khi mọi dòng đều xong',
      FURTHEST_AHEAD: 'dòng nhanh nhất: xong khi một dòng đã xong',
    },
    standard: 'FURTHEST_BEHIND',
    from: FROM,
  },
  YEARLY_MINIMUM_OF: {
    titleVi: 'mức tối thiểu mỗi năm của một tên chung ("Các Sở, Ngành") là của từng đơn vị hay của cả dòng',
    values: { EACH_UNIT: 'của từng đơn vị', ROW: 'của cả dòng' },
    standard: 'EACH_UNIT',
    from: FROM,
  },
} as const satisfies { readonly [id: string]: CompletionReading };

/** Names of the readings. */
export type CompletionReadingId = keyof typeof COMPLETION_READINGS;

/** Can the reading have this value? */
export function isCompletionReadingValue(reading: CompletionReadingId, value: string): boolean {
  const { values } = COMPLETION_READINGS[reading];
  return values === 'DAYS' ? /^(0|[1-9][0-9]{0,2})$/.test(value) : Object.hasOwn(values, value);
}
