import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { evaluate } from '@kpi-ledger/formulas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { has } from '../tools/needs.js';

const formulas = fileURLToPath(new URL('../../formulas/', import.meta.url));
const vectors = join(formulas, 'vectors');

/** Evaluates every vector in the page and leaves the answers in the document, where `--dump-dom` shows them. */
const PAGE = `<!doctype html><meta charset="utf-8"><pre id="answers">pending</pre>
<script type="module">
  import { evaluate } from '/dist/index.js';
  const cases = await (await fetch('/vectors.json')).json();
  const answers = cases.map(({ id, input }) => evaluate(id, input));
  document.getElementById('answers').textContent = btoa(unescape(encodeURIComponent(JSON.stringify(answers))));
</script>`;

type Vector = { readonly id: string; readonly input: unknown };
type VectorFile = { readonly formula: string; readonly cases: readonly { readonly input: unknown }[] };
const cases = (): readonly Vector[] =>
  readdirSync(vectors)
    .filter((name) => name !== 'RELEASED.json' && name.endsWith('.json'))
    .flatMap((name) => {
      const file = JSON.parse(readFileSync(join(vectors, name), 'utf8')) as VectorFile;
      return file.cases.map(({ input }) => ({ id: file.formula, input }));
    });

function serve(): Server {
  return createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    if (path === '/') return response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE);
    if (path === '/vectors.json')
      return response.setHeader('content-type', 'application/json').end(JSON.stringify(cases()));
    if (!/^\/dist\/[\w./-]+\.(js|json)$/.test(path) || path.includes('..')) return response.writeHead(404).end();
    return response
      .setHeader('content-type', path.endsWith('.js') ? 'text/javascript' : 'application/json')
      .end(readFileSync(join(formulas, path)));
  });
}

const available = has('chromium', 'chromium');

describe.skipIf(!available)('the formula library in a browser', () => {
  const profile = mkdtempSync(join(tmpdir(), 'kpi-chromium-'));
  const server = serve();
  beforeAll(() => new Promise<void>((done) => void server.listen(0, '127.0.0.1', () => done())));
  afterAll(() => {
    server.close();
    rmSync(profile, { recursive: true, force: true });
  });

  it('gives the same answers and derivations as in Node, for every vector', async () => {
    const { port } = server.address() as AddressInfo;
    const { stdout } = await promisify(execFile)(
      'chromium',
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
      { maxBuffer: 1 << 28, timeout: 50_000 },
    );
    const encoded = /<pre id="answers">([^<]*)<\/pre>/.exec(stdout)?.[1] ?? '';
    const answers: unknown = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
    expect(answers).toEqual(cases().map(({ id, input }) => JSON.parse(JSON.stringify(evaluate(id, input)))));
    expect(cases().length).toBeGreaterThanOrEqual(300);
  });
});
