import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, describe, expect, test } from 'vitest';
import { readSettings } from './read-settings.js';
import { DEFAULT_SETTINGS, SETTING_NAMES, SETTINGS } from './settings.js';

const folder = mkdtempSync(join(tmpdir(), 'kpi-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));
const fileWith = (content: string): string => {
  const file = join(folder, `s${content.length}`);
  writeFileSync(file, content);
  return file;
};

const SECRET = 'a-token-that-nobody-guesses';

describe('settings', () => {
  test('are the defaults where nothing is said, and what is said otherwise', () => {
    expect(readSettings({ PATH: '/bin', KPI_OIDC_ISSUER: 'x', KPI_MAX_CONCURRENT: '' })).toEqual(
      E.right(DEFAULT_SETTINGS),
    );
    expect(readSettings({ KPI_MAX_CONCURRENT: '7', KPI_TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8' })).toEqual(
      E.right({ ...DEFAULT_SETTINGS, KPI_MAX_CONCURRENT: 7, KPI_TRUSTED_PROXIES: ['127.0.0.1', '10.0.0.0/8'] }),
    );
  });

  test('come from a file where NAME_FILE says so, without its last line end', () => {
    expect(readSettings({ KPI_METRICS_TOKEN_FILE: fileWith(`${SECRET}\n`) })).toMatchObject(
      E.right({ KPI_METRICS_TOKEN: SECRET }),
    );
  });

  test('that are wrong are all named at once, in both languages', () => {
    const read = readSettings({
      ...{ KPI_MAX_CONCURRENT: 'many', KPI_HEADERS_SECONDS: '0', KPI_LOG_LEVEL: 'loud', KPI_TRUSTED_PROXIES: 'here' },
      ...{ KPI_METRICS_TOKEN: SECRET, KPI_METRICS_TOKEN_FILE: '/nowhere', KPI_IDLE_SECONDS_FILE: '/nowhere/idle' },
      KPI_MAX_CONCURENT: '5',
    });
    const problems = E.isLeft(read) ? read.left : [];
    expect(problems.map(({ setting }) => setting).toSorted()).toEqual([
      'KPI_HEADERS_SECONDS',
      'KPI_IDLE_SECONDS_FILE',
      'KPI_LOG_LEVEL',
      'KPI_MAX_CONCURENT',
      'KPI_MAX_CONCURRENT',
      'KPI_METRICS_TOKEN',
      'KPI_TRUSTED_PROXIES',
    ]);
    for (const { vi, en } of problems) expect([vi, en].every((text) => text.length > 10)).toBe(true);
  });

  test('that are secret are never shown', () => {
    const short = readSettings({ KPI_METRICS_TOKEN: 'geheim' });
    expect(E.isLeft(short) && short.left.length).toBe(1);
    expect(JSON.stringify(short)).not.toContain('geheim');
  });

  test.each([
    ['KPI_MAX_CONCURRENT', '1e3'],
    ['KPI_MAX_CONCURRENT', '-1'],
    ['KPI_MAX_CONCURRENT', '10001'],
    ['KPI_RATE_PER_ADDRESS', '0'],
    ['KPI_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['KPI_TRUSTED_PROXIES', '127.0.0.1,,::1'],
  ])('%s does not take %s', (name, value) => {
    expect(readSettings({ [name]: value })).toMatchObject(E.left([{ setting: name }]));
  });
});

test('docs/operation.md lists every setting with its default, and no other.', () => {
  const guide = readFileSync(new URL('../../../../docs/operation.md', import.meta.url), 'utf8');
  const rows = [...guide.matchAll(/^\| `(KPI_[A-Z_]+)` \| ([^|]*) \|/gm)].map(([, name, fallback]) => [
    name,
    fallback?.trim(),
  ]);
  expect(rows).toEqual(
    SETTING_NAMES.map((name) => [name, SETTINGS[name].fallback === '' ? '–' : `\`${SETTINGS[name].fallback}\``]),
  );
});
