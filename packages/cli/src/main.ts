#!/usr/bin/env node
import { run } from './run.js';
import { processConsole } from './terminal/console.js';

// A reader that has seen enough (`kpi … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await run(process.argv.slice(2), processConsole);
