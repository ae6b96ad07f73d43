import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from 'wouter';
import { questions } from '../../api/questions.ts';
import { addressOf, usePlace } from '../../app/place.ts';
import { asRead, day } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { yearOf } from '../../text/period.ts';
import { BandMark } from '../../ui/band.tsx';
import { BasisLine } from '../../ui/basis.tsx';
import { Download } from '../../ui/download.tsx';
import { EventLink } from '../../ui/event-link.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Answer, Loading } from '../../ui/states.tsx';
import { stepStatus } from './steps.tsx';

/** The file of one person for the year: every step with its article, its day and who owes it. */
export default function CaseFileView({ person }: { readonly person: string }) {
  const { say, language } = useLanguage();
  const names = useNames();
  const search = new URLSearchParams(useSearch());
  const { period, times } = usePlace();
  const year = period === null ? null : yearOf(period);
  const file = useQuery({ ...questions.caseOf(person, year ?? '', times), enabled: year !== null });
  return (
    <>
      <Heading title={`${say('Hồ sơ năm', 'Case file')} ${year ?? ''}: ${names.person(person)}`}>
        <Link href={addressOf('/page/cases', search)}>{say('Mọi hồ sơ', 'All cases')}</Link>
      </Heading>
      {year === null ? (
        <Loading />
      ) : (
        <Answer query={file}>
          {({ steps, unit, post, decided, selfClass, classifierHolder, classifier, basis }) => (
            <section className="panel">
              <dl className="facts">
                <dt>{say('Đơn vị', 'Unit')}</dt>
                <dd>{names.unit(unit)}</dd>
                {post !== null && (
                  <>
                    <dt>{say('Chức vụ', 'Post')}</dt>
                    <dd>{names.post(post)}</dd>
                  </>
                )}
                <dt>{say('Người xếp loại', 'Classified by')}</dt>
                <dd>{classifierHolder === null ? names.post(classifier) : names.person(classifierHolder)}</dd>
                <dt>{say('Tự nhận mức', 'Own proposal')}</dt>
                <dd>
                  <BandMark band={selfClass} />
                </dd>
                <dt>{say('Mức quyết định', 'Decided class')}</dt>
                <dd>
                  <BandMark band={decided?.class ?? null} />
                  {decided !== null && ` ${day(decided.on)}`}
                </dd>
              </dl>
              <ol className="case">
                {steps.map((step) => (
                  <li key={step.step} className={`case-${step.status}`}>
                    <h2>{step.label}</h2>
                    <p className="case-state">
                      <strong>{stepStatus(step.status, say)}</strong>
                      {step.doneOn !== null && ` · ${day(step.doneOn)}`}
                      {step.deadline !== null && ` · ${say('hạn', 'due')} ${day(step.deadline)}`}
                      {step.overdue && <strong className="over">{say('quá hạn', 'overdue')}</strong>}
                    </p>
                    <p className="under">{step.article}</p>
                    {step.note !== null && <p className="under">{asRead(step.note, language)}</p>}
                    {step.missing.map(({ what, owedBy }) => (
                      <p key={what}>
                        {asRead(what, language)}
                        {owedBy !== null && ` – ${say('chờ', 'owed by')} ${names.any(owedBy)}`}
                      </p>
                    ))}
                    {step.events.length > 0 && (
                      <p className="under">
                        {say('sự kiện', 'events')}:
                        {step.events.map((event) => (
                          <span key={event}>
                            {' '}
                            <EventLink id={event} />
                          </span>
                        ))}
                      </p>
                    )}
                  </li>
                ))}
              </ol>
              <div className="fields">
                <Download kind="mau-02" subject={person} period={year} />
              </div>
              <BasisLine basis={basis} />
            </section>
          )}
        </Answer>
      )}
    </>
  );
}
