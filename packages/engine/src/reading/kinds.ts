import { EVENT_TYPES, type EventTypeName } from '@kpi-ledger/events';

/** The kind of subjects in whose streams a type stands. */
export const kindOf = (type: EventTypeName): string => EVENT_TYPES[type].stream;

/** Of all subjects that streams are about. */
export const EVERY_KIND: readonly string[] = [...new Set(Object.values(EVENT_TYPES).map(({ stream }) => stream))];
