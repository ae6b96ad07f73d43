import { describeEventStore } from '../contract/index.js';
import { createMemoryStore } from './memory-store.js';

describeEventStore('the memory store', async (options) => ({ store: createMemoryStore(options) }));
