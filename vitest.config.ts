import { defineConfig } from 'vitest/config';

const long = process.env['KPI_TEST_LONG'] === '1';

export default defineConfig({
  resolve: { conditions: ['@kpi-ledger/source'] },
  ssr: { resolve: { conditions: ['@kpi-ledger/source'] } },
  test: {
    include: ['{formulas,seeds}/src/**/*.test.ts', '{packages,services}/*/src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', ...(long ? [] : ['**/*.long.test.ts'])],
    testTimeout: long ? 1_800_000 : 60_000,
    hookTimeout: 120_000,
    passWithNoTests: false,
    pool: 'forks',
    maxWorkers: 2,
    // Lines about what is skipped reach the terminal as they are.
    disableConsoleIntercept: true,
  },
});
