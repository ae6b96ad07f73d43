import { openLedger } from '@kpi-ledger/api/ledger';
import { type ImportResult, importRows, loadSources, rowCounts } from '@kpi-ledger/intake';
import * as fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';

const right = <A>(either: E.Either<unknown, A>): A =>
  E.isRight(either) ? either.right : expect.unreachable(JSON.stringify(either.left));

const NOW = Date.parse('2026-04-20T02:00:00.000Z');

/** What a file says: the number of units of each task, and what was measured in each year. */
interface Said {
  readonly tasks: ReadonlyMap<string, number>;
  readonly measured: ReadonlyMap<string, number>;
}

const sources = ({ tasks, measured }: Said) =>
  [
    ['assignments.csv', 'task,unit,basis,publicTitle,milestones,validAt', tasks, taskRow],
    ['measurements.csv', 'indicator,period,value,source', measured, measuredRow],
  ].map(([file, head, said, row]) => ({
    file: file as string,
    bytes: new TextEncoder().encode(
      [head, ...[...(said as Said['tasks'])].map(([key, value]) => (row as typeof taskRow)(key, value))].join('\n'),
    ),
  }));
const taskRow = (task: string, units: number) => `${task},don-vi,PLAN,Việc ${task},30/06/2026:${units},05/01/2026`;
const measuredRow = (year: string, value: number) => `chi-tieu,${year},${value},Báo cáo`;

const PLAN = [
  {
    kind: 'PlanAdopted',
    data: {
      ...{ plan: 'ke-hoach', title: 'Kế hoạch', number: null, adoptedOn: null, issuer: null },
      ...{ document: 'Kế hoạch mẫu', documentHash: '0'.repeat(64) },
    },
  },
  {
    kind: 'IndicatorDefined',
    data: {
      ...{ indicator: 'chi-tieu', unit: null, plan: 'ke-hoach', row: '1', title: 'Chỉ tiêu', measure: '%' },
      ...{ kind: 'indicator', direction: 'up', annual: false, lead: [], legalBasis: null },
    },
  },
];

async function opened() {
  const { engine, store } = right(await openLedger({ url: 'memory:', create: true, clock: () => NOW })());
  const data = { ledger: '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e', kind: 'live', city: 'hue' };
  right(await engine.execute({ commandId: 'open', type: 'LedgerOpened', validAt: '2026-04-20', data, actor: 'cli' })());
  const stage = {
    file: 'units.csv',
    bytes: new TextEncoder().encode('unit,name,kind,scope,validAt\ndon-vi,Đơn vị,department,in,01/01/2026\n'),
  };
  const plan = {
    file: 'plan.jsonl',
    bytes: new TextEncoder().encode(PLAN.map((line) => JSON.stringify({ validAt: '2026-01-01', ...line })).join('\n')),
  };
  const importing = async (files: (typeof stage)[], correct: string | null, dryRun = false): Promise<ImportResult> => {
    const { rows, problems } = right(await loadSources(files, null));
    return right(
      await importRows(engine, rows, problems, files, {
        ...{ actor: 'cli', decision: null, confirmDays: null, dryRun, skipInvalid: false, onProgress: () => undefined },
        correct: correct === null ? null : { reason: correct },
      }),
    );
  };
  expect(await importing([stage, plan], null)).toMatchObject({ recorded: 3 });
  /** What the log says, read without the engine: each fact as its last correction has it. */
  const logged = async () => {
    const facts = new Map<string, Record<string, unknown>>();
    let length = 0;
    for await (const { event } of store.readAll()) {
      length += 1;
      const data = event.data as unknown as Record<string, unknown>;
      if (event.type === 'TaskAssigned' || event.type === 'IndicatorMeasured') facts.set(event.id, data);
      if (event.type === 'FactCorrected') facts.set(event.data.target, event.data.data as Record<string, unknown>);
    }
    const said = [...facts.values()].map((data) =>
      data['task'] === undefined
        ? `${data['period']}: ${data['value']}`
        : `${data['task']}: ${(data['milestones'] as { units: number }[])[0]?.units}`,
    );
    return { length, said: said.sort() };
  };
  return { importing, logged };
}

const file = fc.record({
  tasks: fc.uniqueArray(fc.tuple(fc.constantFrom('t-1', 't-2', 't-3', 't-4'), fc.integer({ min: 1, max: 3 })), {
    selector: ([key]) => key,
  }),
  measured: fc.uniqueArray(fc.tuple(fc.constantFrom('2023', '2024', '2025'), fc.integer({ min: 1, max: 3 })), {
    selector: ([key]) => key,
  }),
});
const said = ({ tasks, measured }: { tasks: [string, number][]; measured: [string, number][] }): Said => ({
  tasks: new Map(tasks),
  measured: new Map(measured),
});
const entries = ({ tasks, measured }: Said) => new Map([...tasks, ...measured]);
const texts = (all: ReadonlyMap<string, number>) => [...all].map(([key, value]) => `${key}: ${value}`).sort();

