import { deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Operation } from '../../services/api/src/contract/operation.js';
import type { JsonSchema } from '../../services/api/src/contract/schema-node.js';
import { realCommand, realTable } from './city-values.js';
import { HOSTILE_TEXTS, hostile, nearly, valuesOf } from './values.js';

/** What is sent, and as what it is said to be. */
export interface Body {
  readonly bytes: Uint8Array;
  readonly headers: { readonly [name: string]: string };
}

const JSON_TYPE = 'application/json';
const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const json = (value: unknown): Uint8Array => bytesOf(JSON.stringify(value) ?? 'null');
const typed =
  (type: string) =>
  (bytes: Uint8Array): Body => ({ bytes, headers: { 'content-type': type } });

/** JSON texts that no JSON.stringify would give. */
const JSON_TEXTS: readonly string[] = [
  ...['', ' ', '{', '[', '{"a":', '{"a":1,}', '{"a":1}{"a":2}', '{"a":1e999}', '{"a":-1e999}', '[1,', '"', 'nul', '0'],
  ...['{"commandId":"a","commandId":"b","kind":"TaskReported","data":{}}', '{"__proto__":{"kind":"x"}}', '\ufeff{}'],
  ...[
    '{"a":"\\ud800"}',
    '{"a":"\\u0000"}',
    `{"a":${'9'.repeat(5_000)}}`,
    `${'['.repeat(50_000)}`,
    '{"a":1}//',
    "{'a':1}",
  ],
  ...[`[${'1,'.repeat(260_000)}1]`, `{"a":"${'x'.repeat(100_000)}"}`, '[{}]', '[[]]', '[null]', '{"toString":1}'],
];
const FILES: readonly string[] = [
  ...['', '%PDF-1.7\nx', 'PK\u0003\u0004', 'unit,name\n', 'unit,name,kind,scope,validAt\nx-9,X,so,in,02/01/2026\n'],
  ...['"', '"a', 'a,a,a\n1,2', '\ufeffunit,name\nx', '=cmd|calc,1\n', `${'a,'.repeat(3_000)}\n`, 'unit;name\nx;y\n'],
  ...['{"kind":"units"}\n', '{"commandId":"l-1","kind":"UnitRegistered","data":{}}\n', '[]\n', '{}\n{}\n', '\n\n\n'],
];

const strange: fc.Arbitrary<Body> = fc.oneof(
  fc.constantFrom(...JSON_TEXTS).map((text) => typed(JSON_TYPE)(bytesOf(text))),
  hostile.map((value) => typed(JSON_TYPE)(json(value))),
  fc
    .uint8Array({ maxLength: 64 })
    .chain((bytes) => fc.constantFrom(JSON_TYPE, 'text/csv', 'x/y', '').map((type) => typed(type)(bytes))),
  fc.constantFrom(...HOSTILE_TEXTS, ...FILES).map((text) => typed('text/csv')(bytesOf(text))),
);

/** The same bytes in other clothes: another encoding, compression, type or charset. */
const DISGUISES: readonly ((body: Body) => Body)[] = [
  ({ bytes, headers }) => ({ bytes: gzipSync(bytes), headers: { ...headers, 'content-encoding': 'gzip' } }),
  ({ headers }) => ({ bytes: ZEROS, headers: { ...headers, 'content-encoding': 'gzip' } }),
  ({ bytes, headers }) => ({ bytes: deflateRawSync(bytes), headers: { ...headers, 'content-encoding': 'deflate' } }),
  ({ bytes, headers }) => ({ bytes: Buffer.from(Buffer.from(bytes).toString('utf8'), 'utf16le'), headers }),
  ({ bytes }) => ({ bytes, headers: {} }),
  ...['gzip', 'br', 'nonsense', 'identity', 'gzip, gzip'].map(
    (coding) =>
      ({ bytes, headers }: Body): Body => ({
        bytes,
        headers: { ...headers, 'content-encoding': coding },
      }),
  ),
  ...['application/json; charset=utf-16', 'application/json; charset=nonsense', 'APPLICATION/JSON ; charset="UTF-8"']
    .concat('text/plain', 'multipart/form-data; boundary=x', 'application/json, text/csv', ';')
    .map(
      (type) =>
        ({ bytes }: Body): Body => ({ bytes, headers: { 'content-type': type } }),
    ),
];
const ZEROS = gzipSync(Buffer.alloc(8_000_000));

const disguised = (body: Body): fc.Arbitrary<Body> => fc.constantFrom(...DISGUISES).map((disguise) => disguise(body));

const isOfCommands = ({ anyOf }: JsonSchema): boolean => anyOf?.[0]?.$ref === '#/components/schemas/Command';

/** What an operation is sent: as described, nearly so, and anything else; null: nothing. */
export function bodyOf({ requestBody }: Operation): fc.Arbitrary<Body | null> {
  if (requestBody === undefined)
    return fc.oneof({ weight: 19, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: strange });
  const described = Object.entries(requestBody.content).map(([type, { schema, example }]) => {
    if (type !== JSON_TYPE)
      return fc
        .oneof(type === 'text/csv' ? realTable : fc.constant(String(example ?? '')), fc.constantFrom(...FILES))
        .map((text) => typed(type)(bytesOf(text)));
    const value = valuesOf(schema);
    const real = isOfCommands(schema)
      ? fc.oneof(realCommand, fc.array(realCommand, { maxLength: 3 }))
      : fc.constant(example);
    return fc
      .oneof(value, nearly(value), { weight: 3, arbitrary: real }, nearly(real))
      .map((one) => typed(type)(json(one)));
  });
  const sent = fc.oneof({ weight: 8, arbitrary: fc.oneof(...described) }, { weight: 2, arbitrary: strange });
  return fc.oneof(
    { weight: 16, arbitrary: sent },
    { weight: 3, arbitrary: sent.chain(disguised) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}
