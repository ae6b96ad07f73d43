import type { Reading } from '../reading/reading.js';

/** Through which entrances the ledger may be written. */
export interface AccessPolicy {
  /** FORBIDDEN: the command line records no facts. */
  readonly cliWrites: 'ALLOWED' | 'FORBIDDEN';
}

const OPEN: AccessPolicy = { cliWrites: 'ALLOWED' };

/** The last decision in log order that stands; without one every entrance is open. */
export function accessPolicyOf(reading: Reading): AccessPolicy {
  const today = reading.knownOn;
  const decided = today === null ? undefined : reading.at(today).factsOf('AccessPolicyDecided').at(-1);
  return decided === undefined ? OPEN : { cliWrites: decided.event.data.cliWrites };
}
