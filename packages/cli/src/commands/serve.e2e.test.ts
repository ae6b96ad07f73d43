import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { kpiHere } from '../testing/in-process.js';
import { NODE, PROGRAM, type Workplace, workplace } from '../testing/kpi.js';

let place: Workplace;
let store: string;
beforeEach(async () => {
  place = workplace();
  store = `sqlite:${join(place.folder, 'kpi.db')}`;
  expect((await kpiHere('init', '--kind', 'demo', '--city', 'hue', '--store', store)).status).toBe(0);
});

let child: ChildProcess | undefined;
afterEach(() => child?.kill('SIGKILL'));

interface Started {
  readonly url: string;
  /** Exit code, once the process has ended. */
  readonly ended: Promise<number | null>;
  readonly said: () => string;
}

async function started(settings: { readonly [name: string]: string }, ...args: readonly string[]): Promise<Started> {
  const [node, ...flags] = NODE;
  const running = spawn(node, [...flags, PROGRAM, 'serve', '--store', store, '--port', '0', ...args], {
    env: { ...process.env, ...settings },
  });
  child = running;
  let said = '';
  const ended = once(running, 'close').then(([status]) => status as number | null);
  const url = await new Promise<string>((resolve, reject) => {
    running.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /Đang phục vụ tại (?<url>\S+)\n/.exec(said)?.groups?.['url'];
      if (found !== undefined) resolve(found);
    });
    void ended.then(() => reject(new Error(said)));
  });
  return { url, ended, said: () => said };
}

const unit = (id: string) => ({
  ...{ commandId: id, kind: 'UnitRegistered', validAt: '2026-01-01' },
  data: { unit: id, name: `Đơn vị ${id}`, aliases: [], kind: 'department', scope: 'in', article: null },
});
const recorded = () => {
  const db = new DatabaseSync(join(place.folder, 'kpi.db'), { readOnly: true });
  const rows = db.prepare('SELECT bytes FROM events').all();
  db.close();
  return rows.map(
    ({ bytes }) => (JSON.parse(Buffer.from(bytes as Uint8Array).toString('utf8')) as { commandId: string }).commandId,
  );
};
async function tokenFrom(url: string): Promise<string> {
  const answer = await fetch(`${url}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ roles: ['RATING_OFFICER'], unit: 'so-noi-vu', official: 'can-bo-1' }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}
const codeAt = async (address: string): Promise<string | null> => {
  try {
    const answer = await fetch(address);
    return ((await answer.json()) as { error?: { code: string } }).error?.code ?? null;
  } catch {
    return 'NO_CONNECTION';
  }
};

/** A request over a socket of its own, sent in two parts. */
function halfSent(url: string, token: string, body: string): { readonly socket: Socket; finish(): Promise<string> } {
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  const head = `POST /api/v1/commands HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
  socket.write(head + body.slice(0, 10));
  return {
    socket,
    finish: async () => {
      let said = '';
      socket.on('data', (data) => {
        said += data;
      });
      socket.write(body.slice(10));
      await once(socket, 'close');
      return said;
    },
  };
}

describe('a service that is told to stop', () => {
  test('turns red, answers what is under way, keeps all that it acknowledged, and ends with 0', async () => {
    const { url, ended } = await started({ KPI_DRAIN_SECONDS: '1' });
    const token = await tokenFrom(url);
    const acknowledged: string[] = [];
    let enough = (): void => undefined;
    const some = new Promise<void>((resolve) => {
      enough = resolve;
    });
    const write = async (writer: number): Promise<void> => {
      for (let n = 0; ; n += 1) {
        const id = `w${writer}-${n}`;
        const answer = await fetch(`${url}/api/v1/commands`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify(unit(id)),
        }).catch(() => null);
        if (answer === null) return;
        expect(answer.status, await answer.text()).toBe(201);
        acknowledged.push(id);
        if (acknowledged.length === 20) enough();
      }
    };
    const writers = [1, 2, 3].map(write);
    await Promise.race([some, ...writers]);
    const half = halfSent(url, token, JSON.stringify(unit('half')));
    child?.kill('SIGTERM');
    let ready = await codeAt(`${url}/ready`);
    while (ready === null) ready = await codeAt(`${url}/ready`);
    expect(ready).toBe('SHUTTING_DOWN');
    // No new connection is taken, and the one under way is still answered.
    while ((await codeAt(`${url}/ready`)) !== 'NO_CONNECTION');
    const answer = await half.finish();
    expect(answer).toMatch(/^HTTP\/1\.1 201 /);
    expect(answer).toMatch(/connection: close/i);
    await Promise.all(writers);
    expect(await ended).toBe(0);
    expect(recorded().filter((id) => acknowledged.includes(id))).toHaveLength(acknowledged.length);
    expect(recorded()).toContain('half');
  });

  test('cuts off what does not finish in the time that it is given, records nothing of it, and ends with 0', async () => {
    const { url, ended } = await started({ KPI_SHUTDOWN_SECONDS: '1', KPI_REQUEST_SECONDS: '600' });
    const half = halfSent(url, await tokenFrom(url), JSON.stringify(unit('half')));
    await once(half.socket, 'connect');
    await codeAt(`${url}/ready`);
    child?.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(recorded()).not.toContain('half');
  });
});

