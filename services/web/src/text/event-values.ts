import { eventTypeOf, isEventType, isSealedText, type Mark, type Shape } from '@kpi-ledger/events';
import { eventCodeName } from './event-codes.ts';
import { eventFieldName } from './event-fields.ts';
import { count, day, exact } from './format.ts';
import type { Language, Say } from './language.tsx';

export interface EventReader {
  readonly say: Say;
  readonly language: Language;
  readonly nameOf: (id: string) => string;
}

/** What an event's data holds, told for a reader: a text, several of them, or fields with names. */
export type Told =
  | { readonly kind: 'text'; readonly text: string; readonly mark: Mark | null; readonly raw: unknown }
  | { readonly kind: 'list'; readonly items: readonly Told[] }
  | { readonly kind: 'fields'; readonly fields: readonly ToldField[] };

export interface ToldField {
  readonly field: string;
  /** Null: nobody has named the field yet. */
  readonly name: string | null;
  readonly told: Told;
}

/** The data of an event, field by field in the order of its type, each by the mark that it has there. */
export function eventTold(type: string, data: { readonly [field: string]: unknown }, reader: EventReader) {
  const shape = isEventType(type) ? eventTypeOf(type).shape : null;
  return fieldsOf(type, [], shape, data, reader);
}

function fieldsOf(
  type: string,
  path: readonly string[],
  shape: Shape | null,
  data: { readonly [field: string]: unknown },
  reader: EventReader,
): readonly ToldField[] {
  return inOrder(shape, data).map(([field, value]) => {
    const at = [...path, field];
    if (shape?.kind === 'map') return { field, name: field, told: told(type, path, shape.item, value, reader) };
    const inside = shape?.kind === 'record' ? (shape.fields[field] ?? null) : null;
    const name = eventFieldName(type, at, reader.say);
    // What a correction says is by the schema of the type that it corrects.
    if (type === 'FactCorrected' && field === 'data' && path.length === 0 && isObject(value))
      return { field, name, told: { kind: 'fields', fields: eventTold(correctedType(data), value, reader) } };
    return { field, name, told: told(type, at, inside, value, reader) };
  });
}

/** Recorded data is in the order of the alphabet. */
function inOrder(shape: Shape | null, data: { readonly [field: string]: unknown }) {
  const entries = Object.entries(data);
  if (shape?.kind !== 'record') return entries;
  const place = new Map(Object.keys(shape.fields).map((field, i) => [field, i]));
  const placeOf = ([field]: readonly [string, unknown]) => place.get(field) ?? place.size;
  return entries.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function told(type: string, path: readonly string[], shape: Shape | null, value: unknown, reader: EventReader): Told {
  if (shape?.kind === 'nullable' && value !== null) return told(type, path, shape.item, value, reader);
  if (Array.isArray(value)) {
    const item = shape?.kind === 'list' ? shape.item : null;
    return { kind: 'list', items: value.map((one) => told(type, path, item, one, reader)) };
  }
  if (isObject(value) && !isSealedText(value))
    return { kind: 'fields', fields: fieldsOf(type, path, shape, value, reader) };
  const mark = shape?.kind === 'leaf' ? shape.mark : null;
  return { kind: 'text', text: leafText(type, path, mark, value, reader), mark, raw: value };
}

function leafText(type: string, path: readonly string[], mark: Mark | null, value: unknown, reader: EventReader) {
  const { say, language, nameOf } = reader;
  if (value === null) return '–';
  if (isSealedText(value)) return say('(văn bản cá nhân, đã mã hoá)', '(personal text, encrypted)');
  if (typeof value === 'boolean') return value ? say('có', 'yes') : say('không', 'no');
  if (typeof value === 'number') return mark === 'count' ? count(value, language) : `${value}`;
  if (typeof value !== 'string') return JSON.stringify(value);
  switch (mark) {
    case 'id':
      return nameOf(value);
    case 'code':
      return eventCodeName(type, path, value, say) ?? value;
    case 'date':
      return day(value);
    case 'decimal':
      return exact(value, language);
    default:
      return value;
  }
}

const correctedType = (data: { readonly [field: string]: unknown }): string =>
  typeof data['targetType'] === 'string' ? data['targetType'] : '';

const isObject = (value: unknown): value is { readonly [field: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
