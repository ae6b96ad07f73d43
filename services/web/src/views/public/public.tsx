import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { questions } from '../../api/questions.ts';
import { usePlace } from '../../app/place.ts';
import { useSay } from '../../text/language.tsx';
import { BasisLine, TimesChoice } from '../../ui/basis.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Answer, Note } from '../../ui/states.tsx';
import { Indicators } from './indicators.tsx';
import { planName } from './plan-name.ts';
import { Plans } from './plans.tsx';

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
        {({ rows, basis }) =>
          rows.length === 0 ? (
            <Note title={say('Chưa có kế hoạch nào', 'There is no plan yet')} />
          ) : (
            <>
              <Plans rows={rows} basis={basis} />
              <BasisLine basis={basis} />
              <Choice plans={[...new Set(rows.map(({ plan }) => plan))]} />
              <p>
                <a href="/open-data/catalog.json" download>
                  {say('Tải danh mục dữ liệu mở (DCAT, JSON)', 'Download the catalogue of the open data (DCAT, JSON)')}
                </a>
              </p>
            </>
          )
        }
      </Answer>
    </>
  );
}

/** The indicators of one plan at a time. */
function Choice({ plans }: { readonly plans: readonly string[] }) {
  const say = useSay();
  const { times } = usePlace();
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <>
      <fieldset className="fields">
        <legend>{say('Chỉ tiêu của kế hoạch', 'Indicators of the plan')}</legend>
        {plans.map((plan) => (
          <button key={plan} type="button" aria-pressed={plan === chosen} onClick={() => setChosen(plan)}>
            {planName(plan, say)}
          </button>
        ))}
      </fieldset>
      {chosen !== null && <Indicators plan={chosen} name={planName(chosen, say)} times={times} />}
    </>
  );
}