describe('its settings', () => {
  test('are said to be wrong all at once, in one message, and nothing is served', async () => {
    const wrong = { KPI_MAX_CONCURRENT: 'x', KPI_IDLE_SECONDS: '0', KPI_OIDC_ISSUER: 'dangnhap', KPI_MAX_BODY: '1' };
    const said = await started(wrong, '--port', '80a').then(
      () => '',
      (error: Error) => error.message,
    );
    for (const name of [...Object.keys(wrong), '--port']) expect(said).toContain(name);
    expect(said).toContain('"80a" không phải là cổng từ 0 đến 65535');
    expect(said).toContain('phải là số nguyên từ 1 đến 10000');
    const english = await started(wrong, '--lang', 'en').then(
      () => '',
      (error: Error) => error.message,
    );
    expect(english).toContain('must be a whole number from 1 to 10000');
  });

  test('name the store, so that the password of a server stands in no list of processes', () => {
    const kpi = (settings: object) => {
      const [node, ...flags] = NODE;
      const args = [...flags, PROGRAM, 'replay', '--format', 'json'];
      return spawnSync(node, args, { cwd: place.folder, encoding: 'utf8', env: { ...process.env, ...settings } });
    };
    const ordinal = (settings: object) => JSON.parse(kpi(settings).stdout).ordinal;
    expect(kpi({}).status).toBe(3);
    expect(ordinal({ KPI_STORE: store })).toBe(1);
    place.file('store', `${store}\n`);
    expect(ordinal({ KPI_STORE_FILE: join(place.folder, 'store') })).toBe(1);
    expect(kpi({ KPI_STORE_FILE: '/nowhere' }).stderr).toContain('KPI_STORE_FILE');
  });

  test('may come from files, and requests are logged as JSON on stderr', async () => {
    place.file('token', 'a-token-that-nobody-guesses\n');
    const { url, ended, said } = await started({ KPI_METRICS_TOKEN_FILE: join(place.folder, 'token') });
    expect((await fetch(`${url}/metrics`)).status).toBe(401);
    const headers = { authorization: 'Bearer a-token-that-nobody-guesses' };
    expect((await fetch(`${url}/metrics`, { headers })).status).toBe(200);
    expect((await fetch(`${url}/api/v1/formulas`)).status).toBe(200);
    child?.kill('SIGTERM');
    expect(await ended).toBe(0);
    const lines = said()
      .split('\n')
      .filter((line) => line.startsWith('{'));
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { method: 'GET', route: '/api/v1/formulas', status: 200, msg: 'request' },
    ]);
  });
});
