import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kpiIn } from '../../packages/cli/src/testing/in-process.js';
import type { Ran } from '../../packages/cli/src/testing/kpi.js';

const STORE = ['--store', 'sqlite:quarter.db'];

/** A folder with a ledger, and an empty one beside it that stands for the machine of the auditor. */
export interface ClosedQuarter {
  readonly folder: string;
  readonly elsewhere: string;
  /** Runs `kpi` on the ledger; anything but success fails the test. */
  done(...args: readonly string[]): Promise<string>;
  office(...args: readonly string[]): Promise<Ran>;
  /** Runs `kpi` where there is no store and no key. */
  auditor(...args: readonly string[]): Promise<Ran>;
  remove(): void;
}

/**
 * A demo ledger made by the program alone: a sở with a director and an employee, one task done, the first quarter of 2026
 * published (director 100, employee 80) and closed, and a checkpoint signed and exported to `checkpoint.json`.
 */
export async function closedQuarter(): Promise<ClosedQuarter> {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-bundle-'));
  const elsewhere = join(folder, 'elsewhere');
  mkdirSync(elsewhere);
  const office = (...args: readonly string[]): Promise<Ran> => kpiIn(folder, ...args, ...STORE);
  const done = async (...args: readonly string[]): Promise<string> => {
    const { status, stdout, stderr } = await office(...args);
    if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}${stdout}`);
    return stdout;
  };
  const at = (day: string): readonly string[] => ['--clock', `${day}T10:00:00+07:00`];
  await done('init', '--kind', 'demo', '--city', 'hue', ...at('2026-01-02'));
  for (const [day, facts] of FACTS) {
    const lines = facts.map(([kind, validAt, data]) =>
      JSON.stringify({ kind, validAt, data: { ...data, ...(decided.has(kind) ? { decision } : {}), synthetic: true } }),
    );
    writeFileSync(join(folder, `${day}.jsonl`), `${lines.join('\n')}\n`);
    await done('import', `${day}.jsonl`, ...at(day));
  }
  await done('period', 'publish', '--period', '2026-Q1', ...at('2026-04-05'));
  await done('period', 'close', '--period', '2026-Q1', ...at('2026-04-06'));
  await done('checkpoint', 'seal', ...at('2026-04-07'));
  await done('checkpoint', 'export', 'checkpoint.json');
  return {
    ...{ folder, elsewhere, done, office },
    auditor: (...args) => kpiIn(elsewhere, ...args),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

type Fact = readonly [kind: string, validAt: string, data: object];

const decision = { number: '12/QĐ-UBND', date: '2026-01-02' };
const decided = new Set([
  'TrackingUnitDecided',
  'ProductCatalogueAdopted',
  'ConversionFactorDecided',
  'PeriodScoreConfirmed',
]);
const D = '2026-01-02';
const END = '2026-03-31';
const Q1 = { period: '2026-Q1' };
const CELLS = {
  ...{ 'I.1': '5', 'I.2': '5', 'II.1': '2.5', 'II.2': '2.5', 'II.3': '2.5' },
  ...{ 'II.4': '2.5', 'III.1': '2.5', 'III.2': '2.5', 'III.3': '2.5', 'III.4': '2.5' },
};
const unit = (id: string, parent: object = {}): Fact => [
  'UnitRegistered',
  D,
  { unit: id, name: `Đơn vị ${id}`, aliases: [], kind: 'so', ...parent, scope: 'in', article: null },
];
const post = (id: string, of: string, scope: object): Fact => [
  'PostDefined',
  D,
  { post: id, unit: of, title: `Chức vụ ${id}`, role: 'HEAD', ...scope },
];
const person = (id: string, personKind: string): Fact => [
  'OfficialRegistered',
  D,
  { person: id, name: `Ông ${id}`, personKind },
];
const task = (id: string, doer: object): Fact => [
  'TaskAssigned',
  D,
  {
    ...{ task: id, ...doer, basis: 'PLAN', title: `Nội dung của ${id}` },
    milestones: [{ key: 'm1', due: END, units: 1 }],
    product: { catalogue: 'danh-muc', code: 'SP.01' },
  },
];

/** By the day on which they are recorded. */
const FACTS: readonly (readonly [string, readonly Fact[]])[] = [
  [
    '2026-01-03',
    [
      unit('ubnd-tp'),
      unit('so-a', { parent: 'ubnd-tp' }),
      post('chu-tich', 'ubnd-tp', { personKind: 'UNDECIDED', scope: 'out', article: 'Điều 2 khoản 3' }),
      post('giam-doc-a', 'so-a', { personKind: 'CONG_CHUC', scope: 'in', article: null }),
      person('chair', 'CAN_BO'),
      person('director', 'CONG_CHUC'),
      person('employee', 'CONG_CHUC'),
      ['HeadAppointed', D, { post: 'chu-tich', person: 'chair' }],
      ['HeadAppointed', D, { post: 'giam-doc-a', person: 'director' }],
      ['OfficialAssigned', D, { person: 'employee', unit: 'so-a', role: 'STAFF' }],
      ['TrackingUnitDecided', '2026-01-01', { unit: 'ubnd-tp', tracking: 'QUARTER' }],
      [
        'ProductCatalogueAdopted',
        D,
        {
          ...{ catalogue: 'danh-muc', unit: null, title: 'Danh mục', standardUnit: 'báo cáo' },
          groups: [{ code: 'N1', name: 'Nhóm 1' }],
        },
      ],
      [
        'ConversionFactorDecided',
        D,
        { catalogue: 'danh-muc', product: 'SP.01', name: 'Báo cáo', group: 'N1', factor: '1' },
      ],
      task('bao-cao', { unit: 'so-a' }),
      task('viec-rieng', { person: 'employee' }),
    ],
  ],
  [
    '2026-03-20',
    [
      [
        'EvidenceSubmitted',
        '2026-03-20',
        { task: 'bao-cao', submission: 's1', milestone: 'm1', units: 1, evidence: [] },
      ],
    ],
  ],
  [
    '2026-04-02',
    [
      ['EvidenceAccepted', '2026-03-20', { task: 'bao-cao', submission: 's1', exceedsRequirement: false }],
      ['GeneralCriteriaConfirmed', END, { person: 'director', ...Q1, cells: CELLS, reasons: {} }],
      [
        'LeadershipAttested',
        END,
        {
          ...{ person: 'director', ...Q1 },
          dd: { value: '1', reason: 'đúng tiến độ' },
          e: { value: '1', reason: 'đoàn kết' },
        },
      ],
      ['PeriodScoreConfirmed', END, { person: 'employee', ...Q1, S: '80', calculatedAt: null }],
    ],
  ],
  ['2026-04-03', [['PeriodScoreConfirmed', END, { person: 'director', ...Q1, S: '100', calculatedAt: null }]]],
];
