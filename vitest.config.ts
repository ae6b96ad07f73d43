import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

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
  'packages/ledger-sqlite/src/worker/sqlite-store-with-writer.contract.test.ts',
  'services/api/src/operation/dead-writer.e2e.test.ts',
];
/** What takes longest, longest first. On a fresh checkout nothing else says so: without this the files run by their size. */
const LONGEST = [
  'test/browser/page/page.e2e.test.ts',
  'test/deploy/package.e2e.test.ts',
  'test/faults/killed-writers.e2e.test.ts',
  'test/office/workbook-import.e2e.test.ts',
  'packages/cli/src/commands/serve.e2e.test.ts',
  'test/office/forms.e2e.test.ts',
  'test/eventstoredb/random-cuts.e2e.test.ts',
  'packages/cli/src/import/import.e2e.test.ts',
  'test/eventstoredb/eventstoredb.contract.test.ts',
  'test/stores/copy.e2e.test.ts',
];

/** So that at the end only short files are left, and no worker is alone with a long one. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const placeOf = ({ moduleId }: TestSpecification): number => {
      const found = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}`));
      return found < 0 ? LONGEST.length : found;
    };
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

const never = ['**/node_modules/**', '**/dist/**'];

export default defineConfig({
  resolve: { conditions: ['@kpi-ledger/source'] },
  ssr: { resolve: { conditions: ['@kpi-ledger/source'] } },
  test: {
    // Of a test that hangs: on a machine eight times as slow as usual the longest took more than a minute.
    testTimeout: long ? 1_800_000 : 180_000,
    hookTimeout: 240_000,
    passWithNoTests: false,
    pool: 'forks',
    // One more than processors: the long tests wait for browsers, office suites and servers a quarter of the time.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // Lines about what is skipped reach the terminal as they are.
    disableConsoleIntercept: true,
    // Apart from the longest files they run in the order of their names, so that the short files come last.
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
