import { lazily } from '../lazily.js';
import { at, described, type JsonSchema, type Reader, Refusal, text } from '../reading/index.js';
import type { UsedParameter } from '../trace/index.js';
import { DEFAULT_RULES } from './defaults.js';
import { findParameter } from './find-parameter.js';
import { readParameter } from './parameter.js';
import type { PickedParameters } from './pick.js';
import type { Rule } from './rule.js';

/** The `parameters` of a formula's input: names to values; what is not named has its default. */
export type GivenParameters = Readonly<Record<string, string>>;

/** Reads a `parameters` object that may name only `names`, or their ids in the catalogue (`P1`); anything else is UNKNOWN_PARAMETER. */
export const parametersReader = (names: readonly string[]): Reader<GivenParameters> => {
  const readerOf = (name: string): Reader<string> => {
    const parameter = findParameter(name);
    return parameter ? readParameter(parameter) : text;
  };
  return described(
    () => schemaOfEntries(names, readerOf),
    (raw, path) => readEntries(raw, path, names, (name, value, where) => readerOf(name)(value, where)),
  );
};

/** Reads `parameterSources`: names to the legal source shown in the derivation. */
export const sourcesReader = (names: readonly string[]): Reader<GivenParameters> =>
  described(
    () => schemaOfEntries(names, () => text),
    (raw, path) => readEntries(raw, path, names, (_name, value, where) => text(value, where)),
  );

/** Each name or its id in the catalogue, never both. */
function schemaOfEntries(names: readonly string[], readerOf: (name: string) => Reader<string>): JsonSchema {
  const aliases = names.map((name) => ({ name, id: findParameter(name)?.id ?? name }));
  const keys = aliases.flatMap(({ name, id }) => [...new Set([name, id])].map((key) => [key, readerOf(name).schema]));
  const twice = aliases
    .filter(({ name, id }) => name !== id)
    .map(({ name, id }) => ({ not: { required: [name, id] } }));
  return {
    type: 'object',
    properties: Object.fromEntries(keys),
    additionalProperties: false,
    ...(twice.length === 0 ? {} : { allOf: twice }),
  };
}

function readEntries(
  raw: unknown,
  path: string,
  names: readonly string[],
  read: (name: string, value: unknown, path: string) => string,
): GivenParameters {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new Refusal('INVALID_INPUT', path, 'expected an object of parameters', 'cần một đối tượng tham số');
  }
  const entries = Object.entries(raw).filter(([, value]) => value !== undefined);
  const given = new Set<string>();
  return Object.fromEntries(
    entries.map(([key, value]) => {
      const where = at(path, key);
      const name = names.includes(key) ? key : (findParameter(key)?.name ?? key);
      if (given.has(name)) {
        throw new Refusal('PARAMETER_TWICE', where, `${name} is given twice`, `tham số ${name} được nêu hai lần`);
      }
      given.add(name);
      if (!names.includes(name)) {
        const list = names.join(', ');
        throw new Refusal(
          'UNKNOWN_PARAMETER',
          where,
          `this formula has no parameter ${key}; it has ${list}`,
          `công thức này không có tham số ${key}; chỉ có: ${list}`,
        );
      }
      return [name, read(name, value, where)];
    }),
  );
}

/** The first rule of each parameter. */
const defaults = lazily(
  (): ReadonlyMap<string | undefined, Rule> => new Map(DEFAULT_RULES.toReversed().map((rule) => [rule.id, rule])),
);

/** The value of a parameter in a formula, with its source for the derivation. */
export function parameterOf(name: string, given: GivenParameters = {}, sources: GivenParameters = {}): UsedParameter {
  const standing = defaults().get(findParameter(name)?.id);
  if (!standing) throw new Error(`the catalogue has no default for ${name}`);
  const value = given[name];
  return value === undefined
    ? { id: standing.id, value: standing.value ?? '', source: standing.legalSource }
    : { id: standing.id, value, source: sources[name] ?? 'dữ liệu đầu vào' };
}

/** What to hand to a formula so that it computes with the picked rules and its derivation names their sources. */
export function parametersFor(
  names: readonly string[],
  picked: PickedParameters,
): { readonly parameters: GivenParameters; readonly parameterSources: GivenParameters } {
  const decided = names.flatMap((name) => {
    const parameter = picked[name];
    return parameter === undefined || parameter.value === null
      ? []
      : [{ name, value: parameter.value, source: parameter.source }];
  });
  return {
    parameters: Object.fromEntries(decided.map(({ name, value }) => [name, value])),
    parameterSources: Object.fromEntries(decided.map(({ name, source }) => [name, source])),
  };
}
