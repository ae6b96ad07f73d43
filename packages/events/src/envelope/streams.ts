import type { NewFact } from '../types/catalog.js';
import { EVENT_TYPES } from '../types/catalog.js';

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

/** An indicator measured city-wide has no unit of its own. Ids have no capitals, so two subjects never share a stream. */
export const indicatorStream = (indicator: string, unit: string | null): string =>
  unit === null ? `indicator-${indicator}-CITY` : `indicator-${indicator}-UNIT-${unit}`;

/** A framework has its own stream, and one for each unit that is assessed by it. */
export const maturityStream = (framework: string, unit: string | null): string =>
  unit === null ? `maturity-${framework}` : `maturity-${framework}-UNIT-${unit}`;

export const ratingStream = (person: string, period: string): string => `rating-${person}-${period}`;

/** The subject whose key seals the personal texts of a stream: the person for ratings, otherwise the stream's own subject. */
export function subjectOf(stream: string): string {
  const [category, ...rest] = stream.split('-');
  if (category === 'rating') return `official-${rest.join('-').replace(/-\d{4}(-(\d{2}|Q[1-4]|H[12]))?$/, '')}`;
  if (category === 'classification') return `official-${rest.join('-').replace(/-\d{4}$/, '')}`;
  return stream;
}
