import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerBytes } from './answer-text.js';
import { etagOf } from './headers.js';

const row = fc.record(
  {
    unit: fc.constantFrom('u1', 'u2'),
    S: fc.option(fc.constantFrom('1/3', '80', 'ế "đ"\u2028')),
    more: fc.array(fc.nat(2)),
  },
  { requiredKeys: ['unit'] },
);
/** Rows that several answers share, as the engine keeps them, and answers that hold some of them. */
const answers = fc.array(row, { minLength: 1, maxLength: 5 }).chain((kept) =>
  fc.array(
    fc.record(
      {
        basis: fc.record({ ordinal: fc.nat(2), root: fc.constantFrom('a', 'b') }),
        rows: fc.array(fc.nat(kept.length - 1), { maxLength: 4 }).map((at) => at.map((i) => kept[i])),
        quotas: fc.array(fc.nat(1), { maxLength: 1 }),
      },
      { requiredKeys: ['basis', 'rows'] },
    ),
    { minLength: 2, maxLength: 6 },
  ),
);

test('what is sent is the answer itself, and the tags of two are the same exactly when all but their bases is', () => {
  fc.assert(
    fc.property(answers, (asked) => {
      const seen = asked.map((answer) => {
        const etag = etagOf(answer);
        const { basis: _, ...content } = answer;
        expect(answerBytes(answer, etag).toString()).toBe(JSON.stringify(answer));
        return { etag, content: JSON.stringify(content) };
      });
      for (const one of seen)
        for (const other of seen) expect(one.etag === other.etag).toBe(one.content === other.content);
    }),
  );
});

test('two differences with the same rows between other bases are two answers', () => {
  const rows = [{ unit: 'u1' }];
  const basis = (root: string) => ({ ordinal: 1, root, effective: '2026-03-31' });
  const [one, other] = ['b', 'c'].map((to) => ({ from: basis('a'), to: basis(to), rows }));
  for (const answer of [one, other, one])
    if (answer !== undefined) expect(JSON.parse(answerBytes(answer, etagOf(answer)).toString())).toEqual(answer);
});
