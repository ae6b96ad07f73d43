import { EVENT_TYPES } from '../types/catalog.js';
import { type Upcaster, upcasterChain } from './upcaster.js';

/** Every step from a version that was once written to the next. A step stays for ever; none is needed yet. */
const UPCASTERS: readonly Upcaster[] = [];

/** Made when the program starts, so that a chain that is not whole keeps it from reading anything. */
export const UPCASTING = upcasterChain(
  UPCASTERS,
  Object.fromEntries(Object.entries(EVENT_TYPES).map(([type, { version }]) => [type, version])),
);
