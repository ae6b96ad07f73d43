import type { OpenApiDocument } from '../contract/openapi.js';
import type { Operation } from '../contract/operation.js';
import type { JsonSchema } from '../contract/schema-node.js';

/** What a program reads, or what it sends: a wider answer breaks the first, a narrower request the second. */
type Side = 'answer' | 'request';

/** Every change from `before` to `after` that a client written for `before` can break on, in words. Empty: none. */
export function breakingChanges(before: OpenApiDocument, after: OpenApiDocument): readonly string[] {
  const changes: string[] = [];
  for (const [path, methods] of Object.entries(before.paths))
    for (const [method, operation] of Object.entries(methods)) {
      const where = `${method.toUpperCase()} ${path}`;
      const now = after.paths[path]?.[method];
      if (now === undefined) changes.push(`${where}: is gone`);
      else changes.push(...operationChanges(where, operation, now, new Comparison(before, after)));
    }
  return changes;
}

function operationChanges(where: string, before: Operation, after: Operation, compare: Comparison): readonly string[] {
  const changes: string[] = [];
  const key = (parameter: Operation['parameters'][number]) => `${parameter.in} parameter ${parameter.name}`;
  const [old, current] = [before, after].map((one) => new Map(one.parameters.map((each) => [key(each), each])));
  for (const [name, parameter] of old ?? []) {
    const now = current?.get(name);
    if (now === undefined) changes.push(`${where}: ${name} is gone`);
    else {
      if (now.required && !parameter.required) changes.push(`${where}: ${name} is required now`);
      changes.push(...compare.schemas(`${where}: ${name}`, parameter.schema, now.schema, 'request'));
    }
  }
  for (const [name, { required }] of current ?? [])
    if (required && old?.has(name) !== true) changes.push(`${where}: ${name} is new and required`);
  if (before.operationId !== after.operationId) changes.push(`${where}: operationId was ${before.operationId}`);
  changes.push(
    ...contentChanges(`${where}: body`, before.requestBody?.content, after.requestBody?.content, 'request', compare),
  );
  if (before.requestBody === undefined && after.requestBody?.required === true)
    changes.push(`${where}: body is new and required`);
  for (const [status, response] of Object.entries(before.responses)) {
    const now = after.responses[status];
    if (now === undefined) changes.push(`${where}: answer ${status} is gone`);
    else
      changes.push(...contentChanges(`${where}: answer ${status}`, response.content, now.content, 'answer', compare));
  }
  return changes;
}

type Content = NonNullable<Operation['requestBody']>['content'];

function contentChanges(
  where: string,
  before: Content | undefined,
  after: Content | undefined,
  side: Side,
  compare: Comparison,
): readonly string[] {
  return Object.entries(before ?? {}).flatMap(([mediaType, { schema }]) => {
    const now = after?.[mediaType];
    return now === undefined ? [`${where}: ${mediaType} is gone`] : compare.schemas(where, schema, now.schema, side);
  });
}

/** Compares the schemas of two documents, looking behind their references. */
class Comparison {
  /** Pairs that are compared already: a schema may hold itself. */
  readonly #seen = new Set<string>();

  constructor(
    readonly before: OpenApiDocument,
    readonly after: OpenApiDocument,
  ) {}

  schemas(where: string, before: JsonSchema, after: JsonSchema, side: Side): readonly string[] {
    const pair = `${side} ${before.$ref} ${after.$ref}`;
    if (before.$ref !== undefined && after.$ref !== undefined) {
      if (this.#seen.has(pair)) return [];
      this.#seen.add(pair);
    }
    const old = resolved(before, this.before);
    const now = resolved(after, this.after);
    return [
      ...this.#valueChanges(where, old, now, side),
      ...this.#fieldChanges(where, old, now, side),
      ...this.#alternativeChanges(where, old, now, side),
      ...(old.items !== undefined && now.items !== undefined
        ? this.schemas(`${where}[]`, old.items, now.items, side)
        : []),
    ];
  }

  #valueChanges(where: string, old: JsonSchema, now: JsonSchema, side: Side): readonly string[] {
    const changes: string[] = [];
    const [was, is] = [typesOf(old), typesOf(now)];
    const [narrow, wide] = side === 'answer' ? [was, is] : [is, was];
    const strange = wide.filter((type) => !narrow.includes(type));
    if (strange.length > 0 && narrow.length > 0)
      changes.push(`${where}: ${side === 'answer' ? 'may be' : 'may no longer be'} ${strange.join(', ')}`);
    if (old.enum !== undefined) {
      const values = now.enum ?? [];
      const gone = old.enum.filter((value) => now.enum !== undefined && !values.includes(value));
      const added = now.enum === undefined ? ['any'] : values.filter((value) => !old.enum?.includes(value));
      if (gone.length > 0) changes.push(`${where}: the value ${gone.join(', ')} is gone`);
      if (side === 'answer' && added.length > 0) changes.push(`${where}: may have the new value ${added.join(', ')}`);
    } else if (side === 'request' && now.enum !== undefined)
      changes.push(`${where}: takes only ${now.enum.join(', ')} now`);
    if (now.pattern !== undefined && now.pattern !== old.pattern && side === 'request')
      changes.push(`${where}: the form ${now.pattern} is another one`);
    if (side === 'answer' && old.pattern !== undefined && now.pattern !== old.pattern)
      changes.push(`${where}: has no longer the form ${old.pattern}`);
    if (side === 'request') changes.push(...limitChanges(where, old, now));
    return changes;
  }

