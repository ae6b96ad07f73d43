import fc from 'fast-check';
import type { JsonSchema } from '../../services/api/src/contract/schema-node.js';
import { DOCUMENT } from '../../services/api/src/testing/documented.js';
import { KNOWN_VALUES } from './city-values.js';

type Node = JsonSchema & {
  readonly oneOf?: readonly JsonSchema[];
};

const byName = new Map<string, fc.Arbitrary<unknown>>();

/** Values of a schema of the document; what several fields keep together is not always kept. `name`: of the field or parameter. */
export function valuesOf(schema: JsonSchema, name = '', depth = 0): fc.Arbitrary<unknown> {
  const node = schema as Node;
  if (node.$ref !== undefined) return named(node.$ref.replace('#/components/schemas/', ''), name, depth);
  if ('const' in node) return fc.constant(node.const);
  if (node.enum !== undefined) {
    const known = node.enum.filter((one) => KNOWN_VALUES[name]?.includes(String(one)));
    return fc.oneof(fc.constantFrom(...node.enum), fc.constantFrom(...(known.length === 0 ? node.enum : known)));
  }
  const alternatives = node.anyOf ?? node.oneOf;
  if (alternatives !== undefined && node.properties === undefined)
    return fc.oneof(...alternatives.map((one) => valuesOf(one, name, depth)));
  const [type, ...others] = typeof node.type === 'string' ? [node.type] : (node.type ?? []);
  if (others.length > 0)
    return fc.oneof(...[type, ...others].map((one) => valuesOf({ ...node, type: one ?? '' }, name, depth)));
  return ofType(node, type, name, depth);
}

function named(component: string, name: string, depth: number): fc.Arbitrary<unknown> {
  const key = `${component} ${name}`;
  const known = byName.get(key);
  if (known !== undefined) return known;
  if (depth > 12) return fc.constant(null);
  const made = valuesOf(DOCUMENT.components.schemas[component] ?? {}, name, depth + 1);
  byName.set(key, made);
  return made;
}

function ofType(node: Node, type: string | undefined, name: string, depth: number): fc.Arbitrary<unknown> {
  const { minimum = -1000, maximum = 1000 } = node;
  switch (type) {
    case 'string':
      return text(node, name);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: minimum, max: Math.min(maximum, 20) }), fc.constantFrom(minimum, maximum));
    case 'array':
      return fc.array(valuesOf(node.items ?? {}, name, depth + 1), { maxLength: 3 });
    case 'object':
      return object(node, depth);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

const patterns = new Map<string, fc.Arbitrary<string>>();

/** Texts of a pattern; of one that cannot be turned round any text, which its reader then judges. */
function matching(pattern: string): fc.Arbitrary<string> {
  const known = patterns.get(pattern);
  if (known !== undefined) return known;
  const any = fc.string({ maxLength: 12 });
  const made = pattern.includes('(?') ? any : fc.stringMatching(new RegExp(pattern, 'u'));
  patterns.set(pattern, made);
  return made;
}

function text({ pattern, maxLength = 20_000 }: JsonSchema, name: string): fc.Arbitrary<string> {
  const formed = pattern === undefined ? fc.string({ maxLength: 12 }) : matching(pattern);
  const short = formed.map((one) => one.slice(0, maxLength));
  const known =
    KNOWN_VALUES[name] ??
    (pattern === undefined ? ANY_KNOWN : ANY_KNOWN.filter((one) => new RegExp(pattern, 'u').test(one)));
  if (known.length === 0) return short;
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: short });
}
const ANY_KNOWN = Object.values(KNOWN_VALUES).flat();

function object({ properties = {}, required = [], additionalProperties }: Node, depth: number): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([key, field]) => [key, valuesOf(field, key, depth + 1)]),
  );
  const known = fc.record(fields, { requiredKeys: required.filter((key) => Object.hasOwn(fields, key)) });
  if (typeof additionalProperties !== 'object') return known;
  const more = fc.dictionary(fc.string({ maxLength: 8 }), valuesOf(additionalProperties, '', depth + 1), {
    maxKeys: 3,
  });
  return fc.tuple(known, more).map(([one, other]) => ({ ...other, ...one }));
}

/** Texts that have broken other services. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...['', ' ', '\0', '\u0000\u0001\u001f', '../../../etc/passwd', '..\\..\\', '%2e%2e%2f', '/', '//', '.', '..', '~'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'undefined', 'NaN', '-0', '1e999', '0x10'],
  ...[
    "' OR 1=1 --",
    '"; DROP TABLE events; --',
    '<script>alert(1)</script>',
    '$' + '{7*7}',
    '{{7*7}}',
    '=1+1',
    '@SUM(A1)',
  ],
  ...[
    '\r\nX-Injected: 1',
    '\u202eđảo',
    '\ud800',
    'e\u0301'.repeat(40),
    '👩‍👩‍👧‍👦',
    'ﷺ'.repeat(50),
    '\ufeff',
    '\u2028',
    'İ',
    'ß',
  ],
  ...['9'.repeat(400), '1/0', '1/00', '-1', '00', '2026-02-30', '2026-13', '0000-00-00', '9999-12-31', '2026-Q5', '+1'],
  ...['2026-04-05T99:99:99Z', '999999999999999', '1.5', 'a'.repeat(3_000), '٣', '１', 'so-a so-b', 'so-a,so-b'],
];
const deep = (levels: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < levels; i += 1) value = i % 2 === 0 ? [value] : { a: value };
  return value;
};

/** Values that stand where another one is expected. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...HOSTILE_TEXTS),
  fc.constantFrom<unknown>(null, true, 0, -0, -1, 1.5, 1e308, -1e308, 2 ** 53, 1e-300, [], {}, [[]], [null], {
    '': '',
  }),
  fc.constantFrom<unknown>(deep(20), deep(31), deep(40), deep(500), Array(200).fill(null), { ['x'.repeat(500)]: 1 }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

const GONE = Symbol('gone');

/** A value with places in it replaced, taken away or added. */
export const nearly = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      valid,
      fc.array(
        fc.tuple(
          fc.array(fc.nat({ max: 60 }), { maxLength: 5 }),
          fc.oneof({ weight: 4, arbitrary: hostile }, { weight: 1, arbitrary: fc.constant<unknown>(GONE) }),
          fc.option(fc.constantFrom('x', '__proto__', 'actor', 'constructor', ''), { freq: 3 }),
        ),
        { minLength: 1, maxLength: 2 },
      ),
    )
    .map(([value, changes]) =>
      changes.reduce((now, [way, strange, added]) => changed(now, way, strange, added), value),
    );

function changed(value: unknown, [step, ...way]: readonly number[], strange: unknown, added: string | null): unknown {
  if (step === undefined || typeof value !== 'object' || value === null || Object.keys(value).length === 0)
    return strange === GONE ? null : strange;
  const keys = Object.keys(value);
  const key = keys[step % keys.length] ?? '';
  const entries = Object.entries(value).flatMap(([name, of]): [string, unknown][] =>
    name !== key
      ? [[name, of]]
      : way.length > 0
        ? [[name, changed(of, way, strange, added)]]
        : strange === GONE
          ? []
          : [[name, strange]],
  );
  if (Array.isArray(value)) return entries.map(([, of]) => of);
  if (added !== null && way.length === 0) entries.push([added, strange === GONE ? 1 : strange]);
  return Object.fromEntries(entries);
}
