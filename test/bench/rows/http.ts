import { fork } from 'node:child_process';
import { once } from 'node:events';
import autocannon from 'autocannon';
import { ASKED, type Bench } from '../measure/bench.ts';
import { faster, median } from '../measure/rounds.ts';
import { duration, type Row, times } from '../measure/row.ts';

const CONNECTIONS = 10;
/** Of each kind before any is measured, so that Node has compiled all of them. */
const WARM_UP = 4000;
/** Of each kind in one turn, and how many turns there are: short and many, because a machine's speed changes from second to second. */
const REQUESTS = 1000;
const TURNS = 15;
/** Milliseconds. A run of autocannon ends with a sample, of which it would take one a second. */
const SAMPLE = 20;

/** What is asked for, each in turns with the empty handler. */
type Asked = 'empty' | 'unit' | 'all' | 'unchanged';

/**
 * The service on a warm engine against an empty handler of the same Express, in one process that does nothing else, over the same
 * connections. Compared are the seconds of that process for as many requests: who sends them works beside it.
 */
export async function httpRows({ path }: Bench): Promise<readonly Row[]> {
  const child = fork(new URL('../measure/http.child.ts', import.meta.url).pathname, [path], {
    execArgv: ['--disable-warning=ExperimentalWarning', '--max-old-space-size=12000'],
  });
  try {
    const [urls] = (await once(child, 'message')) as [{ readonly empty: string; readonly service: string }];
    const processor = async (): Promise<number> => {
      child.send('processor');
      return ((await once(child, 'message')) as [number])[0];
    };
    const all = `${urls.service}/api/v1/ratings?period=${ASKED}`;
    const first = await fetch(all);
    const { rows } = (await first.json()) as { readonly rows: readonly { readonly unit: string }[] };
    const targets: { readonly [asked in Asked]: autocannon.Options } = {
      empty: { url: urls.empty },
      unit: { url: `${all}&unit=${rows[0]?.unit}` },
      all: { url: all },
      unchanged: { url: all, headers: { 'if-none-match': first.headers.get('etag') ?? '' } },
    };
    /** Seconds of the processor a request, turn by turn. */
    const spent: { readonly [asked in Asked]: number[] } = { empty: [], unit: [], all: [], unchanged: [] };
    for (let turn = 0; turn <= TURNS; turn += 1)
      for (const asked of Object.keys(targets) as Asked[]) {
        const before = await processor();
        const { errors, non2xx } = await autocannon({
          ...targets[asked],
          ...{ connections: CONNECTIONS, amount: turn === 0 ? WARM_UP : REQUESTS, sampleInt: SAMPLE },
        });
        const unexpected = asked === 'unchanged' ? errors : errors + non2xx;
        if (unexpected > 0) throw new Error(`${unexpected} requests of ${asked} went wrong`);
        if (turn > 0) spent[asked].push(((await processor()) - before) / REQUESTS);
      }
    const ratio = (asked: Asked): number => faster(spent.empty, spent[asked]);
    const [unit, list, unchanged] = [ratio('unit'), ratio('all'), ratio('unchanged')];
    const shown = (asked: Asked): string => duration(median(spent[asked]));
    return [
      {
        what: 'HTTP: rating endpoint, warm engine',
        target: '≥ 0.7 × an empty Express handler',
        ratio: `${times(unit)} one unit; ${times(list)} all heads; ${times(unchanged)} all heads, unchanged (304)`,
        absolute: `${shown('unit')}, ${shown('all')}, ${shown('unchanged')} against ${shown('empty')} of the processor a request`,
        reached: Math.min(unit, list) >= 0.7,
        note: `${CONNECTIONS} connections kept alive; medians of ${TURNS} turns of ${REQUESTS} requests; ratio by the server's processor time`,
        figures: { httpUnit: unit, httpAll: list, httpUnchanged: unchanged, httpEmptySeconds: median(spent.empty) },
      },
    ];
  } finally {
    child.disconnect();
  }
}
