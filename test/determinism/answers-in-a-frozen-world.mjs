// Answers questions and evaluates every published formula case while everything that could differ between two runs throws.
// Arguments: the log as JSON Lines, the folder of formula cases, and "frozen", "open" or "planted". Prints one line of SHA-256 an
// answer; with "planted" nothing is answered: each further argument is code that reaches for something in the frozen world, and
// its line says how it was caught.
import childProcess from 'node:child_process';
import nodeCrypto from 'node:crypto';
import dns from 'node:dns';
import fs, { readdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { join } from 'node:path';
import { decodeFact, evaluate, hashOfValue, openEngine } from '@kpi-ledger/engine';
import { createMemoryKeyVault, PrefixIndex } from '@kpi-ledger/ledger';

const [logFile, casesFolder, world, ...planted] = process.argv.slice(2);
const write = process.stdout.write.bind(process.stdout);

const utf8 = new TextEncoder();
const log = readFileSync(logFile, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line, i) => ({ ordinal: i + 1, bytes: utf8.encode(line), event: JSON.parse(line) }));
const cases = readdirSync(casesFolder)
  .filter((name) => name.endsWith('.v1.json'))
  .sort()
  .map((name) => JSON.parse(readFileSync(join(casesFolder, name), 'utf8')));

const prefixes = new PrefixIndex();
for (const logged of log) prefixes.add(logged);
const right = (value) => async () => ({ _tag: 'Right', right: value });
const store = {
  readAll: async function* ({ afterOrdinal = 0, toOrdinal = log.length } = {}) {
    yield* log.slice(afterOrdinal, toOrdinal);
  },
  prefixAt: (n) => right(prefixes.prefixAt(n)),
};

/** Whatever is reached for throws, with its name. */
const forbidden = (name) => () => {
  throw new Error(`${name} was reached from a formula or projection`);
};
const shut = (owner, name, label = name) =>
  Object.defineProperty(owner, name, { configurable: true, get: forbidden(label), set: forbidden(label) });
/** decimal.js starts its roots and logarithms from floating-point guesses that do not reach the result; it may ask Math, nobody else may. */
const onlyFrom = (module, owner, name, label) => {
  const original = owner[name];
  const guarded = (...given) => {
    const caller = new Error().stack.split('\n')[2] ?? '';
    return caller.includes(module) ? original(...given) : forbidden(label)();
  };
  Object.defineProperty(owner, name, { configurable: true, writable: true, value: guarded });
};
const throwing = (owner, name, label) =>
  Object.defineProperty(owner, name, { configurable: true, writable: true, value: forbidden(label) });

const EXACT = new Set(['floor', 'trunc', 'abs', 'max', 'min', 'clz32', 'imul', 'sign']);

/** What decimal.js asks for its guesses. */
const GUESSES = new Set(['sqrt', 'pow', 'ceil', 'log']);

function freeze() {
  for (const name of Object.getOwnPropertyNames(Math))
    if (typeof Math[name] === 'function' && !EXACT.has(name))
      GUESSES.has(name) ? onlyFrom('/decimal.mjs:', Math, name, `Math.${name}`) : throwing(Math, name, `Math.${name}`);
  for (const type of [String, Number, BigInt, Array, Object, Date])
    for (const name of Object.getOwnPropertyNames(type.prototype))
      if (/^(toLocale|localeCompare)/.test(name)) throwing(type.prototype, name, `${type.name}.${name}`);
  throwing(performance, 'now', 'performance.now');
  throwing(process, 'hrtime', 'process.hrtime');
  throwing(process, 'uptime', 'process.uptime');
  for (const name of ['readFileSync', 'readFile', 'openSync', 'open', 'writeFileSync', 'statSync', 'existsSync'])
    throwing(fs, name, `fs.${name}`);
  for (const [module, names] of [
    [net, ['connect', 'createConnection']],
    [http, ['request', 'get']],
    [https, ['request', 'get']],
    [dns, ['lookup', 'resolve']],
    [nodeCrypto, ['randomBytes', 'randomInt', 'randomUUID', 'randomFillSync']],
    [childProcess, ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']],
    [fs.promises, ['readFile', 'open', 'writeFile', 'stat']],
  ])
    for (const name of names) throwing(module, name, name);
  syncBuiltinESMExports();
  for (const name of ['setTimeout', 'setInterval', 'setImmediate', 'fetch']) throwing(globalThis, name, name);
  throwing(crypto, 'getRandomValues', 'crypto.getRandomValues');
  throwing(crypto, 'randomUUID', 'crypto.randomUUID');
  shut(process, 'env', 'process.env');
  for (const name of ['Date', 'Intl']) shut(globalThis, name);
}

const DAY = '2026-10-31';
const QUESTIONS = (engine, n) => {
  const at = { effective: DAY, known: { kind: 'ordinal', n } };
  return [
    engine.rate({ period: '2026-Q1', people: true, ...at }),
    engine.rate({ period: '2026-Q3', people: true, ...at }),
    engine.explain({ period: '2026-Q3', subject: 'head-so-cong-thuong', ...at }),
    engine.readiness({ period: '2026-Q3', people: true, ...at }),
    engine.classify({ period: '2026', ...at }),
    engine.agencies({ period: '2026', ...at }),
    engine.progress(at),
    engine.indicators(at),
    engine.attainment(at),
    engine.clarity(at),
    engine.products(at),
    engine.rules(at),
    engine.caseFiles({ year: '2026', ...at }),
    engine.replay({ known: at.known }),
  ];
};

const opened = await openEngine({ store, vault: createMemoryKeyVault(), clock: () => 1793404800000 })();
const engine = opened.right;
// Whatever loads itself lazily has done so before the world is frozen.
decodeFact('UnitRenamed', DAY, {});
evaluate(cases[0].formula, cases[0].cases[0].input);

const lines = [];
const reaches = planted.map((code) => new Function(`return ${code};`));
if (world !== 'open') freeze();
for (const reach of reaches) {
  let caught = 'NOT CAUGHT';
  try {
    reach();
  } catch (error) {
    caught = error.message;
  }
  lines.push(caught);
}
for (const n of world === 'planted' ? [] : [0, 700, log.length])
  for (const question of QUESTIONS(engine, n)) {
    const answer = await question();
    // Not every question has an answer in an empty ledger; its refusal is an answer too.
    lines.push(hashOfValue(answer._tag === 'Right' ? answer.right : answer.left));
  }
for (const { formula, version, cases: of } of world === 'planted' ? [] : cases)
  for (const { input } of of) lines.push(hashOfValue(evaluate(`${formula}@${version}`, input)));
write(`${lines.join('\n')}\n`);
