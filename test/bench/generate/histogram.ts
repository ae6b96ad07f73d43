import { day } from './draft.ts';
import type { Made } from './log.ts';

export interface Histogram {
  readonly events: number;
  readonly bytes: number;
  /** Of all events the share that was recorded more than a week after the day it speaks about. */
  readonly late: number;
  readonly byType: { readonly [type: string]: number };
  /** Of all assigned tasks those of the busiest tenth of doers. */
  readonly busiestTenth: number;
}

export function createHistogram(): { readonly take: (made: Made) => void; readonly done: () => Histogram } {
  const types = new Map<string, number>();
  const doers = new Map<string, number>();
  let [events, bytes, late] = [0, 0, 0];
  return {
    take: ({ fact, recordedOn, bytes: stored }) => {
      events += 1;
      bytes += stored.length;
      if (recordedOn - day(fact.validAt) > 7) late += 1;
      types.set(fact.type, (types.get(fact.type) ?? 0) + 1);
      if (fact.type !== 'TaskAssigned') return;
      const doer = fact.data.person ?? fact.data.unit ?? '';
      doers.set(doer, (doers.get(doer) ?? 0) + 1);
    },
    done: () => {
      const counts = [...doers.values()].sort((a, b) => b - a);
      const sum = (of: readonly number[]): number => of.reduce((total, n) => total + n, 0);
      return {
        events,
        bytes,
        late: late / events,
        byType: Object.fromEntries([...types].sort(([, a], [, b]) => b - a)),
        busiestTenth: sum(counts.slice(0, Math.ceil(counts.length / 10))) / Math.max(1, sum(counts)),
      };
    },
  };
}

export function histogramText({ events, bytes, late, byType, busiestTenth }: Histogram): string {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const longest = Math.max(...Object.values(byType));
  return [
    `${events} events, ${Math.round(bytes / events)} bytes each; ${percent(late)} recorded more than a week late; the busiest tenth has ${percent(busiestTenth)} of the tasks`,
    ...Object.entries(byType).map(
      ([type, n]) => `  ${type.padEnd(26)} ${String(n).padStart(8)} ${'#'.repeat(Math.ceil((40 * n) / longest))}`,
    ),
  ].join('\n');
}
