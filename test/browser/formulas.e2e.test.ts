import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { listFormulas } from '@kpi-ledger/formulas';
import { evaluate } from '@kpi-ledger/formulas/approximate';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, HAS_CHROMIUM } from '../tools/chromium.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const formulas = fileURLToPath(new URL('../../formulas/', import.meta.url));
const vectors = join(formulas, 'vectors');
const decimal = join(formulas, 'node_modules', 'decimal.js', 'decimal.mjs');

const ONE = 'nd335/classify';

/** Evaluates every vector in the page and leaves the answers in the document, where `--dump-dom` shows them. */
const PAGE = `<!doctype html><meta charset="utf-8"><pre id="answers">pending</pre>
<script type="importmap">{ "imports": { "decimal.js": "/decimal.mjs" } }</script>
<script type="module">
  import { evaluate } from '/dist/approximate.js';
  import { only } from '/bundle.js';
  const cases = await (await fetch('/vectors.json')).json();
  const all = cases.map(({ id, input }) => evaluate(id, input));
  const bundled = cases.filter(({ id }) => id === '${ONE}').map(({ input }) => only(input));
  document.getElementById('answers').textContent = btoa(unescape(encodeURIComponent(JSON.stringify({ all, bundled }))));
</script>`;

/** A program of somebody who needs one formula: its answer, or the code of the error. */
const ONLY = `import { attempt, classifyFormula, present } from '@kpi-ledger/formulas';
export const only = (input) => {
  const result = attempt(() => present(classifyFormula, classifyFormula.read(input, '')));
  return result.ok ? result.answer : result.error.code;
};`;

/** The program as a bundler ships it: one file with what it reaches, minified like in production. */
async function bundleOf(program: string): Promise<{ readonly code: string; readonly modules: readonly string[] }> {
  const entry = 'virtual:program';
  const bundle = await rolldown({
    input: entry,
    cwd: here,
    platform: 'browser',
    plugins: [
      {
        name: 'program',
        resolveId: (id) =>
          id === entry ? id : id === '@kpi-ledger/formulas' ? join(formulas, 'dist', 'index.js') : null,
        load: (id) => (id === entry ? program : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  const [chunk] = output;
  const modules = Object.entries(chunk.modules)
    .filter(([, { renderedLength }]) => renderedLength > 0)
    .map(([id]) => id);
  return { code: chunk.code, modules };
}

type Vector = { readonly id: string; readonly input: unknown };
type VectorFile = { readonly formula: string; readonly cases: readonly { readonly input: unknown }[] };
const cases = (): readonly Vector[] =>
  readdirSync(vectors)
    .filter((name) => name !== 'RELEASED.json' && name.endsWith('.json'))
    .flatMap((name) => {
      const file = JSON.parse(readFileSync(join(vectors, name), 'utf8')) as VectorFile;
      return file.cases.map(({ input }) => ({ id: file.formula, input }));
    });

function serve(bundle: string): Server {
  return createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    if (path === '/') return response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE);
    if (path === '/vectors.json')
      return response.setHeader('content-type', 'application/json').end(JSON.stringify(cases()));
    if (path === '/decimal.mjs')
      return response.setHeader('content-type', 'text/javascript').end(readFileSync(decimal, 'utf8'));
    if (path === '/bundle.js') return response.setHeader('content-type', 'text/javascript').end(bundle);
    if (!/^\/dist\/[\w./-]+\.(js|json)$/.test(path) || path.includes('..')) return response.writeHead(404).end();
    return response
      .setHeader('content-type', path.endsWith('.js') ? 'text/javascript' : 'application/json')
      .end(readFileSync(join(formulas, path)));
  });
}

describe.skipIf(!HAS_CHROMIUM)('the formula library in a browser', () => {
  const profile = mkdtempSync(join(tmpdir(), 'kpi-chromium-'));
  let server: Server;
  beforeAll(async () => {
    server = serve((await bundleOf(ONLY)).code);
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', () => done()));
  });
  afterAll(() => {
    server.close();
    rmSync(profile, { recursive: true, force: true });
  });

  it('gives the same answers and derivations as in Node, for every vector, whole or bundled', async () => {
    const { port } = server.address() as AddressInfo;
    const { stdout } = await promisify(execFile)(
      CHROMIUM,
      [
        ...[
          '--headless',
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
        ],
        ...[
          '--disable-component-update',
          '--disable-sync',
          `--user-data-dir=${profile}`,
          '--virtual-time-budget=20000',
          '--dump-dom',
        ],
        `http://127.0.0.1:${port}/`,
      ],
      { maxBuffer: 1 << 28, timeout: 150_000 },
    );
    const encoded = /<pre id="answers">([^<]*)<\/pre>/.exec(stdout)?.[1] ?? '';
    const answers = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) as Record<'all' | 'bundled', unknown>;
    const expected = cases().map(({ id, input }) => {
      const result = evaluate(id, input);
      return { id, result, said: result.ok ? result.answer : result.error.code };
    });
    const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
    expect(answers.all).toEqual(asJson(expected.map(({ result }) => result)));
    expect(answers.bundled).toEqual(asJson(expected.filter(({ id }) => id === ONE).map(({ said }) => said)));
    expect(expected.length).toBeGreaterThanOrEqual(300);
  });
});

describe('a bundle with one formula', () => {
  it('holds that formula and none of the others, no codec and nothing from outside', async () => {
    const { code, modules } = await bundleOf(ONLY);
    expect(modules.filter((id) => id.endsWith('.formula.js')).map((id) => id.split('/').at(-1))).toEqual([
      'dieu-20-classify.formula.js',
    ]);
    const held = listFormulas().filter(({ id, title }) => code.includes(`${id}@`) || code.includes(title.en));
    expect(held.map(({ id }) => id)).toEqual([ONE]);
    expect(modules.filter((id) => /codecs|schemas\/|registry|node_modules|node:/.test(id))).toEqual([]);
    expect(code).not.toMatch(/\b(import|require)\b/);
  });

  it('is smaller than half of a bundle with all of them', async () => {
    const all = await bundleOf(`export { evaluate } from '@kpi-ledger/formulas';`);
    for (const { id } of listFormulas()) expect(all.code).toContain(id);
    expect((await bundleOf(ONLY)).code.length * 2).toBeLessThan(all.code.length);
  });
});
