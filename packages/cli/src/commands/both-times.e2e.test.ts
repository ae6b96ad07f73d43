import { join } from 'node:path';
import { Command } from 'commander';
import { beforeAll, describe, expect, test } from 'vitest';
import { createCli } from '../cli.js';
import { demoLedger } from '../testing/demo-ledger.js';
import { kpiHere as kpi } from '../testing/in-process.js';
import { json, workplace } from '../testing/kpi.js';
import { addCommands, COMMANDS } from './index.js';

const PERSON = 'mau-cong-chuc-10.3';
const HEAD = 'head-so-noi-vu';

/** Every command that reads the ledger, with what it needs to answer; all of them take both times. */
const READING: { readonly [command: string]: readonly string[] } = {
  rate: ['rate', '--period', '2026-Q1'],
  explain: ['explain', HEAD, '--period', '2026-Q1'],
  classify: ['classify', '--year', '2026'],
  agencies: ['agencies', '--year', '2026'],
  readiness: ['readiness', '--period', '2026-Q1'],
  progress: ['progress'],
  'completion plans': ['completion', 'plans', '--period', '2026-Q1'],
  'completion people': ['completion', 'people'],
  'completion curve': ['completion', 'curve'],
  'completion tasks': ['completion', 'tasks', '--list', 'OVERDUE'],
  'completion minima': ['completion', 'minima'],
  'completion links': ['completion', 'links'],
  alerts: ['alerts'],
  indicators: ['indicators'],
  clarity: ['clarity'],
  maturity: ['maturity'],
  petitions: ['petitions'],
  case: ['case', '--person', PERSON, '--year', '2026'],
  cases: ['cases', '--year', '2026'],
  events: ['events', '--limit', '2'],
  'override list': ['override', 'list'],
  'imports list': ['imports', 'list'],
  'rules list': ['rules', 'list', '--period', '2026-Q1'],
  'rules diff': ['rules', 'diff', '2026-01-01', '2026-03-31'],
  'catalogue products': ['catalogue', 'products'],
  'catalogue teams': ['catalogue', 'teams'],
};
/** Both times in options of their own (diff, replay), files instead of an answer (report), or proofs of the ledger itself. */
const OTHERWISE = ['diff', 'replay', 'report', 'verify', 'checkpoint'];
/** What writes, serves, or asks no ledger. */
const NOT_READING = [
  ...['init', 'seed', 'demo', 'import', 'template', 'formula', 'serve', 'start', 'period', 'erase'],
  ...['catalogue', 'override', 'rules', 'seal', 'store', 'connect'],
];

describe('every command that reads stands on both times', () => {
  const { folder } = workplace();
  const at = ['--store', `sqlite:${join(folder, 'demo.db')}`, '--format', 'json'];

  beforeAll(async () => {
    await demoLedger(join(folder, 'demo.db'));
  });

  test.each(Object.entries(READING))('%s', async (_, command) => {
    const found = json<{ basis: { ordinal: number; effective: string } }>(
      await kpi(...command, '--known', '900', '--effective', '2026-03-31', ...at),
    );
    expect(found.basis).toMatchObject({ ordinal: 900, effective: '2026-03-31' });
    for (const [wrong, status, path] of [
      [['--known', '2999-01-01'], 1, '--known'],
      [['--known', 'gestern'], 2, '--known'],
      [['--effective', '2026-02-30'], 2, '--effective'],
    ] as const) {
      const refused = await kpi(...command, ...wrong, ...at);
      expect([refused.status, refused.stdout, JSON.parse(refused.stderr)]).toMatchObject([
        status,
        '',
        { error: { path } },
      ]);
    }
  });

  test('a command that is listed nowhere here would fail this', async () => {
    const program = new Command();
    const silent = { out: () => undefined, err: () => undefined, bytes: () => undefined, watched: false };
    const cli = createCli({ ...silent, stdin: async () => new Uint8Array() }, 'vi', () => undefined);
    await addCommands(program, cli, []);
    const known = [...Object.keys(READING), ...OTHERWISE, ...NOT_READING].map((name) => name.split(' ')[0]);
    const names = program.commands.map((command) => command.name());
    expect(names).toEqual(Object.keys(COMMANDS));
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  });
});
