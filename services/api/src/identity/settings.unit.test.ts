import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, expect, test } from 'vitest';
import { readIdentitySettings } from './settings.js';

const folder = mkdtempSync(join(tmpdir(), 'kpi-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (content: string): string => {
  const path = join(folder, `${Math.abs(hash(content))}.json`);
  writeFileSync(path, content);
  return path;
};
const hash = (text: string): number => [...text].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) | 0, 7);

const GIVEN = { KPI_OIDC_ISSUER: 'https://dangnhap.hue.gov.vn/realms/hue', KPI_OIDC_AUDIENCE: 'kpi' };
const wrong = (environment: { readonly [name: string]: string }): readonly string[] => {
  const read = readIdentitySettings(environment);
  return E.isLeft(read) ? read.left.map(({ setting }) => setting) : [];
};

test('Nothing set: no issuer. Other variables do not count, nor do empty ones.', () => {
  expect(readIdentitySettings({})).toEqual(E.right(null));
  expect(readIdentitySettings({ PATH: '/bin', KPI_SIGNING_KEY: 'x', KPI_OIDC_ISSUER: '' })).toEqual(E.right(null));
});

test('Issuer and audience are enough.', () => {
  expect(readIdentitySettings(GIVEN)).toMatchObject(
    E.right({
      ...{ issuer: GIVEN.KPI_OIDC_ISSUER, audience: 'kpi', jwks: null, clockToleranceSeconds: 30 },
      claims: { roles: 'roles', unit: 'unit', official: 'official' },
    }),
  );
});

test('Claims, names of roles, keys and tolerance as they are set.', () => {
  const read = readIdentitySettings({
    ...GIVEN,
    KPI_OIDC_JWKS_URI: 'http://localhost:9000/keys',
    KPI_OIDC_CLOCK_TOLERANCE: '5',
    KPI_OIDC_CLAIM_ROLES: 'realm_access.roles',
    KPI_OIDC_CLAIM_UNIT: 'don_vi',
    KPI_OIDC_CLAIM_OFFICIAL: 'ma_can_bo',
    KPI_OIDC_ROLES: 'Sở Nội vụ=RATING_OFFICER, thanh-tra = AUDITOR',
    KPI_OIDC_CLIENT_ID: 'trang-web',
  });
  expect(read).toEqual(
    E.right({
      ...{ issuer: GIVEN.KPI_OIDC_ISSUER, audience: 'kpi' },
      ...{ jwks: 'http://localhost:9000/keys', clockToleranceSeconds: 5 },
      claims: {
        ...{ roles: 'realm_access.roles', unit: 'don_vi', official: 'ma_can_bo' },
        roleNames: new Map([
          ['Sở Nội vụ', 'RATING_OFFICER'],
          ['thanh-tra', 'AUDITOR'],
        ]),
      },
      page: { clientId: 'trang-web', scope: 'openid' },
    }),
  );
});

test('All problems come at once, each in two languages.', () => {
  const read = readIdentitySettings({
    KPI_OIDC_ISSUER: 'http://dangnhap.hue.gov.vn',
    KPI_OIDC_JWKS_URI: 'keys',
    KPI_OIDC_CLOCK_TOLERANCE: '301',
    KPI_OIDC_ROLES: 'x=BOSS',
    KPI_OIDC_AUDIANCE: 'kpi',
  });
  expect(E.isLeft(read) && read.left.map(({ setting }) => setting).toSorted()).toEqual([
    'KPI_OIDC_AUDIANCE',
    'KPI_OIDC_AUDIENCE',
    'KPI_OIDC_CLOCK_TOLERANCE',
    'KPI_OIDC_ISSUER',
    'KPI_OIDC_JWKS_URI',
    'KPI_OIDC_ROLES',
  ]);
  if (E.isLeft(read)) for (const { vi, en } of read.left) expect([vi, en]).not.toContain('');
});

test.each(['', 'AUDITOR', '=AUDITOR', 'a=AUDITOR,', 'a=AUDITOR,a=ASSESSOR', 'a=LOCAL', 'a=AUDITOR;b=ASSESSOR'])(
  'Names of roles that cannot be read: "%s"',
  (names) => {
    expect(wrong({ ...GIVEN, KPI_OIDC_ROLES: names })).toEqual(names === '' ? [] : ['KPI_OIDC_ROLES']);
  },
);

test.each(['ftp://x.vn', 'https://user:secret@x.vn', 'javascript:alert(1)', 'x', 'http://10.0.0.1'])(
  'An address from which no key may come: %s',
  (address) => {
    expect(wrong({ ...GIVEN, KPI_OIDC_ISSUER: address })).toEqual(['KPI_OIDC_ISSUER']);
  },
);

test('A file holds the same settings; the environment goes first.', () => {
  const path = file(JSON.stringify({ ...GIVEN, KPI_OIDC_CLAIM_UNIT: 'don_vi' }));
  expect(readIdentitySettings({ KPI_OIDC_FILE: path, KPI_OIDC_AUDIENCE: 'other' })).toMatchObject(
    E.right({ audience: 'other', issuer: GIVEN.KPI_OIDC_ISSUER, claims: { unit: 'don_vi' } }),
  );
  expect(wrong({ KPI_OIDC_FILE: file(JSON.stringify({ ...GIVEN, issuer: 'x' })) })).toEqual(['issuer']);
});

test.each(['{', '[]', 'null', '{"KPI_OIDC_ISSUER": 7}'])('A file that holds no settings: %s', (content) => {
  expect(wrong({ KPI_OIDC_FILE: file(content) })).toEqual(['KPI_OIDC_FILE']);
});

test('A file that is not there', () => {
  expect(wrong({ KPI_OIDC_FILE: join(folder, 'nothing.json') })).toEqual(['KPI_OIDC_FILE']);
});
