import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeptTexts } from './kept-texts.js';

const text = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary' }) },
  // Several fill a block, and one is larger than any.
  { weight: 1, arbitrary: fc.constantFrom('ă'.repeat(200_000), 'â'.repeat(524_288), 'ậ'.repeat(400_000)) },
);

test('every text is given as it was taken, wherever blocks end', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), fc.nat({ max: 9 }), (texts, after) => {
      const kept = new KeptTexts('kpi-hue');
      for (const [revision, said] of texts.entries())
        kept.add({ stream: 'unit-a', revision, bytes: Buffer.from(said) });
      const expected = texts.map((said, i) => ({
        ...{ ordinal: i + 1, stream: 'unit-a', revision: i, text: Buffer.from(said).toString() },
      }));
      expect([...kept.after(after, texts.length)].flat()).toEqual(expected.slice(after));
      expect(kept.at(expected.map(({ ordinal }) => ordinal))).toEqual(expected);
      expect(() => kept.at([texts.length + 1])).toThrow('no such event');
      expect(() => kept.at([0])).toThrow('no such event');
    }),
    { numRuns: 20 },
  );
});
