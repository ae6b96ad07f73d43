import type { AnyEvent, DataOf, EventTypeName, NewFact } from '@kpi-ledger/events';

/** A fact of one type, not yet recorded. */
export type Fact<N extends EventTypeName> = Extract<NewFact, { readonly type: N }>;

/** A recorded event of one type, its personal texts open. */
export type EventOf<N extends EventTypeName> = Extract<AnyEvent, { readonly type: N }>;

export type { DataOf };
