import { useLanguage } from '../text/language.tsx';
import { DayInput } from '../ui/day-input.tsx';
import { Field } from '../ui/field.tsx';
import { refusalAt } from './refusal.ts';

/** A numbered act of the authority as it is typed; empty texts are nothing. */
export interface TypedDecision {
  readonly number: string;
  readonly date: string;
}

export const NO_DECISION: TypedDecision = { number: '', date: '' };

/** As a fact holds it: nothing, or what was typed; half of one is the service's to refuse. */
export const decisionIn = ({ number, date }: TypedDecision): { readonly decision?: TypedDecision } =>
  number.trim() === '' && date === '' ? {} : { decision: { number: number.trim(), date } };

interface DecisionFieldsProps {
  readonly decision: TypedDecision;
  readonly onChange: (decision: TypedDecision) => void;
  readonly required: boolean;
  readonly error: unknown;
}

/** By which decision of the authority it is done. */
export function DecisionFields({ decision, onChange, required, error }: DecisionFieldsProps) {
  const { say, language } = useLanguage();
  const whole = required || decision.number !== '' || decision.date !== '';
  const at = refusalAt(error, 'data.decision', language);
  const ifAny = required ? '' : say(' (nếu có)', ' (if any)');
  return (
    <div className="fields">
      <Field label={say(`Số quyết định${ifAny}`, `Decision number${ifAny}`)} refusal={at}>
        {(input) => (
          <input
            {...input}
            required={whole}
            maxLength={200}
            value={decision.number}
            onChange={({ target }) => onChange({ ...decision, number: target.value })}
          />
        )}
      </Field>
      <Field label={say('Ngày quyết định', 'Date of the decision')} refusal={null}>
        {(input) => (
          <DayInput
            {...input}
            required={whole}
            value={decision.date}
            onChange={(date) => onChange({ ...decision, date })}
          />
        )}
      </Field>
    </div>
  );
}
