import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeTaskSource } from '../contract/task-source.js';
import { testServer } from '../testing/http-server.js';
import { folderTaskSource } from './folder-source.js';
import { httpTaskSource } from './http-source.js';

describeTaskSource('a folder of JSON files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-tasks-'));
  let files = 0;
  return {
    source: folderTaskSource('qlvb', folder),
    deliver: async (items) => writeFileSync(join(folder, `trang-${++files}.json`), JSON.stringify({ items })),
    goDown: async () => rmSync(folder, { recursive: true }),
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
});

describeTaskSource('an HTTP address', async () => {
  const server = await testServer();
  return {
    source: httpTaskSource('qlvb', server.address),
    deliver: async (items) => server.deliver(items),
    goDown: () => server.stop(),
    close: () => server.stop(),
  };
});
