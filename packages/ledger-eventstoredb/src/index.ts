export { type Address, parseAddress } from './address.js';
export { type EventStoreDbOptions, openEventStoreDb } from './eventstoredb-store.js';
