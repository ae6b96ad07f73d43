import { type AttainmentState, attainmentAt, type Day } from '@kpi-ledger/projections';
import type { Snapshot } from '../reading/reading.js';

/** What attainment on the day of the snapshot, or on one before it, is made of: it is said of indicators and of plans. */
export const attainmentOn = (snapshot: Snapshot, day: Day = snapshot.day): AttainmentState =>
  attainmentAt(snapshot.factsAmong('indicator', 'plan'), day);
