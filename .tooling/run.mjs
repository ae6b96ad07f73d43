// Entry of every npm script: brings the lockfile's packages and a current Node, builds what changed, then runs the task.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => join(root, 'node_modules', '.bin', name);
const stamp = join(root, 'node_modules', '.kpi-install');

const env = { ...process.env };
// npm passes settings of its own down as npm_config_*; pnpm would warn about each of them.
for (const key of Object.keys(env))
  if (/^npm_config_/i.test(key) && !/registry|cafile|proxy/i.test(key)) delete env[key];
env.PATH = `${join(root, 'node_modules', '.bin')}:${env.PATH}`;
env.NODE_OPTIONS = `${env.NODE_OPTIONS ?? ''} --disable-warning=ExperimentalWarning`.trim();

const run = (command, args, options = {}) => {
  const done = spawnSync(command, args, { cwd: root, env, stdio: 'inherit', ...options });
  if (done.error) throw done.error;
  return done.status ?? 1;
};
const must = (command, args, options) => {
  const status = run(command, args, options);
  if (status !== 0) process.exit(status);
};

/** Output of set-up goes to stderr: stdout belongs to the task (`npm run -s kpi -- … --format json`). */
const quiet = { stdio: ['ignore', 2, 2] };

function install() {
  const digest = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // The bootstrap Node must not carry a flag that only the current Node knows.
  const bootstrapEnv = { ...env };
  delete bootstrapEnv.NODE_OPTIONS;
  must('npx', ['--yes', packageManager, 'install', '--frozen-lockfile', '--prefer-offline', '--loglevel', 'warn'], {
    ...quiet,
    env: bootstrapEnv,
  });
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}

const build = () => {
  must(bin('tsc'), ['--build'], quiet);
  must(bin('node'), ['.tooling/bundle-formulas.mjs'], quiet);
  must(bin('node'), ['.tooling/build-web.mjs'], quiet);
};

const kpi = (args) => run(bin('node'), [join(root, 'packages', 'cli', 'dist', 'main.js'), ...args]);
const vitest = (args) => run(bin('vitest'), ['run', ...args]);

const tasks = {
  start: (args) => kpi(['start', ...args]),
  kpi,
  build: () => 0,
  test: vitest,
  'test:long': (args) => {
    env.KPI_TEST_LONG = '1';
    return vitest(args);
  },
  lint: () =>
    run(bin('tsc'), ['--project', 'test/tsconfig.json']) ||
    run(bin('tsc'), ['--project', 'services/web/tsconfig.json']) ||
    run(bin('biome'), ['check', '--error-on-warnings']) ||
    run(bin('depcruise'), ['--config', '.tooling/arrows.cjs', 'formulas/dist', 'seeds/dist', 'packages', 'services']) ||
    run(bin('knip'), ['--config', '.tooling/knip.json']) ||
    run(bin('node'), ['.tooling/api-report.mjs']) ||
    run(bin('node'), ['.tooling/check-package.mjs']),
  format: () => run(bin('biome'), ['check', '--write']),
  /** Writes docs/events.md and docs/schemas from the event types. */
  'docs:events': () => run(bin('node'), ['.tooling/docs-events.mjs']),
  /** Writes the types of packages/api-client from the OpenAPI document of the service. */
  openapi: () => run(bin('node'), ['packages/api-client/generate.mjs']),
  /** Fixes the OpenAPI document as the released one, docs/openapi.json; refuses what breaks clients within a major version. */
  'openapi:release': () => run(bin('node'), ['.tooling/release-openapi.mjs']),
  /** Writes formulas/schemas from the formulas' readers. */
  schemas: () => run(bin('node'), ['.tooling/formula-schemas.mjs']),
  /** Writes the reports of the formulas' public API; without it lint fails on a difference. */
  api: () => run(bin('node'), ['.tooling/api-report.mjs', '--write']),
  /** Writes formulas/examples/README.md from the examples. */
  examples: () => run(bin('node'), ['.tooling/examples.mjs']),
  /** Fixes new published cases in formulas/vectors/RELEASED.json; refuses to change released ones. */
  'vectors:release': () => run(bin('node'), ['.tooling/release-vectors.mjs']),
  /** Writes dist/kpi-ledger-VERSION-linux-x64.tar.gz, which installs and runs without a network. */
  package: (args) => run(bin('node'), ['.tooling/package.mjs', ...args]),
  /** Load on a running service, each run reconciled with the log: [SECONDS] [FILE], docs/load.md. */
  load: (args) => run(bin('node'), ['test/load/run.ts', ...args]),
  /** Measures on a generated log and prints the table of docs/performance.md. */
  bench: (args) =>
    run(bin('node'), ['--expose-gc', '--max-old-space-size=12000', join(root, 'test', 'bench', 'run.ts'), ...args]),
  /** Stores what this version answers, for every later version to answer again; refuses a version that is stored. */
  'answers:release': () => run(bin('node'), ['test/answers/stored/record.ts']),
};

const [task, ...args] = process.argv.slice(2);
if (!Object.hasOwn(tasks, task)) {
  console.error(`unknown task ${task}; known: ${Object.keys(tasks).join(', ')}`);
  process.exit(2);
}
install();
build();
process.exit(tasks[task](args));
