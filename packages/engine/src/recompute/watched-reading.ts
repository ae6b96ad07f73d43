import type { Doer } from '@kpi-ledger/projections';
import type { Reading, Snapshot } from '../reading/reading.js';

/** What was asked of a reading while something was computed from it. */
export interface Asked {
  /** Whose statements about which period were read. */
  readonly records: readonly { readonly person: string; readonly period: string }[];
  /** Whose tasks were read. */
  readonly doers: readonly Doer[];
}

/** A reading that notes whose records and tasks are asked of it, and answers like the other. */
export function watched(reading: Reading): { readonly reading: Reading; asked(): Asked } {
  const records = new Map<string, Asked['records'][number]>();
  const doers = new Map<string, Doer>();
  const noting = (snapshot: Snapshot): Snapshot =>
    Object.create(snapshot, {
      recordOf: {
        value: ((person, period, isRead) => {
          records.set(`${person} ${period}`, { person, period });
          return snapshot.recordOf(person, period, isRead);
        }) satisfies Snapshot['recordOf'],
      },
      scoreOf: {
        value: ((person, period) => {
          records.set(`${person} ${period}`, { person, period });
          return snapshot.scoreOf(person, period);
        }) satisfies Snapshot['scoreOf'],
      },
      tasksOf: {
        value: ((doer) => {
          doers.set(JSON.stringify(doer), doer);
          return snapshot.tasksOf(doer);
        }) satisfies Snapshot['tasksOf'],
      },
      tasksDueIn: {
        value: ((doer, period) => {
          doers.set(JSON.stringify(doer), doer);
          return snapshot.tasksDueIn(doer, period);
        }) satisfies Snapshot['tasksDueIn'],
      },
      eachTask: {
        value: ((of, period, what, say, sight) => {
          for (const doer of of) doers.set(JSON.stringify(doer), doer);
          return snapshot.eachTask(of, period, what, say, sight);
        }) satisfies Snapshot['eachTask'],
      },
    }) as Snapshot;
  const noted: Reading = {
    ...reading,
    at: (day) => noting(reading.at(day)),
    remember: (_, compute) => compute(noted),
  };
  return {
    reading: noted,
    asked: () => ({
      records: [...records].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record),
      doers: [...doers.values()],
    }),
  };
}
