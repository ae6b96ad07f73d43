import { WORKING_CALENDARS } from '@kpi-ledger/projections';
import type { Reading } from '../reading/reading.js';

/** How many of the rules and of the calendars that this program brings along are known on the day of knowledge. */
export function knownByDay({ rules, knownOn }: Reading): string {
  const isKnown = ({ knownFrom }: { readonly knownFrom: string }) => knownFrom <= (knownOn ?? '');
  return `${rules.filter(isKnown).length} ${WORKING_CALENDARS.filter(isKnown).length}`;
}
