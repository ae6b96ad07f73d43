import type { PeriodScoreInput } from '../nd335/dieu-16-17-period-score.js';

/**
 * Whether unknown JSON is a period score's input as it usually comes: the fields that decide the score and no others, each of its kind. What
 * it says yes to, the reader of the formula takes as it stands, but for texts and counts, which `wholePeriodScore` looks at itself.
 */
export const isUsualInput = (raw: unknown): raw is PeriodScoreInput =>
  hasFields(raw, ['leader', 'general', 'lines'], ['leadership']) &&
  typeof raw['leader'] === 'boolean' &&
  isTextOrNull(raw['general']) &&
  Array.isArray(raw['lines']) &&
  all(raw['lines'], isLine) &&
  (raw['leadership'] === undefined || raw['leadership'] === null || isLeadership(raw['leadership']));

const isLine = (raw: unknown): boolean =>
  hasFields(raw, ['h', 'assigned', 'units'], ['extra']) &&
  typeof raw['h'] === 'string' &&
  typeof raw['assigned'] === 'number' &&
  (raw['extra'] === undefined || typeof raw['extra'] === 'boolean') &&
  Array.isArray(raw['units']) &&
  all(raw['units'], isGroup);

const isGroup = (raw: unknown): boolean =>
  hasFields(raw, ['count', 'qualityFaults', 'delays'], []) &&
  typeof raw['count'] === 'number' &&
  typeof raw['qualityFaults'] === 'number' &&
  typeof raw['delays'] === 'number';

const isLeadership = (raw: unknown): boolean =>
  hasFields(raw, ['d', 'dd', 'e'], []) && isTextOrNull(raw['d']) && isTextOrNull(raw['dd']) && isTextOrNull(raw['e']);

const isTextOrNull = (raw: unknown): boolean => raw === null || typeof raw === 'string';

/** Also of the places of a list that hold nothing. */
function all(list: readonly unknown[], is: (raw: unknown) => boolean): boolean {
  for (const raw of list) if (!is(raw)) return false;
  return true;
}

function hasFields(
  raw: unknown,
  required: readonly string[],
  optional: readonly string[],
): raw is { readonly [field: string]: unknown } {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return false;
  for (const field of required) if (!Object.hasOwn(raw, field)) return false;
  for (const field of Object.keys(raw)) if (!required.includes(field) && !optional.includes(field)) return false;
  return true;
}
