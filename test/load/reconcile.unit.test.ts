import type { LoggedEvent } from '@kpi-ledger/ledger';
import { expect, test } from 'vitest';
import { reconcile } from './reconcile.ts';
import { type Sent, stateAfter } from './sent.ts';

type Entry = readonly [commandId: string, data: object];

async function* logOf(...events: readonly Entry[]) {
  for (const [commandId, data] of events) yield { event: { commandId, data } } as unknown as LoggedEvent;
}
const sent = (commandId: string, state: Sent['state'], name = 'A'): Sent => ({
  ...{ commandId, state },
  data: JSON.stringify({ unit: 'a', name }),
});
const A = { name: 'A', unit: 'a' };
const isOwn = (id: string): boolean => id.startsWith('r-');
const faultsOf = async (commands: readonly Sent[], ...log: readonly Entry[]) =>
  (await reconcile(commands, logOf(...log), isOwn)).faults;

test('what is as it was answered has no fault', async () => {
  const commands = [
    sent('r-1', 'ACKNOWLEDGED'),
    sent('r-1', 'ACKNOWLEDGED'),
    sent('r-1', 'REFUSED', 'another use of the id'),
    sent('r-2', 'REFUSED'),
    sent('r-3', 'OPEN'),
    sent('r-4', 'OPEN'),
    // Turned away once, and recorded when it was sent again.
    sent('r-5', 'REFUSED'),
    sent('r-5', 'ACKNOWLEDGED'),
  ];
  const log = logOf(['other', {}], ['r-1', A], ['r-4', A], ['r-5', A]);
  expect(await reconcile(commands, log, isOwn)).toEqual({
    ...{ acknowledged: 3, refused: 3, open: 2, openRecorded: 1 },
    faults: [],
  });
});

test.each<[string, Sent[], Entry[]]>([
  ['acknowledged and not in the log: r-1', [sent('r-1', 'ACKNOWLEDGED')], []],
  ['acknowledged and not in the log: r-1', [sent('r-1', 'ACKNOWLEDGED')], [['r-1', { ...A, name: 'B' }]]],
  [
    '2 times in the log: r-1',
    [sent('r-1', 'ACKNOWLEDGED')],
    [
      ['r-1', A],
      ['r-1', A],
    ],
  ],
  [
    '2 times in the log: r-1',
    [sent('r-1', 'OPEN')],
    [
      ['r-1', A],
      ['r-1', A],
    ],
  ],
  ['refused and in the log: r-1', [sent('r-1', 'REFUSED')], [['r-1', A]]],
  ['in the log and neither acknowledged nor open: r-9', [], [['r-9', A]]],
])('%s', async (fault, commands, log) => {
  expect(await faultsOf(commands, ...log)).toContain(fault);
});

test('an answer settles its command only where it says whether anything was recorded', () => {
  const states = [
    [201, null],
    [200, null],
    [409, null],
    [422, null],
    [429, 'TOO_MANY_REQUESTS'],
    [503, 'OVERLOADED'],
    [503, 'BUSY'],
    [503, 'OUTCOME_UNKNOWN'],
    [500, null],
  ].map(([status, code]) => stateAfter(status as number, code as string | null));
  expect(states).toEqual([
    ...['ACKNOWLEDGED', 'ACKNOWLEDGED', 'REFUSED', 'REFUSED', 'REFUSED', 'REFUSED', 'REFUSED'],
    ...['OPEN', 'OPEN'],
  ]);
});
