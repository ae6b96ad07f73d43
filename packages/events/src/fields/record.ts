import type * as t from 'io-ts';
import type { AcrossFields } from './across-fields.js';
import { codecOf, errorsInside, isObject, type JsonObject } from './codec.js';
import { at, broken } from './errors.js';
import { type Field, type Fields, isOptional, type JsonSchema, type Of } from './field.js';
import { RULES, unknownField } from './rules.js';
import { recordWritten, type Written } from './written.js';

interface Part {
  readonly name: string;
  readonly required: boolean;
  readonly field: Field<unknown>;
}

/**
 * An object with exactly these fields: an unknown key is refused, because a misspelt key would otherwise be lost.
 * Rules across fields are looked at once every field is right by itself.
 */
export function record<const F extends Fields>(fields: F, across: readonly AcrossFields[] = []): Field<Of<F>> {
  const parts: readonly Part[] = Object.entries(fields).map(([name, field]) => ({
    name,
    required: !isOptional(field),
    field: isOptional(field) ? field.optional : field,
  }));
  const names = new Set(parts.map(({ name }) => name));

  // Plain loops: a replay asks this of every record of every event.
  const holds = (input: unknown): boolean => {
    if (!isObject(input)) return false;
    let present = 0;
    for (const { name, required, field } of parts) {
      const value = input[name];
      // A field that is undefined is not right either, so that there it is one key too many.
      if (value === undefined || !Object.hasOwn(input, name)) {
        if (required) return false;
      } else if (field.codec.is(value)) present += 1;
      else return false;
    }
    if (Object.keys(input).length !== present) return false;
    for (const rule of across) if (!rule.holds(input)) return false;
    return true;
  };

  const errorsOf = (input: unknown, context: t.Context): t.Errors => {
    if (!isObject(input)) return broken(RULES.object, input, context);
    const ofFields = [
      ...Object.keys(input)
        .filter((key) => !names.has(key))
        .flatMap((key) => broken(unknownField(key), input[key], at(context, key, input[key]))),
      ...parts.flatMap((part) => errorsOfPart(part, input, context)),
    ];
    if (ofFields.length > 0) return ofFields;
    return across.filter((rule) => !rule.holds(input)).flatMap(({ rule }) => broken(rule, input, context));
  };

  return {
    codec: codecOf('record', holds, errorsOf),
    schema: schemaOf(parts, across),
    shape: { kind: 'record', fields: Object.fromEntries(parts.map(({ name, field }) => [name, field.shape])) },
    written: writtenOf(parts, across, ({ written }) => written),
    writtenOnce: writtenOf(parts, across, ({ written, writtenOnce }) => writtenOnce ?? written),
  };
}

const writtenOf = (
  parts: readonly Part[],
  across: readonly AcrossFields[],
  as: (field: Field<unknown>) => Written,
): Written =>
  recordWritten(
    parts.map(({ name, required, field }) => ({ name, required, written: as(field) })),
    across,
  );

function errorsOfPart({ name, required, field }: Part, input: JsonObject, context: t.Context): t.Errors {
  const value = input[name];
  if (!Object.hasOwn(input, name)) return required ? broken(RULES.missing, value, at(context, name, value)) : [];
  return value === undefined
    ? broken(RULES.undefinedValue, value, at(context, name, value))
    : errorsInside(field, value, context, name);
}

const schemaOf = (parts: readonly Part[], across: readonly AcrossFields[]): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries(parts.map(({ name, field }) => [name, field.schema])),
  required: parts.filter(({ required }) => required).map(({ name }) => name),
  additionalProperties: false,
  ...(across.length > 0 && { allOf: across.map(({ schema }) => schema) }),
});
