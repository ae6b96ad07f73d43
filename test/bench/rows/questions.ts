import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from '../generate/draft.ts';
import { randomOf } from '../generate/random.ts';
import { ASKED, type Bench, questionOf, warmEngine } from '../measure/bench.ts';
import { opened } from '../measure/opened.ts';
import { quarter } from '../measure/quarters.ts';
import { clockOf, median, quantile } from '../measure/rounds.ts';
import { duration, type Row, times } from '../measure/row.ts';
import { afterOneRow } from './after.ts';

const clock = clockOf('processor');

/** What is kept of the ledger while it is asked is there after so many questions; the first one is given beside. */
const WARM_UP = 20;
/** So many explanations are measured after as many others of their own kind, that a twentieth of them is more than one. */
const EXPLAINED = 160;

/** What a warm engine answers: any date, one unit explained, after one new event. */
export async function questionRows(
  { path, events, officials, runs, folder }: Bench,
  idiomatic: number,
): Promise<readonly Row[]> {
  const file = join(folder, 'written.db');
  copyFileSync(path, file);
  const warm = await warmEngine(file);
  const { engine, store } = warm;
  const random = randomOf(42);
  const { last } = quarter(ASKED);
  /** A third of the days lie after the end of the period, where there are scores and people under management to look at. */
  const anyTime = () => ({
    effective: text(last + 30 - random.below(90)),
    known: { kind: 'ordinal' as const, n: Math.floor(events * (0.6 + 0.4 * random.next())) },
  });
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const started = clock();
    await work();
    return clock() - started;
  };

  const atAnyTime = () => timed(() => opened(engine.scores({ period: ASKED, ...anyTime() })));
  const first = await atAnyTime();
  for (let n = 1; n < WARM_UP; n += 1) await atAnyTime();
  const anyDate: number[] = [];
  for (let n = 0; n < Math.max(15, runs); n += 1) anyDate.push(await atAnyTime());

  const { rows } = await opened(engine.rate({ period: ASKED, effective: questionOf(ASKED).effective }));
  const posts = rows.filter(({ S }) => S !== null).map(({ post }) => post ?? '');
  const explaining: number[] = [];
  for (let n = 0; n < WARM_UP + EXPLAINED; n += 1) {
    const subject = random.pick(posts);
    explaining.push(await timed(() => opened(engine.explain({ period: ASKED, subject, ...anyTime() }))));
  }
  const [firstExplained, explained] = [explaining.slice(0, WARM_UP), explaining.slice(WARM_UP)];

  const afterOne = await afterOneRow(warm, rows, runs);
  await store.close();

  const [any, one] = [median(anyDate), quantile(explained, 0.95)];
  const target = officials >= 20_000 ? 100 : 300;
  return [
    {
      what: 'every head rated at an arbitrary (effective, known), engine warm',
      target: `≥ ${target} × idiomatic`,
      ratio: `${times(idiomatic / any)} idiomatic`,
      absolute: `${duration(any)} (median of ${anyDate.length}, after ${WARM_UP} others), without the grounds for đ and e, which the plain pipeline has not either; the first ${duration(first)}`,
      reached: idiomatic / any >= target,
      figures: { anyDate: any, firstAnyDate: first },
    },
    {
      what: 'one unit, explained, arbitrary date, engine warm',
      target: 'p95 ≤ 5 ms',
      ratio: `${times(one / 0.005)} the target`,
      absolute: `p95 ${duration(one)}, median ${duration(median(explained))}, the dearest ${duration(Math.max(...explained))} (${EXPLAINED} questions after ${WARM_UP} others; of those the median ${duration(median(firstExplained))}, the dearest ${duration(Math.max(...firstExplained))})`,
      reached: one <= 0.005,
      figures: { explainP95: one, explainMedian: median(explained) },
    },
    afterOne,
  ];
}
