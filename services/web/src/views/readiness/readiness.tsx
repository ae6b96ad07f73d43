import type { Schema } from '@kpi-ledger/api-client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { questions } from '../../api/questions.ts';
import { usePlace } from '../../app/place.ts';
import { useSay } from '../../text/language.tsx';
import { periodName } from '../../text/period.ts';
import { BasisLine, TimesChoice } from '../../ui/basis.tsx';
import { Heading } from '../../ui/heading.tsx';
import { PeriodChoice } from '../../ui/period-choice.tsx';
import { Answer, Loading, Note } from '../../ui/states.tsx';
import { type By, groupsOf } from './groups.ts';
import { Matters } from './matters.tsx';
import { Owing } from './owing.tsx';

type Readiness = Schema<'Readiness'>;

/** What still stands between everybody and a published rating, and who owes it. */
export default function ReadinessView() {
  const say = useSay();
  const { period, times } = usePlace();
  const readiness = useQuery({ ...questions.readiness(period ?? '', times), enabled: period !== null });
  const title = say('Còn thiếu gì để công bố', 'What blocks publishing');
  return (
    <>
      <Heading title={period === null ? title : `${title}: ${periodName(period, say)}`}>
        <PeriodChoice />
        <TimesChoice />
      </Heading>
      {period === null ? <Loading /> : <Answer query={readiness}>{(answer) => <Shown answer={answer} />}</Answer>}
    </>
  );
}

function Shown({ answer: { rows, basis } }: { readonly answer: Readiness }) {
  const say = useSay();
  const [by, setBy] = useState<By>('owedBy');
  if (rows.length === 0)
    return (
      <>
        <Note title={say('Không còn thiếu gì: có thể công bố', 'Nothing is missing: it can be published')} />
        <BasisLine basis={basis} />
      </>
    );
  const groups = groupsOf(rows, by);
  return (
    <>
      <Owing groups={groupsOf(rows, 'owedBy')} basis={basis} />
      <section className="panel">
        <div className="panel-head">
          <h2>{say(`${rows.length} việc còn thiếu`, `${rows.length} things are missing`)}</h2>
          <fieldset className="fields">
            <legend className="hidden">{say('Xếp theo', 'Grouped by')}</legend>
            <button type="button" aria-pressed={by === 'owedBy'} onClick={() => setBy('owedBy')}>
              {say('Theo người nợ', 'By who owes')}
            </button>
            <button type="button" aria-pressed={by === 'about'} onClick={() => setBy('about')}>
              {say('Theo người được đánh giá', 'By who is rated')}
            </button>
          </fieldset>
        </div>
        {groups.map((group) => (
          <Matters key={group.id ?? ''} group={group} by={by} />
        ))}
        <BasisLine basis={basis} />
      </section>
    </>
  );
}
