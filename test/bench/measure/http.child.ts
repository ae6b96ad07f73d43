// Serves two addresses in one process: an empty Express handler, and the service on a warm engine. Tells its parent where, and,
// when asked, how many seconds of the processor it has used.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { readSettings, serve } from '@kpi-ledger/api';
import { warmEngine } from './bench.ts';
import { clockOf } from './rounds.ts';

const [path = ''] = process.argv.slice(2);
const { engine } = await warmEngine(path);
// Nobody is turned away for asking often.
const settings = readSettings({ KPI_RATE_PER_ADDRESS: '1000000', KPI_RATE_PER_IDENTITY: '1000000' });
if (settings._tag === 'Left') throw new Error(JSON.stringify(settings.left));
const service = await serve({ engine, port: 0, settings: settings.right });

// The same Express as the service has.
const express = createRequire(import.meta.resolve('@kpi-ledger/api'))('express');
const app = express();
app.get('/', (_: unknown, response: { json(body: object): void }) => response.json({}));
const empty = createServer(app).listen(0, '127.0.0.1', () => {
  const { port } = empty.address() as AddressInfo;
  process.send?.({ empty: `http://127.0.0.1:${port}/`, service: service.url });
});
const clock = clockOf('processor');
process.on('message', () => process.send?.(clock()));
process.once('disconnect', () => process.exit(0));
