import fc from 'fast-check';
import type { Operation } from '../../services/api/src/contract/operation.js';
import { DOCUMENT } from '../../services/api/src/testing/documented.js';
import { bodyOf } from './bodies.js';
import type { HostileRequest } from './request.js';
import { HOSTILE_TEXTS, valuesOf } from './values.js';

type Parameter = Operation['parameters'][number];
type Pair = readonly [name: string, text: string];

const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

/** What no encoder gives, as it stands in an address. */
const RAW: readonly string[] = [
  ...[
    '%',
    '%0',
    '%zz',
    '%00',
    '%ff',
    '%C0%AE',
    '%ED%A0%80',
    '%2e%2e%2f%2e%2e',
    '..',
    '.',
    '..;',
    '\u00ff',
    '%0d%0aX:1',
    '%252e',
  ],
  ...['a'.repeat(4_000), '%F0%9F%91%A9', '*', ':', '@', '(', '\\', '|', '{x}', '%7Bx%7D', '&', '=', '[]', "'"],
];
const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS).map(encoded),
  fc.constantFrom(...RAW),
  fc.string({ unit: 'binary', maxLength: 12 }).map(encoded),
);

/** Nobody waits in a test for what does not come. */
const WAIT_SECONDS = ['0', '-1', '31', 'x', '', '0.5'];

const textOf = ({ name, schema, example }: Parameter): fc.Arbitrary<string> =>
  name === 'waitSeconds'
    ? fc.constantFrom(...WAIT_SECONDS)
    : fc.oneof(
        {
          weight: 6,
          arbitrary: valuesOf(schema, name).map((value) => encoded(String(value))),
        },
        { weight: 1, arbitrary: fc.constant(encoded(String(example ?? ''))) },
        { weight: 1, arbitrary: hostileText },
      );

const pathOf = (path: string, parameters: readonly Parameter[]): fc.Arbitrary<string> => {
  const inPath = parameters.filter(({ in: place }) => place === 'path');
  const filled = fc
    .tuple(...inPath.map(textOf))
    .map((texts) => inPath.reduce((now, { name }, i) => now.replace(`{${name}}`, () => texts[i] ?? ''), path));
  return fc.oneof(
    { weight: 18, arbitrary: filled },
    {
      weight: 1,
      arbitrary: filled.chain((at) =>
        fc.constantFrom(
          `${at}/`,
          at.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
          `/${at}`,
          `${at}//`,
          at.replace('/api', '/./api'),
        ),
      ),
    },
    { weight: 1, arbitrary: hostileText.map((text) => `${path.replace(/\{.*/, '')}/${text}`) },
  );
};

const queryOf = (parameters: readonly Parameter[]): fc.Arbitrary<readonly Pair[]> => {
  const inQuery = parameters.filter(({ in: place }) => place === 'query');
  const each = inQuery.map((parameter) =>
    fc.tuple(fc.nat({ max: parameter.required ? 20 : 3 }), textOf(parameter)).map(([chance, text]): readonly Pair[] =>
      // A necessary one is left out now and then, another one more often than not.
      (parameter.required ? chance > 0 : chance === 0) ? [[parameter.name, text]] : [],
    ),
  );
  const described = fc.tuple(...each).map((pairs) => pairs.flat());
  const strange: fc.Arbitrary<Pair> = fc.tuple(
    fc.oneof(fc.constantFrom('x', 'period', '__proto__', 'a[]', 'a.b', '', '%'), hostileText),
    hostileText,
  );
  return fc.oneof(
    { weight: 14, arbitrary: described },
    { weight: 2, arbitrary: fc.tuple(described, strange).map(([pairs, more]) => [...pairs, more]) },
    { weight: 2, arbitrary: described.map((pairs) => [...pairs, ...pairs]) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(described, fc.integer({ min: 1, max: 900 }))
        .map(([pairs, n]) => [...pairs, ...Array<Pair>(n).fill(['p', '1'])]),
    },
  );
};

const wait = (pairs: readonly Pair[]): readonly Pair[] =>
  pairs.some(([name]) => name === 'waitFor') && !pairs.some(([name]) => name === 'waitSeconds')
    ? [...pairs, ['waitSeconds', '0']]
    : pairs;

