import { cpus } from 'node:os';
import type { Row } from './measure/row.ts';

export interface Report {
  readonly at: string;
  readonly machine: string;
  readonly versions: string;
  readonly events: number;
  readonly bytes: number;
  readonly officials: number;
  readonly runs: number;
  readonly rows: readonly Row[];
}

export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${process.platform} ${process.arch}`;
export const versions = (): string =>
  `Node ${process.version}, SQLite ${process.versions.sqlite}, V8 ${process.versions.v8}`;

/** The table as Markdown, as docs/performance.md holds it. */
export function tableOf({ at, machine, versions, events, bytes, officials, runs, rows }: Report): string {
  const said = (reached: boolean | null): string => (reached === null ? 'not measured' : reached ? 'yes' : 'no');
  return [
    `${events} events of ${Math.round(bytes / events)} bytes, ${officials} officials, medians of ${runs} runs; ${at}; ${machine}; ${versions}`,
    '',
    '| what | target | measured | absolute | reached |',
    '|---|---|---|---|---|',
    ...rows.map(
      ({ what, target, ratio, absolute, reached, note }) =>
        `| ${what} | ${target} | ${ratio ?? '–'} | ${[absolute, note ?? ''].filter((part) => part !== '').join('; ')} | ${said(reached)} |`,
    ),
  ].join('\n');
}
