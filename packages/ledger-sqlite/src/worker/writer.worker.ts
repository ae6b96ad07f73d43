// The writer's thread.
import { parentPort, workerData } from 'node:worker_threads';
import type { WriterOptions } from './messages.js';
import { writeFor } from './writing.js';

if (parentPort !== null) writeFor(parentPort, workerData as WriterOptions);
