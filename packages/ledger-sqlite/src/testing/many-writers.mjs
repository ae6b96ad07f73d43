// A thread that writes for many stores: whoever posts a port and the options of a writer has one, without starting a thread.
import { parentPort } from 'node:worker_threads';
import { writeFor } from '../../dist/worker/writing.js';

parentPort.on('message', ({ port, options }) => writeFor(port, options));
