import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wholePeriodScore } from '@kpi-ledger/formulas';
import { type LogTexts, readText, type StoredText } from '@kpi-ledger/ledger';
import { checkFile } from '@kpi-ledger/ledger-sqlite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ByState } from '../../packages/engine/src/indexed/by-state.js';
import { createWarmLog } from '../../packages/engine/src/log/warm-log.js';
import { text } from './generate/draft.ts';
import { shapeOf } from './generate/log.ts';
import { randomOf } from './generate/random.ts';
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
 * processor; the margins are about three times and more what it was when they were set.
 */
const folder = mkdtempSync(join(tmpdir(), 'kpi-regression-'));
const path = join(folder, 'small.db');
let engine: Awaited<ReturnType<typeof warmEngine>>;

beforeAll(async () => {
  await ledgerFile(path, { ...shapeOf(6000), units: 8 });
  engine = await warmEngine(path);
});
/** Questions at other times each round. */
const TIMES = 5;

/** The texts of the whole log, once read. */
async function storedIn(texts: LogTexts | undefined): Promise<readonly StoredText[]> {
  const stored: StoredText[] = [];
  for await (const batch of texts?.after(0) ?? []) stored.push(...batch);
  return stored;
}

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

/** Other times of the quarter and of the log with each call, the same ones in every run. */
async function anyTimes(seed: number) {
  const { length } = await storedIn(engine.store.texts);
  const random = randomOf(seed);
  return () => ({
    effective: text(quarter(ASKED).last + 30 - random.below(90)),
    known: { kind: 'ordinal' as const, n: Math.floor(length * (0.6 + 0.4 * random.next())) },
  });
}

test('a warm engine rates all heads at any two times for a fraction of what the plain pipeline takes for one', async () => {
  const anyTime = await anyTimes(42);
  const seconds = await rounds(3, {
    plain: () => rateIdiomatically(textsOf(path), questionOf(ASKED)),
    warm: async () => {
      for (let n = 0; n < TIMES; n += 1) await opened(engine.engine.rate({ period: ASKED, ...anyTime() }));
    },
  });
  // 7 to 11; 2 where nothing of a stream were kept, neither by its states nor for its last lengths.
  expect(faster(seconds.plain, seconds.warm) * TIMES).toBeGreaterThan(2.5);
});

test('at any two times a warm engine makes nearly nothing anew of what streams say in a state that it has met', async () => {
  const anyTime = await anyTimes(43);
  const rateAtSome = async () => {
    for (let n = 0; n < 20; n += 1) await opened(engine.engine.rate({ period: ASKED, ...anyTime() }));
  };
  await rateAtSome();
  const inState = ByState.prototype.in;
  let [asked, made] = [0, 0];
  const counted = vi.spyOn(ByState.prototype, 'in').mockImplementation(function (this: ByState<unknown>, ...given) {
    const [state, make, holds] = given;
    asked += 1;
    const makeOne = () => {
      made += 1;
      return make();
    };
    return inState.call(this, state, makeOne, holds);
  });
  await rateAtSome();
  counted.mockRestore();
  // Counted, because what it takes without them (half as much again to twice) is within the scatter of the seconds.
  // 27 of 4,211.
  expect(asked).toBeGreaterThan(100);
  expect(made).toBeLessThan(asked / 5);
});

test('a log is followed for a fraction of what decoding its events takes', async () => {
  const stored = await storedIn(engine.store.texts);
  const texts: LogTexts = {
    after: async function* () {
      yield stored;
    },
    at: () => stored,
    ofCommand: () => [],
  };
  const seconds = await rounds(3, {
    decoded: () => {
      for (const one of stored) readText(one);
    },
    followed: () => opened(createWarmLog(texts).follow()),
  });
  // 7; below 1 where every event were decoded.
  expect(faster(seconds.decoded, seconds.followed)).toBeGreaterThan(2);
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

test('a full check of the file costs no more than so many times parsing its events', async () => {
  const seconds = await rounds(3, {
    parse: () => {
      for (const stored of textsOf(path)) JSON.parse(stored);
    },
    check: () => checkFile(path),
  });
  expect(checkFile(path).flaws).toEqual([]);
  expect(median(seconds.check) / median(seconds.parse)).toBeLessThan(40);
});
