import { defineConfig } from 'vitest/config';

const long = process.env['KPI_TEST_LONG'] === '1';

const files = (kinds: string) => [
  `{formulas,seeds}/src/**/*.${kinds}.test.ts`,
  `{packages,services}/*/src/**/*.${kinds}.test.ts`,
  `test/**/*.${kinds}.test.ts`,
];
/** Tests that put something else in the place of a module, or ask what a module brings along when it is loaded. */
const ALONE = [
  'formulas/src/core-entry.unit.test.ts',
  'packages/ledger/src/keys/file-vault.unit.test.ts',
  'packages/ledger-sqlite/src/connections.unit.test.ts',
  'packages/ledger-sqlite/src/worker/dead-writer.e2e.test.ts',
  'services/api/src/operation/dead-writer.e2e.test.ts',
];
const never = ['**/node_modules/**', '**/dist/**'];

export default defineConfig({
  resolve: { conditions: ['@kpi-ledger/source'] },
  ssr: { resolve: { conditions: ['@kpi-ledger/source'] } },
  test: {
    testTimeout: long ? 1_800_000 : 60_000,
    hookTimeout: 120_000,
    passWithNoTests: false,
    pool: 'forks',
    maxWorkers: 2,
    // Lines about what is skipped reach the terminal as they are.
    disableConsoleIntercept: true,
    // They run in the order of their names: the long files first, so that at the end only short ones are left for both workers.
    projects: [
      { extends: true, test: { name: 'alone', include: ALONE, exclude: never } },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: files(long ? '{contract,e2e,long}' : '{contract,e2e}'),
          exclude: [...never, ...ALONE],
          // Half the time of a short file was loading the same modules again.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'pure', include: files('{unit,property}'), exclude: [...never, ...ALONE], isolate: false },
      },
    ],
  },
});
