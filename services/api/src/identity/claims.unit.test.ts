import { expect, test } from 'vitest';
import type { Role } from './caller.js';
import { callerOf, OWN_NAMES } from './claims.js';

const OWN = { roles: 'roles', unit: 'unit', official: 'official', roleNames: OWN_NAMES };
const KEYCLOAK = {
  ...{ roles: 'realm_access.roles', unit: 'https://hue.gov.vn/unit', official: 'staff.id' },
  roleNames: new Map<string, Role>([
    ['so-noi-vu', 'RATING_OFFICER'],
    ['thanh-tra', 'AUDITOR'],
  ]),
};

test('Role, unit and official are read where the mapping says.', () => {
  expect(callerOf({ roles: ['REPORTING_UNIT', 'ASSESSOR'], unit: 'so-a', official: 'an' }, OWN)).toMatchObject({
    right: { roles: ['REPORTING_UNIT', 'ASSESSOR'], unit: 'so-a', official: 'an', signedIn: true },
  });
  const payload = {
    realm_access: { roles: ['offline_access', 'so-noi-vu', 'so-noi-vu'] },
    'https://hue.gov.vn/unit': 'so-noi-vu',
    staff: { id: 'cb-12' },
  };
  expect(callerOf(payload, KEYCLOAK)).toMatchObject({
    right: { roles: ['RATING_OFFICER'], unit: 'so-noi-vu', official: 'cb-12' },
  });
});

test.each([
  {},
  { roles: [] },
  { roles: 'nobody' },
  { roles: ['LOCAL'] },
  { roles: ['auditor'] },
  { roles: 7 },
  { roles: [['AUDITOR']] },
  { roles: { AUDITOR: true } },
])('Without a role of ours the bearer is the public: %j', (payload) => {
  expect(callerOf(payload, OWN)).toMatchObject({
    right: { roles: ['PUBLIC'], unit: null, official: null, signedIn: true },
  });
});

test('One role may be given as text.', () => {
  expect(callerOf({ roles: 'AUDITOR' }, OWN)).toMatchObject({ right: { roles: ['AUDITOR'] } });
});

test('An auditor writes nothing, so the role stands alone.', () => {
  expect(callerOf({ roles: ['AUDITOR', 'PUBLIC'] }, OWN)).toMatchObject({ _tag: 'Right' });
  for (const other of ['REPORTING_UNIT', 'ASSESSOR', 'AUTHORITY_HEAD', 'RATING_OFFICER', 'ADMINISTRATOR'])
    expect(callerOf({ roles: [other, 'AUDITOR'] }, OWN)).toMatchObject({ left: { status: 401 } });
});

test.each([12, '', 'Sở A', 'SO-A', ['so-a'], { id: 'so-a' }, 'a'.repeat(101)])(
  'An id that the ledger cannot hold is refused: %j',
  (id) => {
    expect(callerOf({ roles: ['REPORTING_UNIT'], unit: id }, OWN)).toMatchObject({ left: { status: 401 } });
    expect(callerOf({ roles: ['REPORTING_UNIT'], official: id }, OWN)).toMatchObject({ left: { status: 401 } });
  },
);

test('Names that every object has are no claims.', () => {
  const mapping = { ...OWN, unit: 'constructor.name', official: 'roles.length' };
  expect(callerOf({ roles: ['ASSESSOR'] }, mapping)).toMatchObject({ left: { status: 401 } });
  expect(callerOf({ roles: ['ASSESSOR'] }, { ...mapping, official: 'toString' })).toMatchObject({
    right: { unit: null, official: null },
  });
});
