import { type Logger, pino } from 'pino';
import type { ServiceSettings } from './settings.js';

export type Log = Logger;

/** One JSON object a line, on stderr; written at once, so that the last line before an end is there. */
export const createLog = (level: ServiceSettings['KPI_LOG_LEVEL'], to: number | string = 2): Log =>
  pino(
    { level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` },
    pino.destination({ dest: to, sync: true }),
  );

export const silentLog = (): Log => pino({ enabled: false });
