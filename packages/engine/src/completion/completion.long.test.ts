import { test } from 'vitest';
import { expectCountedOnce, expectCurve } from '../testing/counted-once.js';

test('a linked set counts once over plans, in many histories', () => expectCountedOnce(500), 300_000);
test('the curve is what a recount day by day finds, in many histories', () => expectCurve(500), 300_000);
