import { Refused } from '../api/client.ts';
import type { Language } from '../text/language.tsx';

interface Part {
  readonly path: string;
  readonly message: string;
  readonly detail: string;
}

/** Everything that the service says against a fact, each with its field. */
export function partsOf(error: unknown): readonly Part[] {
  if (!(error instanceof Refused)) return [];
  const { errors, error: first, detail } = error.problem;
  return errors === undefined || errors.length === 0 ? [{ path: first.path, message: first.message, detail }] : errors;
}

const isAt = (part: Part, field: string): boolean => part.path === field || part.path.startsWith(`${field}.`);

/** What is wrong with a field, for its reader; null: nothing. */
export function refusalAt(error: unknown, field: string, language: Language): string | null {
  const found = partsOf(error).filter((part) => isAt(part, field));
  return found.length === 0 ? null : found.map((part) => wordsOf(part, language)).join(' ');
}

/** What is wrong and stands at none of the fields. */
export const refusalsElsewhere = (error: unknown, fields: readonly string[], language: Language): readonly string[] =>
  partsOf(error)
    .filter((part) => !fields.some((field) => isAt(part, field)))
    .map((part) => wordsOf(part, language));

/** At its field nobody needs to be told which field it is. */
function wordsOf({ path, message, detail }: Part, language: Language): string {
  const text = language === 'vi' ? message : detail;
  const bare = text.replace(`Trường ${path}: `, '').replace(`Thiếu trường ${path}: `, '').replace(`${path}: `, '');
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}
