import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { root } from './archive.ts';

const text = readFileSync(join(root, 'docs', 'deploy', 'Dockerfile'), 'utf8');

describe('the Dockerfile', () => {
  it('says that it was not run', () => {
    expect(text).toMatch(/^# Not run here/);
  });

  it('is read without an error or warning', () => {
    expect(validate(text)).toEqual([]);
    expect(validate(text.replace('ENTRYPOINT', 'ENTRYPOIN'))).not.toEqual([]);
  });

  it('runs only what the archive holds, by a user without rights', () => {
    expect(existsSync(join(root, '.tooling', 'package', 'install.sh'))).toBe(true);
    expect(text).toContain('install.sh --prefix /opt/kpi-ledger');
    expect(text).toMatch(/^ENTRYPOINT \["\/opt\/kpi-ledger\/current\/bin\/kpi"\]$/m);
    expect(text).toMatch(/^USER 10001:10001$/m);
  });
});
