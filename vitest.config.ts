import { defineConfig } from 'vitest/config';

const long = process.env['KPI_TEST_LONG'] === '1';

const files = (kinds: string) => [
  `{formulas,seeds}/src/**/*.${kinds}.test.ts`,
  `{packages,services}/*/src/**/*.${kinds}.test.ts`,
  `test/**/*.${kinds}.test.ts`,
];
/** Unit tests that put something else in the place of a module, or ask what a module brings along when it is loaded. */
const ALONE = [
  'formulas/src/core-entry.unit.test.ts',
  'packages/ledger/src/keys/file-vault.unit.test.ts',
  'packages/ledger-sqlite/src/connections.unit.test.ts',
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
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: files('{unit,property}'),
          exclude: [...never, ...ALONE],
          // Half the time of these was loading the same modules again for every file.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: [...files(long ? '{contract,e2e,long}' : '{contract,e2e}'), ...ALONE],
          exclude: never,
        },
      },
    ],
  },
});
