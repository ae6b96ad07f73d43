import type { Day } from '@kpi-ledger/projections';

/** A question that the plans leave open about the rate of reports on time and correct, with the values that may be chosen. */
const OPEN_QUESTIONS = {
  day: {
    id: 'BC1',
    titleVi: 'ngày nào là ngày nộp báo cáo',
    values: {
      RECORDED: 'ngày được ghi vào sổ, hoặc ngày sớm hơn mà người nghiệm thu xác nhận có lý do',
      CLAIMED: 'ngày người nộp khai',
    },
  },
  rejection: {
    id: 'BC2',
    titleVi: 'bị trả lại lúc nào là không chính xác',
    values: {
      ANY: 'mọi lần bị trả lại',
      MAJOR: 'chỉ khi có sai sót lớn',
    },
  },
  correction: {
    id: 'BC3',
    titleVi: 'người nộp đính chính hoặc rút báo cáo có là không chính xác',
    values: {
      COUNTS: 'có',
      DOES_NOT_COUNT: 'không',
    },
  },
  pending: {
    id: 'BC4',
    titleVi: 'báo cáo nộp đúng hạn, chưa được nghiệm thu',
    values: {
      LEFT_OUT: 'chưa tính vào tỷ lệ, nêu riêng',
      TAKEN_AS_CORRECT: 'tạm coi là chính xác',
    },
  },
  excused: {
    id: 'BC5',
    titleVi: 'trễ hoặc chưa nộp vì nguyên nhân khách quan đã được xác nhận',
    values: {
      LEFT_OUT: 'không tính vào tỷ lệ, nêu riêng',
      ON_TIME: 'coi là đúng hạn nếu đã nộp',
    },
  },
} as const;

type Questions = typeof OPEN_QUESTIONS;
/** One value of every open question. */
export type ReportingReadings = { readonly [Q in keyof Questions]: keyof Questions[Q]['values'] };

interface DatedReading {
  readonly name: keyof Questions;
  readonly value: string;
  /** A period is counted with what is in force on its last day. */
  readonly validFrom: Day;
  readonly source: string;
}

const SOURCE =
  'Phụ lục II dòng 20 của 286/CTr-UBND không nêu cách tính; cách hiểu mặc định của phần mềm, chờ quyết định của thành phố';

/** What holds while nobody has decided. A decision is another row, with its own first day and source. */
const DATED_READINGS: readonly DatedReading[] = [
  { name: 'day', value: 'RECORDED', validFrom: '2026-01-01', source: SOURCE },
  { name: 'rejection', value: 'ANY', validFrom: '2026-01-01', source: SOURCE },
  { name: 'correction', value: 'COUNTS', validFrom: '2026-01-01', source: SOURCE },
  { name: 'pending', value: 'LEFT_OUT', validFrom: '2026-01-01', source: SOURCE },
  { name: 'excused', value: 'LEFT_OUT', validFrom: '2026-01-01', source: SOURCE },
];

/** A reading as an answer shows it. */
export interface UsedReportingReading {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly value: string;
  readonly meaning: string;
  readonly validFrom: Day;
  readonly source: string;
}

const NAMES = Object.keys(OPEN_QUESTIONS) as readonly (keyof Questions)[];

/** The values in force on the last day of a period; before the first one the first holds. */
export function readingsOn(day: Day): {
  readonly readings: ReportingReadings;
  readonly used: readonly UsedReportingReading[];
} {
  const used = NAMES.map((name): UsedReportingReading => {
    const { id, titleVi, values } = OPEN_QUESTIONS[name];
    const dated = DATED_READINGS.filter((one) => one.name === name);
    const { value, validFrom, source } = dated.findLast((one) => one.validFrom <= day) ?? dated[0] ?? missing(name);
    return { id, name, title: titleVi, value, meaning: meaningOf(values, value), validFrom, source };
  });
  const readings = Object.fromEntries(used.map(({ name, value }) => [name, value]));
  return { readings: readings as unknown as ReportingReadings, used };
}

/** Every combination that may be asked for, by question. */
export const READING_VALUES = Object.fromEntries(
  NAMES.map((name) => [name, Object.keys(OPEN_QUESTIONS[name].values)]),
) as unknown as { readonly [Q in keyof Questions]: readonly ReportingReadings[Q][] };

const meaningOf = (values: { readonly [value: string]: string }, value: string): string => values[value] ?? value;

function missing(name: string): never {
  throw new Error(`no dated reading of ${name}`);
}
