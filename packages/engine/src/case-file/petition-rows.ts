import { ancestry, type Day } from '@kpi-ledger/projections';
import type { Missing } from '../rate/missing.js';
import type { Reading } from '../reading/reading.js';
import { annualActs } from './annual-acts.js';
import { caseFileOf } from './case-file.js';
import { type PetitionStatus, petitionsOf } from './petitions.js';

/** One row of `kpi petitions`. */
export interface PetitionRow {
  readonly petition: string;
  readonly event: string;
  readonly person: string;
  readonly year: string;
  readonly unit: string | null;
  readonly filedOn: Day;
  /** The last day of the answer; null where the working calendar of a year is missing. */
  readonly due: Day | null;
  readonly answeredOn: Day | null;
  readonly upheld: boolean | null;
  /** The day of the decision that replaces the old one. */
  readonly replacedOn: Day | null;
  readonly status: PetitionStatus;
  readonly missing: readonly Missing[];
  readonly synthetic: boolean;
}

/** The petitions known on a day, by the day of filing. */
export function petitionRows(
  reading: Reading,
  effective: Day,
  { year, unit }: { readonly year: string | null; readonly unit: string | null },
): readonly PetitionRow[] {
  const snapshot = reading.at(effective);
  const cases = new Map(
    snapshot
      .factsOf('PetitionFiled')
      .map(({ event }) => event.data)
      .filter(({ year: of }) => year === null || of === year)
      .map(({ person, year: of }) => [`${person} ${of}`, { person, year: of }]),
  );
  const isWithin = (of: string | null) =>
    unit === null || (of !== null && ancestry(snapshot.organisation, of).some(({ id }) => id === unit));
  return [...cases.values()]
    .flatMap(({ person, year: of }) => {
      const file = caseFileOf(reading, person, of, effective);
      const acts = annualActs(snapshot, of).of(person);
      return petitionsOf(acts, effective, reading.workingDays).map(
        ({ petition, event, filedOn, due, calendarMissing, answer, status }): PetitionRow => ({
          ...{ petition, event, person, year: of, unit: file?.unit ?? null, filedOn, due, status },
          answeredOn: answer?.event.validAt ?? null,
          upheld: answer?.event.data.upheld ?? null,
          replacedOn: answer?.event.data.replacedOn ?? null,
          missing: missingOf(status, filedOn, calendarMissing, file?.classifier ?? null),
          synthetic: file?.synthetic ?? false,
        }),
      );
    })
    .filter((row) => isWithin(row.unit))
    .toSorted((a, b) => (a.filedOn < b.filedOn ? -1 : a.filedOn > b.filedOn ? 1 : a.petition < b.petition ? -1 : 1));
}

function missingOf(
  status: PetitionStatus,
  since: Day,
  calendarMissing: string | null,
  owedBy: string | null,
): readonly Missing[] {
  const answered = status === 'ANSWERED' || status === 'ANSWERED_LATE';
  return [
    ...(answered ? [] : [{ what: 'chưa trả lời kiến nghị', owedBy, since }]),
    ...(calendarMissing === null
      ? []
      : [
          {
            what: `chưa có lịch làm việc năm ${calendarMissing} nên chưa tính được ngày hết hạn (WorkingCalendarAdopted)`,
            owedBy: null,
            since: null,
          },
        ]),
  ];
}
