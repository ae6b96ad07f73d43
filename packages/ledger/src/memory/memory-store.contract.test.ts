import { describeEventStore } from '../contract/index.js';
import { createMemoryStore } from './memory-store.js';

const LONG = { modelRuns: 2_000, concurrentRuns: 1_000, otherEvents: 100_000 };

describeEventStore(
  'the memory store',
  async (options) => ({ store: createMemoryStore(options) }),
  process.env['KPI_TEST_LONG'] === '1' ? LONG : {},
);
