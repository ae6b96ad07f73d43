import { expect, test } from 'vitest';
import { vacantHeads } from './vacant-heads.ts';

const completion = { assigned: 1 } as never;
const owed = (owedBy: string | null, since: string | null) => [{ what: 'chưa có người giữ chức', owedBy, since }];

test('Vacant are the heads whom the same posts score as the people of the list; not deputies, not those of others.', () => {
  const scored = [{ assessor: 'head-ubnd' }, { assessor: null }];
  const found = vacantHeads(
    [
      { unit: 'so-a', post: 'head-so-a', status: 'NO_HOLDER', missing: owed('head-ubnd', '2026-03-01'), completion },
      { unit: 'so-a', post: 'deputy-so-a', status: 'NO_HOLDER', missing: owed('head-ubnd', null), completion: null },
      { unit: 'so-b', post: 'head-so-b', status: 'NO_HOLDER', missing: owed('head-bo', null), completion },
      { unit: 'so-c', post: 'head-so-c', status: 'OK', missing: [], completion },
    ],
    scored,
  );
  expect(found).toEqual([{ unit: 'so-a', post: 'head-so-a', since: '2026-03-01' }]);
});
