import type { Shape } from '../fields/index.js';
import type { EventTypeName, NewFact } from '../types/catalog.js';
import { EVENT_TYPES } from '../types/catalog.js';
import type { StreamCategory } from '../types/event-type.js';

/** The name of the stream that a fact belongs to: one small stream per subject. */
export function streamOf(fact: Pick<NewFact, 'type' | 'data'>): string {
  const data = fact.data as unknown as { readonly [field: string]: string | null | undefined };
  const { stream: category } = EVENT_TYPES[fact.type];
  switch (category) {
    case 'ledger':
      return 'ledger';
    case 'any':
      return String(data['stream']);
    case 'official':
      return `official-${data['person']}`;
    case 'indicator':
      return indicatorStream(String(data['indicator']), data['unit'] ?? null);
    case 'maturity':
      return maturityStream(String(data['framework']), data['unit'] ?? null);
    case 'rating':
      return ratingStream(String(data['person']), String(data['period']));
    case 'classification':
      return `classification-${data['person']}-${data['year']}`;
    default:
      return `${category}-${data[category]}`;
  }
}

/** The fields that `streamOf` asks for. */
const fieldsOfSubject = (category: StreamCategory): readonly string[] => {
  switch (category) {
    case 'ledger':
      return [];
    case 'any':
      return ['stream'];
    case 'official':
      return ['person'];
    case 'indicator':
      return ['indicator', 'unit'];
    case 'maturity':
      return ['framework', 'unit'];
    case 'rating':
      return ['person', 'period'];
    case 'classification':
      return ['person', 'year'];
    default:
      return [category];
  }
};

/** The same of recognised canonical data, mostly without parsing them. */
export function streamOfText(type: EventTypeName, data: string): string {
  const found = subjectFields(type)?.map((field) => [field, fieldOf(data, field)]);
  return streamOf({ type, data: found === undefined ? JSON.parse(data) : Object.fromEntries(found) } as NewFact);
}

function fieldOf(data: string, field: string): string | null {
  // Quotation marks inside a text have a backslash before them, so this is a key. What a correction corrects stands before its own stream.
  const at = data.lastIndexOf(`"${field}":"`);
  if (at < 0) return null;
  const start = at + field.length + 4;
  return data.slice(start, data.indexOf('"', start));
}

const known = new Map<EventTypeName, readonly string[] | null>();

/** Null where a record further inside has a field of such a name too. */
function subjectFields(type: EventTypeName): readonly string[] | null {
  const before = known.get(type);
  if (before !== undefined) return before;
  const { shape, stream } = EVENT_TYPES[type];
  const fields = fieldsOfSubject(stream);
  const inside = shape.kind === 'record' ? Object.values(shape.fields).flatMap(namesIn) : [];
  const told = fields.some((field) => inside.includes(field)) ? null : fields;
  known.set(type, told);
  return told;
}

/** The names of fields inside; the keys of recognised tables are none (MAP_KEY). */
function namesIn(shape: Shape): readonly string[] {
  switch (shape.kind) {
    case 'leaf':
      return [];
    case 'record':
      return Object.entries(shape.fields).flatMap(([name, field]) => [name, ...namesIn(field)]);
    default:
      return namesIn(shape.item);
  }
}

/** An indicator measured city-wide has no unit of its own. Ids have no capitals, so two subjects never share a stream. */
export const indicatorStream = (indicator: string, unit: string | null): string =>
  unit === null ? `indicator-${indicator}-CITY` : `indicator-${indicator}-UNIT-${unit}`;

/** A framework has its own stream, and one for each unit that is assessed by it. */
export const maturityStream = (framework: string, unit: string | null): string =>
  unit === null ? `maturity-${framework}` : `maturity-${framework}-UNIT-${unit}`;

export const ratingStream = (person: string, period: string): string => `rating-${person}-${period}`;

/** The subject whose key seals the personal texts of a stream: the person for ratings, otherwise the stream's own subject. */
export function subjectOf(stream: string): string {
  if (stream.startsWith(RATING)) return `official-${stream.slice(RATING.length).replace(OF_PERIOD, '')}`;
  if (stream.startsWith(CLASSIFICATION)) return `official-${stream.slice(CLASSIFICATION.length).replace(OF_YEAR, '')}`;
  return stream;
}

const RATING = 'rating-';
const OF_PERIOD = /-\d{4}(-(\d{2}|Q[1-4]|H[12]))?$/;
const CLASSIFICATION = 'classification-';
const OF_YEAR = /-\d{4}$/;
