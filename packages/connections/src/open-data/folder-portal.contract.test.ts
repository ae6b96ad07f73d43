import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeOpenDataPortal } from './contract/open-data-portal.js';
import { folderPortal } from './folder-portal.js';

describeOpenDataPortal('a folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-portal-'));
  return {
    portal: folderPortal(join(folder, 'du-lieu-mo')),
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
});
