#!/usr/bin/env -S node --disable-warning=ExperimentalWarning

const NEEDED = 24;

// A reader that has seen enough (`kpi … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  process.stderr.write(
    `kpi cần Node.js ${NEEDED} trở lên, đang chạy ${process.version}; từ thư mục gốc hãy dùng: npm run -s kpi -- …\n`,
  );
  process.exitCode = 2;
} else {
  // Loaded only now: an older Node does not know what the store is made of.
  const [{ run }, { processConsole }] = await Promise.all([import('./run.js'), import('./terminal/console.js')]);
  process.exitCode = await run(process.argv.slice(2), processConsole);
}
