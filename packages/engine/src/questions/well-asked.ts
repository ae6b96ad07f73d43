import { isCivilDay, parsePeriod } from '@kpi-ledger/projections';
import type { EngineError } from '../commands/index.js';
import { invalidDay, invalidPeriod } from '../errors.js';

interface Asked {
  readonly period?: string | undefined;
  readonly effective?: string | undefined;
}

/** What is wrong with a question whatever the ledger says: there is no such period or day. null: nothing of that. */
export function flawOf({ period, effective }: Asked): EngineError | null {
  if (period !== undefined && parsePeriod(period) === null) return invalidPeriod(period);
  return effective !== undefined && !isCivilDay(effective) ? invalidDay('effective', effective) : null;
}
