import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createContext, Script } from 'node:vm';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallService } from '../../services/api/src/testing/small-service.js';
import { CHROMIUM, HAS_CHROMIUM } from '../tools/chromium.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

let service: Awaited<ReturnType<typeof smallService>>;
beforeAll(async () => {
  service = await smallService(Date.UTC(2026, 3, 5, 2));
});
afterAll(() => service.stop());

describe('the page of the OpenAPI document', () => {
  it('loads everything from the service, and may load nothing from elsewhere', async () => {
    const page = await fetch(`${service.url}/docs`);
    const html = await page.text();
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file ?? '');
    expect(files).toHaveLength(3);
    for (const file of files) {
      const response = await fetch(new URL(file, service.url));
      expect([response.status, response.headers.get('x-content-type-options')], file).toEqual([200, 'nosniff']);
      expect(response.headers.get('content-type')).toMatch(file.endsWith('.css') ? /^text\/css/ : /^text\/javascript/);
    }
    expect((await fetch(`${service.url}/docs/package.json`)).status).toBe(404);
  });

  it.skipIf(!HAS_CHROMIUM)('shows every operation in a browser that keeps to the policy', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'kpi-chromium-'));
    const { stdout, stderr } = await promisify(execFile)(
      CHROMIUM,
      [
        ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
        ...['--disable-background-networking', '--disable-component-update', '--enable-logging=stderr'],
        ...[`--user-data-dir=${profile}`, '--virtual-time-budget=20000', '--dump-dom', `${service.url}/docs`],
      ],
      { maxBuffer: 1 << 28, timeout: 150_000 },
    );
    rmSync(profile, { recursive: true, force: true });
    expect(stderr.split('\n').filter((line) => /Content Security Policy|Uncaught/.test(line))).toEqual([]);
    const document = (await (await fetch(`${service.url}/openapi.json`)).json()) as {
      readonly paths: { readonly [path: string]: { readonly [method: string]: { readonly operationId: string } } };
    };
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    for (const { operationId } of operations) expect(stdout).toContain(`-${operationId}"`);
  });
});

it('the client is a file without anything of Node, and reads the service as a page would', async () => {
  const bundle = await rolldown({
    input: `${root}packages/api-client/dist/index.js`,
    cwd: root,
    platform: 'browser',
  });
  const { output } = await bundle.generate({ format: 'iife', name: 'client' });
  await bundle.close();
  expect(output[0].imports).toEqual([]);
  const web = { fetch, Request, Response, Headers, URL, URLSearchParams, FormData };
  const page = createContext({ ...web, answers: [] });
  new Script(`${output[0].code}
    answers.push(client.createKpiClient({ baseUrl: '${service.url}' })
      .GET('/api/v1/ratings', {
        params: { query: { period: '2026-Q1', limit: 2 } },
        headers: ${JSON.stringify(service.signedIn)},
      }));`).runInContext(page);
  const { data } = (await page['answers'][0]) as { readonly data: { readonly rows: readonly unknown[] } };
  expect(data.rows).toHaveLength(2);
});
