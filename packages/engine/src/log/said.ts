import type { Recorded } from '@kpi-ledger/events';

/** What an event says, as far as somebody reads it who has not checked it. */
export interface Said {
  readonly type: string;
  readonly data: unknown;
}

/** What the events of a task may say about who does it, and where it comes from. */
interface TaskData {
  readonly unit?: string;
  readonly toUnit?: string;
  readonly person?: string;
  readonly toPerson?: string;
  readonly plan?: { readonly plan: string };
  readonly part?: { readonly team: string };
}

/** What an event says, and what it says that another one should have said. */
export const saidBy = ({ type, data }: Said): readonly TaskData[] =>
  type === 'FactCorrected' ? saidInside((data as Recorded<'FactCorrected'>['data']).data) : [data as TaskData];

/** A correction may correct a correction. */
const saidInside = (data: { readonly data?: unknown }): readonly TaskData[] => [
  data as TaskData,
  ...(typeof data.data === 'object' && data.data !== null ? saidInside(data.data) : []),
];

/** The units and people whom an event of a task names as those who do the work. */
export function doersNamedIn(event: Said): readonly string[] {
  const keys: string[] = [];
  for (const { unit, toUnit, person, toPerson } of saidBy(event)) {
    for (const id of [unit, toUnit]) if (id !== undefined) keys.push(`unit ${id}`);
    for (const id of [person, toPerson]) if (id !== undefined) keys.push(`person ${id}`);
  }
  return keys;
}
