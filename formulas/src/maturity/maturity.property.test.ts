import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '../registry.js';
import {
  add,
  compare,
  divide,
  type Fraction,
  fraction,
  isWrittenAs,
  multiply,
  total,
  whole,
} from '../testing/fraction.js';

interface Leaf {
  readonly points: number | null;
  readonly max: number;
}
type Node = Leaf | { readonly parts: readonly { readonly share: number; readonly node: Node }[] };

const leaf: fc.Arbitrary<Node> = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.option(fc.integer({ min: 0, max: 6 }), { freq: 9 }))
  .map(([max, points]) => ({ max, points: points === null ? null : Math.min(points, max) }));
const groupOf = (node: fc.Arbitrary<Node>): fc.Arbitrary<Node> =>
  fc
    .array(fc.record({ share: fc.integer({ min: 1, max: 5 }), node }), { minLength: 1, maxLength: 4 })
    .map((parts) => ({ parts }));
const framework = groupOf(fc.oneof({ weight: 2, arbitrary: leaf }, groupOf(leaf)));

interface Row {
  readonly id: string;
  readonly parent: string | null;
  readonly weight: string;
  readonly max: string | null;
  readonly points: string | null;
  /** Weight in the whole: the product on the way down. */
  readonly inWhole: Fraction;
}

/** The rows of the framework; shares of a parent are parts of their own sum, so that weights are whole. */
function rowsOf(node: Node, parent: string | null, inWhole: Fraction): readonly Row[] {
  if (!('parts' in node)) return [];
  const all = node.parts.reduce((sum, { share }) => sum + share, 0);
  return node.parts.flatMap(({ share, node: child }, at) => {
    const id = parent === null ? `g${at}` : `${parent}.${at}`;
    const own = multiply(inWhole, [BigInt(share), BigInt(all)]);
    const isLeaf = !('parts' in child);
    const points = isLeaf && child.points !== null ? String(child.points) : null;
    const row: Row = {
      id,
      parent,
      weight: `${share}/${all}`,
      max: isLeaf ? String(child.max) : null,
      points,
      inWhole: own,
    };
    return [row, ...rowsOf(child, id, own)];
  });
}

const LEVELS = ['0', '25', '200/3', '100'].map((from, at) => ({ id: `M${at}`, from }));

const answerOf = (rows: readonly Row[]) => {
  const criteria = rows.map(({ inWhole, ...row }) => row);
  const result = evaluate('maturity/level', { criteria, levels: LEVELS }, { derivation: false });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.answer as unknown as {
    readonly [K in 'status' | 'score' | 'level' | 'atLeast' | 'atMost' | 'lowestLevel' | 'highestLevel']: string;
  } & { readonly missing: readonly string[] };
};

/** Leaf by leaf, with the weight that each has in the whole. */
const naive = (rows: readonly Row[], unknown: number): Fraction =>
  total(
    rows.flatMap(({ max, points, inWhole }) =>
      max === null
        ? []
        : [
            multiply(
              inWhole,
              points === null ? whole(unknown) : divide(multiply(whole(100), fraction(points)), fraction(max)),
            ),
          ],
    ),
  );
const naiveLevel = (score: Fraction): string =>
  LEVELS.reduce((reached, { id, from }) => (compare(score, fraction(from)) >= 0 ? id : reached), '');

test('the score is that of all leaves with their weight in the whole; without one of them there is none, but two exact bounds', () => {
  fc.assert(
    fc.property(framework, (node) => {
      const rows = rowsOf(node, null, whole(1));
      const answer = answerOf(rows);
      const [low, high] = [naive(rows, 0), naive(rows, 100)];
      expect([isWrittenAs(low, answer.atLeast), isWrittenAs(high, answer.atMost)]).toEqual([true, true]);
      expect([answer.lowestLevel, answer.highestLevel]).toEqual([naiveLevel(low), naiveLevel(high)]);
      const missing = rows.flatMap(({ id, max, points }) => (max !== null && points === null ? [id] : []));
      expect(answer.missing).toEqual(missing);
      expect([answer.status, answer.score, answer.level]).toEqual(
        missing.length > 0 ? ['INSUFFICIENT_DATA', null, null] : ['OK', answer.atLeast, answer.lowestLevel],
      );
    }),
  );
});

test('what comes to be assessed lies within the bounds of before, and more points never lower score or level', () => {
  fc.assert(
    fc.property(framework, fc.nat(), (node, pick) => {
      const rows = rowsOf(node, null, whole(1));
      const leaves = rows.filter(({ max }) => max !== null);
      const id = leaves[pick % leaves.length]?.id;
      const given = (points: (row: Row) => string | null) =>
        answerOf(rows.map((row) => (row.id === id ? { ...row, points: points(row) } : row)));
      const [open, none, all] = [given(() => null), given(() => '0'), given(({ max }) => max)];
      expect([none.atLeast, all.atMost]).toEqual([open.atLeast, open.atMost]);
      expect(compare(fraction(none.atLeast), fraction(all.atLeast))).toBeLessThan(0);
      expect(none.lowestLevel <= all.lowestLevel).toBe(true);
    }),
  );
});

test('weights that are not the whole of their parent by however little are refused', () => {
  fc.assert(
    fc.property(framework, fc.nat(), fc.constantFrom('1/1000000007', '1'), (node, pick, off) => {
      const rows = rowsOf(node, null, whole(1));
      const at = pick % rows.length;
      const criteria = rows.map(({ inWhole, ...row }, index) => {
        const [n, d] = add(fraction(row.weight), fraction(off));
        return index === at ? { ...row, weight: `${n}/${d}` } : row;
      });
      expect(evaluate('maturity/level', { criteria, levels: LEVELS })).toMatchObject({
        ok: false,
        error: { code: 'WEIGHTS_NOT_ONE' },
      });
    }),
    { numRuns: 50 },
  );
});