  #fieldChanges(where: string, old: JsonSchema, now: JsonSchema, side: Side): readonly string[] {
    const changes: string[] = [];
    for (const [field, schema] of Object.entries(old.properties ?? {})) {
      const other = now.properties?.[field];
      if (other === undefined) changes.push(`${where}: field ${field} is gone`);
      else changes.push(...this.schemas(`${where}.${field}`, schema, other, side));
      const [was, is] = [old, now].map((one) => one.required?.includes(field) === true);
      if (side === 'answer' && was === true && is !== true && other !== undefined)
        changes.push(`${where}: field ${field} may be missing`);
      if (side === 'request' && is === true && was !== true) changes.push(`${where}: field ${field} is required now`);
    }
    if (side === 'request')
      for (const field of now.required ?? [])
        if (old.properties?.[field] === undefined && old.properties !== undefined)
          changes.push(`${where}: field ${field} is new and required`);
    const [mapOld, mapNow] = [old.additionalProperties, now.additionalProperties];
    if (typeof mapOld === 'object' && typeof mapNow === 'object')
      changes.push(...this.schemas(`${where}.*`, mapOld, mapNow, side));
    return changes;
  }

  /** One more alternative is new to who reads, one fewer is refused to who sends. Those with names are compared by name, others in their order. */
  #alternativeChanges(where: string, old: JsonSchema, now: JsonSchema, side: Side): readonly string[] {
    const [was, is] = [old.anyOf ?? [], now.anyOf ?? []];
    if (was.length === 0 && is.length === 0) return [];
    if (was.length > 0 && [...was, ...is].every(({ $ref }) => $ref !== undefined)) {
      const [old, now] = [was, is].map((schemas) => new Map(schemas.map((schema) => [schema.$ref, schema])));
      const lost = was.filter(({ $ref }) => now?.has($ref) !== true && side === 'request');
      const added = is.filter(({ $ref }) => old?.has($ref) !== true && side === 'answer');
      return [
        ...lost.map(({ $ref }) => `${where}: no longer takes ${$ref}`),
        ...added.map(({ $ref }) => `${where}: may be ${$ref}`),
        ...was.flatMap((schema) => {
          const same = now?.get(schema.$ref);
          return same === undefined ? [] : this.schemas(where, schema, same, side);
        }),
      ];
    }
    if (was.length === 0 || is.length === 0 || was.length !== is.length)
      return [`${where}: had ${was.length} alternatives, has ${is.length}`];
    return was.flatMap((schema, index) => this.schemas(where, schema, is[index] ?? {}, side));
  }
}

function limitChanges(where: string, old: JsonSchema, now: JsonSchema): readonly string[] {
  const lower = now.minimum !== undefined && now.minimum > (old.minimum ?? Number.NEGATIVE_INFINITY);
  const upper = now.maximum !== undefined && now.maximum < (old.maximum ?? Number.POSITIVE_INFINITY);
  return [
    ...(lower ? [`${where}: at least ${now.minimum} now`] : []),
    ...(upper ? [`${where}: at most ${now.maximum} now`] : []),
  ];
}

const typesOf = ({ type }: JsonSchema): readonly string[] =>
  type === undefined ? [] : typeof type === 'string' ? [type] : type;

function resolved(schema: JsonSchema, { components }: OpenApiDocument): JsonSchema {
  const name = schema.$ref?.replace('#/components/schemas/', '');
  return name === undefined ? schema : (components.schemas[name] ?? {});
}
