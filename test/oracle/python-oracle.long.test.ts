import { expect, it } from 'vitest';
import { has } from '../tools/needs.js';
import { compareWithPython } from './compare.js';

const CASES = 1_000_000;

it.skipIf(!has('python3', 'python3'))(
  `the formulas agree with the implementation in Python on ${CASES} cases`,
  async () => {
    const run = await compareWithPython(CASES, 20_251_221);
    expect(run.cases).toBe(CASES);
    expect(run.differences).toEqual([]);
  },
);
