import type { Schema } from '@kpi-ledger/api-client';
import type { Say } from '../../text/language.tsx';
import { useSay } from '../../text/language.tsx';

type Step = Schema<'CaseStep'>;

/** A sign beside the colour, for whoever sees no colours. */
const SIGNS: { readonly [S in Step['status']]: string } = { DONE: '✓', MISSING: '!', WAITING: '·', NOT_REQUIRED: '–' };

export const stepStatus = (status: Step['status'], say: Say): string =>
  ({
    DONE: say('xong', 'done'),
    MISSING: say('còn thiếu', 'missing'),
    WAITING: say('chờ bước trước', 'waiting'),
    NOT_REQUIRED: say('không cần', 'not required'),
  })[status];

/** How far a case is, at a glance. */
export function Steps({ steps }: { readonly steps: readonly Step[] }) {
  const say = useSay();
  const done = steps.filter(({ status }) => status === 'DONE').length;
  const label = `${done}/${steps.length} ${say('bước xong', 'steps done')}`;
  return (
    <span className="steps" role="img" aria-label={label}>
      {steps.map(({ step, label: name, status }) => (
        <span key={step} className={`step step-${status}`} title={`${name}: ${stepStatus(status, say)}`}>
          {SIGNS[status]}
        </span>
      ))}
    </span>
  );
}
