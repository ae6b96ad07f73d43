import * as E from 'fp-ts/lib/Either.js';

/** Where a ledger is: a server or cluster, and the stream on it that holds the ledger. */
export interface Address {
  /** For the client, without our own parameters. */
  readonly connection: string;
  readonly stream: string;
  /** For people and logs: without user and password. */
  readonly shown: string;
  /** A file with `user:password`, for an address that is not to hold them. */
  readonly credentialsFile: string | null;
}

const LEDGER_NAME = /^[a-z0-9][a-z0-9-]{0,99}$/;

const INTEGERS = ['maxDiscoverAttempts', 'discoveryInterval', 'gossipTimeout', 'keepAliveInterval', 'keepAliveTimeout'];
const FILES = ['tlsCAFile', 'userCertFile', 'userKeyFile'];

/** Parameters that may be in an address, and what is wrong with a value; the client itself only warns, or does something else in silence. */
const PARAMETERS: ReadonlyMap<string, (value: string) => string | null> = new Map([
  ['ledger', (value) => (LEDGER_NAME.test(value) ? null : 'lower-case letters, digits and dashes')],
  ['tls', (value) => (['true', 'false'].includes(value) ? null : 'true or false')],
  [
    'tlsVerifyCert',
    (value) => (value === 'true' ? null : 'a certificate is always verified: give its authority as tlsCAFile'),
  ],
  ['nodePreference', (value) => (value === 'leader' ? null : 'a ledger is read and written at the leader')],
  ['connectionName', notEmpty],
  ['credentialsFile', notEmpty],
  ...FILES.map((name) => [name, notEmpty] as const),
  ...INTEGERS.map((name) => [name, (value: string) => (/^\d{1,9}$/.test(value) ? null : 'a whole number')] as const),
]);

function notEmpty(value: string): string | null {
  return value === '' ? 'a value' : null;
}

/**
 * `esdb://h1:2113,h2:2113,h3:2113?tls=true&ledger=hue`: the client's own address, and the name of the ledger on that server
 * (default `main`). Left: what is wrong with it, without its password.
 */
export function parseAddress(address: string): E.Either<string, Address> {
  const [place = '', query = '', ...rest] = address.split('?');
  const [, scheme, user, hosts] = /^(esdb(?:\+discover)?):\/\/(?:([^@]*)@)?([^@/]+)\/?$/.exec(place) ?? [];
  if (scheme === undefined || hosts === undefined || rest.length > 0)
    return E.left('an address is esdb://host:port?tls=…&ledger=…');

  const parameters = new URLSearchParams(query);
  for (const [name, value] of parameters) {
    const wrong = PARAMETERS.get(name);
    if (wrong === undefined)
      return E.left(`${name} is no parameter of an address; there are ${[...PARAMETERS.keys()].join(', ')}`);
    const rule = wrong(value);
    if (rule !== null) return E.left(`${name}=${value}: ${rule}`);
  }
  const wrong = wrongHosts(scheme, hosts) ?? wrongCredentials(user, parameters);
  if (wrong !== null) return E.left(wrong);

  const ledger = parameters.get('ledger') ?? 'main';
  const credentialsFile = parameters.get('credentialsFile');
  parameters.delete('ledger');
  parameters.delete('credentialsFile');
  const settings = parameters.size === 0 ? '' : `?${parameters}`;
  return E.right({
    connection: `${scheme}://${user === undefined ? '' : `${user}@`}${hosts}${settings}`,
    stream: `kpi-${ledger}`,
    shown: `${scheme}://${hosts}?ledger=${ledger}`,
    credentialsFile,
  });
}

function wrongHosts(scheme: string, hosts: string): string | null {
  for (const host of hosts.split(',')) {
    const match = /^[A-Za-z0-9._-]+(?::(\d+))?$/.exec(host);
    if (match === null) return `${host} is no host`;
    const [, port] = match;
    if (port !== undefined && Number(port) > 65_535) return `${host}: there is no such port`;
  }
  return scheme === 'esdb+discover' && hosts.includes(',')
    ? 'esdb+discover:// asks one name: give several hosts as esdb://h1,h2,h3'
    : null;
}

function wrongCredentials(user: string | undefined, parameters: URLSearchParams): string | null {
  const file = parameters.has('credentialsFile');
  if (user !== undefined && !/^[^:]+:.+$/.test(user)) return 'credentials are user:password';
  if (user !== undefined && file) return 'credentials are in the address or in credentialsFile, not in both';
  if ((user !== undefined || file) && parameters.get('tls') === 'false')
    return 'credentials go over TLS only: the client would leave them out in silence';
  return parameters.has('userCertFile') === parameters.has('userKeyFile')
    ? null
    : 'userCertFile and userKeyFile belong together';
}

/** The connection with what the credentials file holds. */
export function withCredentials({ connection }: Address, text: string): E.Either<string, string> {
  const [, user, password] = /^([^:\r\n]+):([^\r\n]+)\r?\n?$/.exec(text) ?? [];
  return user === undefined || password === undefined
    ? E.left('it must hold one line, user:password')
    : E.right(connection.replace('://', `://${encodeURIComponent(user)}:${encodeURIComponent(password)}@`));
}
