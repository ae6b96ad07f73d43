import { test } from 'vitest';
import { expectCountedOnce, expectCurve } from '../testing/counted-once.js';

test('a linked set counts once over plans, and a plan alone stays complete', () => expectCountedOnce(12));
test('the curve is what a recount day by day finds', () => expectCurve(8));
