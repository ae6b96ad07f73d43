import type { Schema } from '@kpi-ledger/api-client';
import { useQuery } from '@tanstack/react-query';
import { questions } from '../../api/questions.ts';
import { usePlace } from '../../app/place.ts';
import { useSay } from '../../text/language.tsx';
import { yearOf } from '../../text/period.ts';
import { BasisLine, TimesChoice } from '../../ui/basis.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Answer, Note } from '../../ui/states.tsx';
import { CompletionCurve } from '../completion/completion-curve.tsx';
import { planName } from '../completion/plan-name.ts';
import { Indicators } from './indicators.tsx';
import { Plans } from './plans.tsx';
import { UnitQuarters } from './unit-quarters.tsx';

/** What everybody may read: how far the plans are, by plan and by unit. No person is named. */
export default function PublicView() {
  const say = useSay();
  const { times } = usePlace();
  const progress = useQuery(questions.progress(times));
  return (
    <>
      <Heading title={say('Tiến độ các kế hoạch của thành phố', 'Progress of the plans of the city')}>
        <TimesChoice />
      </Heading>
      <Answer query={progress}>
        {(answer) =>
          answer.rows.length === 0 ? (
            <Note title={say('Chưa có kế hoạch nào', 'There is no plan yet')} />
          ) : (
            <Shown {...answer} />
          )
        }
      </Answer>
    </>
  );
}

/** All plans together, then one of them: that of the address, or the first. */
function Shown({ rows, basis }: Pick<Schema<'Progress'>, 'rows' | 'basis'>) {
  const say = useSay();
  const { times, search, move } = usePlace();
  const plans = [...new Set(rows.map(({ plan }) => plan))];
  const plan = search.get('plan');
  const shown = plan ?? plans[0] ?? '';
  return (
    <>
      <CompletionCurve />
      <UnitQuarters
        year={yearOf(basis.effective)}
        plan={plan}
        // On the day of the question: at the end of an early quarter a later plan would be unknown.
        times={{ effective: basis.effective, ...times }}
      />
      <Plans rows={rows} basis={basis} plan={shown} />
      <BasisLine basis={basis} />
      <fieldset className="fields">
        <legend>{say('Chỉ tiêu của kế hoạch', 'Indicators of the plan')}</legend>
        {plans.map((one) => (
          <button key={one} type="button" aria-pressed={one === shown} onClick={() => move({ plan: one, unit: null })}>
            {planName(one, say)}
          </button>
        ))}
      </fieldset>
      <Indicators plan={shown} name={planName(shown, say)} times={times} />
      <p>
        <a href="/open-data/catalog.json" download>
          {say('Tải danh mục dữ liệu mở (DCAT, JSON)', 'Download the catalogue of the open data (DCAT, JSON)')}
        </a>
      </p>
    </>
  );
}
