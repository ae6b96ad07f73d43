import { useRefusals } from '../../outbox/use-outbox.ts';
import { useLanguage } from '../../text/language.tsx';

/** Why the form was refused when it was sent last: at each of its fields, and what belongs to none of them. */
export function useRefusalsAt(form: string, id: string, fields: readonly string[]) {
  const reasons = useRefusals(form);
  const at = (field: string) => reasons.filter(({ path }) => isAt(path, field));
  const told = (field: string): string => `${id}-why-${field}`;
  return {
    /** What an input says of itself. */
    attributes: (field: string) =>
      at(field).length === 0 ? {} : { 'aria-invalid': true as const, 'aria-describedby': told(field) },
    why: (field: string) => <Why id={told(field)} reasons={at(field)} />,
    others: (
      <Why id={told('form')} reasons={reasons.filter(({ path }) => !fields.some((field) => isAt(path, field)))} />
    ),
  };
}

const isAt = (path: string, field: string): boolean =>
  path === `data.${field}` || path.startsWith(`data.${field}.`) || path.startsWith(`data.${field}[`);

interface WhyProps {
  readonly id: string;
  readonly reasons: ReturnType<typeof useRefusals>;
}

function Why({ id, reasons }: WhyProps) {
  const { language } = useLanguage();
  if (reasons.length === 0) return null;
  return (
    <span id={id} className="over" role="alert">
      {reasons.map(({ vi, en }) => (language === 'vi' ? vi : en)).join('; ')}
    </span>
  );
}
