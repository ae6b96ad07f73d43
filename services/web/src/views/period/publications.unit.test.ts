import { expect, test } from 'vitest';
import { type Act, type Publications, previewOf } from './publications.ts';

const rated = { person: 'p', post: null, unit: 'u' };
const lacking = { ...rated, missing: [] };
const open: Publications = {
  basis: { ordinal: 1, root: '', effective: '2026-03-31', ruleSet: '', formulaSet: '' },
  ...{ period: '2026-Q1', closed: null, ready: [], published: [], toRestate: [], moved: [] },
  ...{ provisional: [], notReady: [], withoutScore: [], blocking: [] },
};
const publishable = { ...rated, S: '80', display: '80.00', provisional: false };
const closed = { event: 'e', ratings: 3, ratingsRoot: 'r' };
const possible = (answer: Publications): readonly Act[] =>
  (['publish', 'close', 'restate', 'reopen'] as const).filter((act) => previewOf(act, answer).possible);

test('An open period is published and, once nothing stands against it, closed; a closed one is only reopened.', () => {
  expect(possible({ ...open, ready: [publishable], blocking: [lacking] })).toEqual(['publish']);
  expect(possible(open)).toEqual(['close']);
  expect(possible({ ...open, closed, ready: [publishable] })).toEqual(['reopen']);
});

test('A moved score is restated also in a closed period; who is not confirmed stands against it.', () => {
  const published = { S: '70', event: 'e', basis: open.basis, provisional: false };
  const moved = { ...rated, published, restated: null, S: '80', display: '80.00' };
  const answer: Publications = { ...open, closed, toRestate: [moved], moved: [lacking] };
  expect(possible(answer)).toEqual(['restate', 'reopen']);
  expect(previewOf('restate', answer)).toMatchObject({ changes: 1, against: [lacking] });
});
