import { type Row, rate, times } from '../measure/row.ts';

/** What emmett-sqlite 0.42.4 rebuilt at best on the recorded machine, events a second (docs/performance.md). */
const EMMETT_REBUILD = 83_000;

/** The rebuild against Emmett, by what was measured of it once. */
export function peerRows(replay: readonly Row[], events: number): readonly Row[] {
  const seconds = replay[0]?.figures['engine'] ?? Number.NaN;
  const ratio = events / seconds / EMMETT_REBUILD;
  return [
    {
      what: 'rebuild of all projections',
      target: "≥ 8 × Emmett on SQLite's best loop",
      ratio: `${times(ratio)} Emmett (recorded figure)`,
      absolute: `${rate(events / seconds)} against ${rate(EMMETT_REBUILD)}`,
      reached: ratio >= 8,
      note: 'Emmett was not built here; its figure is of another run on the same kind of machine',
      figures: { toEmmett: ratio },
    },
  ];
}