const headerText = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS.filter((text) => /^[\x20-\x7e]*$/.test(text))),
  fc.constantFrom(
    '*',
    '"a"',
    'W/"a"',
    '"a", W/"b", *',
    ',',
    '"',
    '1',
    '5',
    '\xff\xfe',
    'x'.repeat(2_000),
    'a,'.repeat(300),
  ),
);
const STANDARD: readonly (readonly [string, readonly string[]])[] = [
  [
    'accept',
    ['*/*', 'text/html', 'application/json;q=0', 'application/*', 'nonsense', '', 'a/b;q=x,,,', 'text/event-stream'],
  ],
  ['if-none-match', ['*', 'W/"x"', '"', '"a","b"']],
  ['if-match', ['*', '"x"']],
  ['range', ['bytes=0-1', 'bytes=-1', 'x']],
  ['expect', ['100-continue', 'nonsense']],
  ['x-forwarded-for', ['10.0.0.1', 'nonsense', '1.1.1.1,'.repeat(50)]],
  ['x-http-method-override', ['DELETE', 'PUT']],
  ['upgrade', ['websocket', 'h2c']],
  ['host', ['evil.example', 'a b', '[::1', 'localhost:99999']],
  ['cookie', ['a=b; a=c', '=;=']],
  ['te', ['trailers', 'chunked']],
  ['origin', ['null', 'https://evil.example']],
  ['accept-encoding', ['gzip', 'br;q=1, *;q=0']],
  ['idempotency-key', ['"k-1"', 'k-1', '"', 'a b']],
  ['last-event-id', ['0', '1', '999', '-1']],
];
const someHeaders = (parameters: readonly Parameter[]): fc.Arbitrary<{ readonly [name: string]: string }> => {
  const own = parameters
    .filter(({ in: place }) => place === 'header')
    .map((parameter): readonly [string, readonly string[]] => [parameter.name.toLowerCase(), ['k-1', '0', '"k-2"']]);
  const one = fc
    .constantFrom(...STANDARD, ...own, ...own)
    .chain(([name, values]) =>
      fc
        .oneof({ weight: 3, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: headerText })
        .map((value): Pair => [name, value]),
    );
  return fc.oneof(
    { weight: 5, arbitrary: fc.constant({}) },
    { weight: 2, arbitrary: fc.array(one, { minLength: 1, maxLength: 3 }).map((pairs) => Object.fromEntries(pairs)) },
  );
};

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY'];

const OPERATIONS = Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

/** What records most is asked most. */
const WEIGHTS: { readonly [path: string]: number } = { '/api/v1/commands': 24, '/api/v1/imports': 12 };

/** Requests to every operation of the document, from well-formed to anything; `standings` are whom they may come from. */
export const hostileRequest = (standings: readonly string[]): fc.Arbitrary<HostileRequest> =>
  fc.oneof(
    ...OPERATIONS.map(({ path, method, operation }) => {
      const { parameters } = operation;
      const records = method !== 'GET' && !path.includes('/formulas/');
      const request = fc
        .record({
          method: fc.oneof(
            { weight: 14, arbitrary: fc.constant(method) },
            { weight: 1, arbitrary: fc.constantFrom(...METHODS) },
          ),
          path: pathOf(path, parameters),
          query: queryOf(parameters).map(wait),
          headers: someHeaders(parameters),
          body: bodyOf(operation),
          as: fc.oneof(
            { weight: 2, arbitrary: fc.constant(standings[0] ?? '') },
            { weight: 1, arbitrary: fc.constantFrom(...standings) },
          ),
        })
        .map(
          ({ method: sent, path: at, query, headers, body, as }): HostileRequest => ({
            method: sent,
            target: `${at}${query.length === 0 ? '' : `?${query.map(([name, text]) => `${name}=${text}`).join('&')}`}`,
            headers: { ...headers, ...body?.headers },
            body: body?.bytes ?? null,
            as,
          }),
        );
      return { weight: WEIGHTS[path] ?? (records ? 6 : 2), arbitrary: request };
    }),
  );
