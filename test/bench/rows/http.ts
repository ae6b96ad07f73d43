import { fork } from 'node:child_process';
import { once } from 'node:events';
import autocannon from 'autocannon';
import { ASKED, type Bench } from '../measure/bench.ts';
import { faster, median } from '../measure/rounds.ts';
import { type Row, rate, times } from '../measure/row.ts';

const CONNECTIONS = 10;
const REQUESTS = 500;

/** What is asked for, each in turns with the empty handler. */
type Asked = 'empty' | 'unit' | 'all' | 'unchanged';

/**
 * The service on a warm engine against an empty handler of the same Express, in one process that does nothing else, over the same
 * connections. Compared are the seconds of that process for as many requests: who sends them works beside it.
 */
export async function httpRows({ path, runs }: Bench): Promise<readonly Row[]> {
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
    const spent: { readonly [asked in Asked]: number[] } = { empty: [], unit: [], all: [], unchanged: [] };
    const perSecond: { readonly [asked in Asked]: number[] } = { empty: [], unit: [], all: [], unchanged: [] };
    for (let round = -1; round < runs; round += 1)
      for (const asked of Object.keys(targets) as Asked[]) {
        const before = await processor();
        const { requests, duration, errors, non2xx } = await autocannon({
          ...targets[asked],
          ...{ connections: CONNECTIONS, amount: REQUESTS },
        });
        const unexpected = asked === 'unchanged' ? errors : errors + non2xx;
        if (unexpected > 0) throw new Error(`${unexpected} requests of ${asked} went wrong`);
        if (round < 0) continue;
        spent[asked].push((await processor()) - before);
        perSecond[asked].push(requests.total / duration);
      }
    const ratio = (asked: Asked): number => faster(spent.empty, spent[asked]);
    const [unit, list, unchanged] = [ratio('unit'), ratio('all'), ratio('unchanged')];
    const shown = (asked: Asked): string => rate(median(perSecond[asked]));
    return [
      {
        what: 'HTTP: rating endpoint, warm engine',
        target: '≥ 0.7 × an empty Express handler',
        ratio: `${times(unit)} one unit; ${times(list)} all heads; ${times(unchanged)} all heads, unchanged (304)`,
        absolute: `${shown('unit')}, ${shown('all')}, ${shown('unchanged')} against ${shown('empty')}`,
        reached: Math.min(unit, list) >= 0.7,
        note: `${CONNECTIONS} connections kept alive; ratio by the server's processor time for a request`,
        figures: { httpUnit: unit, httpAll: list, httpUnchanged: unchanged, httpEmpty: median(perSecond.empty) },
      },
    ];
  } finally {
    child.disconnect();
  }
}