test('A file that is changed and imported again adds what has changed, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(file.map(said), file.map(said), async (first, second) => {
      const { importing, logged } = await opened();
      const [one, two] = [entries(first), entries(second)];
      await importing(sources(first), null);
      const before = await logged();
      expect(before.said).toEqual(texts(one));

      const changed = [...two].filter(([key, value]) => one.has(key) && one.get(key) !== value).length;
      const added = [...two].filter(([key]) => !one.has(key)).length;
      const counts = { new: added, changed, unchanged: two.size - added - changed, corrected: 0, refused: 0 };

      const checked = await importing(sources(second), 'sửa', true);
      expect(rowCounts(checked.lines)).toEqual(counts);
      expect(await logged()).toEqual(before);

      const done = await importing(sources(second), 'sửa');
      expect(rowCounts(done.lines)).toEqual(counts);
      // Rows that are in the file no more are no retraction.
      const after = await logged();
      expect(after.said).toEqual(texts(new Map([...one, ...two])));
      expect(after.length - before.length).toBe(added + changed === 0 ? 0 : added + changed + 2);

      // Again, with leave to correct and without: nothing.
      for (const correct of ['sửa', null]) {
        const again = await importing(sources(second), correct);
        expect(again).toMatchObject({ status: 'NOTHING_NEW', recorded: 0 });
        expect(rowCounts(again.lines)).toEqual({ new: 0, changed: 0, unchanged: two.size, corrected: 0, refused: 0 });
      }
      expect(await logged()).toEqual(after);

      // The first file once more: it corrects back what it says otherwise, and only that.
      const back = await importing(sources(first), 'trở lại');
      expect(rowCounts(back.lines)).toMatchObject({ new: 0, changed, unchanged: one.size - changed });
      expect((await logged()).said).toEqual(texts(new Map([...two, ...one])));
    }),
    { numRuns: 12 },
  );
});

test('Without leave to correct, a row that says something else is refused in its cell, and nothing is written', async () => {
  const { importing, logged } = await opened();
  const tasks = (units: number, due = '05/01/2026') => [
    { file: 'assignments.csv', bytes: new TextEncoder().encode(sheet(units, due)) },
  ];
  const sheet = (units: number, day: string) =>
    `task,unit,basis,publicTitle,milestones,validAt\nt-1,don-vi,PLAN,Việc,30/06/2026:${units},${day}\n`;
  await importing(tasks(2), null);
  const before = await logged();
  const refused = await importing(tasks(3, '06/01/2026'), null);
  expect(refused).toMatchObject({ status: 'REFUSED', recorded: 0 });
  expect(refused.problems.map(({ code, cell, column }) => [code, cell, column])).toEqual([
    ['ROW_CHANGED', 'E2', 'milestones'],
    ['ROW_CHANGED', 'F2', 'validAt'],
  ]);
  expect(refused.problems[1]?.message.vi).toContain('khác với điều đã ghi ngày 20/04/2026 ("2026-01-05")');
  expect(refused.lines.map(({ status }) => status)).toEqual(['REFUSED']);
  expect(await logged()).toEqual(before);
  // The day can be corrected too; the old file then says what was corrected.
  expect(await importing(tasks(3, '06/01/2026'), 'sửa')).toMatchObject({ status: 'RECORDED', recorded: 1 });
  expect((await importing(tasks(2), null)).lines.map(({ status }) => status)).toEqual(['CORRECTED']);
});

test('Of two rows about one thing only the first corrects: the file cannot say both.', async () => {
  const { importing, logged } = await opened();
  const file = (...units: readonly number[]) => {
    const rows = units.map((count) => `t-1,don-vi,PLAN,Việc,30/06/2026:${count},05/01/2026`);
    const text = ['task,unit,basis,publicTitle,milestones,validAt', ...rows].join('\n');
    return [{ file: 'assignments.csv', bytes: new TextEncoder().encode(text) }];
  };
  await importing(file(2), null);
  const before = await logged();
  const refused = await importing(file(3, 4), 'sửa');
  expect(refused.lines.map(({ status }) => status)).toEqual(['CHANGED', 'REFUSED']);
  expect(refused).toMatchObject({ status: 'REFUSED', problems: [{ code: 'ROW_CHANGED', cell: 'E3' }] });
  expect(await logged()).toEqual(before);
});
