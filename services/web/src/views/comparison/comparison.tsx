import { useQuery } from '@tanstack/react-query';
import { questions } from '../../api/questions.ts';
import { usePlace } from '../../app/place.ts';
import { count } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { periodName } from '../../text/period.ts';
import { Heading } from '../../ui/heading.tsx';
import { PeriodChoice } from '../../ui/period-choice.tsx';
import { Answer, Note } from '../../ui/states.tsx';
import { Moved } from './moved.tsx';
import { SideBasis } from './side-basis.tsx';
import { queryOf, TimesForm } from './times-form.tsx';

/** Scores of a period at two times, and every event, rule or day that made the difference. */
export default function Comparison() {
  const { say, language } = useLanguage();
  const { period, search } = usePlace();
  const times = queryOf(search);
  const asked = period !== null && Object.keys(times).length > 0;
  const difference = useQuery({ ...questions.difference({ period: period ?? '', ...times }), enabled: asked });
  const title = say('So sánh hai thời điểm', 'Compare two times');
  return (
    <>
      <Heading title={period === null ? title : `${title}: ${periodName(period, say)}`}>
        <PeriodChoice />
      </Heading>
      <TimesForm times={times} />
      {!asked ? (
        <Note title={say('Hãy chọn ít nhất một ngày', 'Choose a day at least')}>
          <p>{say('Thời điểm để trống là hiện nay.', 'A time that is left out is now.')}</p>
        </Note>
      ) : (
        <Answer query={difference}>
          {({ from, to, rows }) => {
            const moved = rows.filter(({ steps }) => steps.length > 0);
            return (
              <section className="panel">
                <SideBasis name={say('Thứ nhất', 'First')} basis={from} known={times['from.known']} />
                <SideBasis name={say('Thứ hai', 'Second')} basis={to} known={times['to.known']} />
                <p>
                  {say(
                    `${count(moved.length, language)} trong ${count(rows.length, language)} điểm đã đổi.`,
                    `${count(moved.length, language)} of ${count(rows.length, language)} scores have changed.`,
                  )}
                </p>
                {moved.map((row) => (
                  <Moved key={row.post ?? row.person ?? row.unit} row={row} />
                ))}
              </section>
            );
          }}
        </Answer>
      )}
    </>
  );
}
