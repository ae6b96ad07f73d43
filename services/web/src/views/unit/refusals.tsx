import { useRefusals } from '../../outbox/use-outbox.ts';
import { useSay } from '../../text/language.tsx';

/** Why the form was refused when it was sent last: at each of its fields, and what belongs to none of them. */
export function useRefusalsAt(form: string, fields: readonly string[]) {
  const say = useSay();
  const reasons = useRefusals(form);
  const textOf = (found: typeof reasons): string | null =>
    found.length === 0 ? null : found.map(({ vi, en }) => say(vi, en)).join('; ');
  const others = textOf(reasons.filter(({ path }) => !fields.some((field) => isAt(path, field))));
  return {
    /** What was said against a field; null: nothing. */
    at: (field: string) => textOf(reasons.filter(({ path }) => isAt(path, field))),
    others: others !== null && (
      <span className="over" role="alert">
        {others}
      </span>
    ),
  };
}

const isAt = (path: string, field: string): boolean =>
  path === `data.${field}` || path.startsWith(`data.${field}.`) || path.startsWith(`data.${field}[`);
