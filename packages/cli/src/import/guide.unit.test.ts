import { expect, test } from 'vitest';
import { importGuide } from './guide.js';

test('docs/import.md says what the columns say (renew it with `vitest run packages/cli/src/import/guide -u`)', async () => {
  await expect(importGuide()).toMatchFileSnapshot('../../../../docs/import.md');
});
