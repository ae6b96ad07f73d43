import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wholePeriodScore } from '@kpi-ledger/formulas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { text } from './generate/draft.ts';
import { shapeOf } from './generate/log.ts';
import { ledgerFile } from './generate/write-file.ts';
import { rateIdiomatically } from './idiomatic.ts';
import { ASKED, questionOf, warmEngine } from './measure/bench.ts';
import { floatScore } from './measure/float-score.ts';
import { opened } from './measure/opened.ts';
import { quarter } from './measure/quarters.ts';
import { textsOf } from './measure/read-file.ts';
import { faster, median, rounds } from './measure/rounds.ts';
import { scoreInputs } from './measure/score-inputs.ts';

/**
 * What got slower than this is looked at. Each is a ratio of two things measured by turns in this process, in seconds of its
 * processor; the margins are three times and more what it was when they were set.
 */
const folder = mkdtempSync(join(tmpdir(), 'kpi-regression-'));
const path = join(folder, 'small.db');
let engine: Awaited<ReturnType<typeof warmEngine>>;

beforeAll(async () => {
  await ledgerFile(path, { ...shapeOf(1500), units: 8 });
  engine = await warmEngine(path);
});
afterAll(async () => {
  await engine.store.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a warm engine rates all heads on another day for less than the plain pipeline reads and rates', async () => {
  const question = questionOf(ASKED);
  let day = 0;
  const seconds = await rounds(3, {
    plain: () => rateIdiomatically(textsOf(path), question),
    warm: () => {
      day += 1;
      return opened(engine.engine.rate({ period: ASKED, effective: text(quarter(ASKED).last - day) }));
    },
  });
  expect(faster(seconds.plain, seconds.warm)).toBeGreaterThan(0.5);
});

test('an exact score costs no more than so many times one with plain numbers, and the kernel computes nearly all', async () => {
  const inputs = scoreInputs(3000);
  const seconds = await rounds(5, {
    float: () => {
      let sum = 0;
      for (let pass = 0; pass < 3; pass += 1) for (const input of inputs) sum += floatScore(input);
      return sum;
    },
    exact: () => {
      let sum = 0;
      for (let pass = 0; pass < 3; pass += 1) for (const input of inputs) sum += wholePeriodScore(input)?.S ?? 0;
      return sum;
    },
  });
  expect(inputs.filter((input) => wholePeriodScore(input) === null).length).toBeLessThan(inputs.length / 20);
  expect(median(seconds.exact) / median(seconds.float)).toBeLessThan(4);
});
