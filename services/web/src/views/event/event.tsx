import { useQuery } from '@tanstack/react-query';
import { questions } from '../../api/questions.ts';
import { usePlace } from '../../app/place.ts';
import { count, day, timeInHue } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { BasisLine } from '../../ui/basis.tsx';
import { EventData } from '../../ui/event-data.tsx';
import { EventLink } from '../../ui/event-link.tsx';
import { EventType } from '../../ui/event-type.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Answer } from '../../ui/states.tsx';
import { Proof } from './proof.tsx';
import { stateName } from './state-name.ts';

/** One event as it was recorded: what it says, by whom, when, what became of it, and the proof that it stands in the ledger. */
export default function EventView({ id }: { readonly id: string }) {
  const { say, language } = useLanguage();
  const names = useNames();
  const { times } = usePlace();
  const event = useQuery(questions.event(id, times));
  return (
    <>
      <Heading title={say('Sự kiện', 'Event')} />
      <Answer query={event}>
        {(answer) => (
          <section className="panel">
            <h2>
              <EventType type={answer.type} />
            </h2>
            <dl className="facts">
              <dt>{say('Số thứ tự trong sổ', 'Ordinal in the ledger')}</dt>
              <dd>{count(answer.ordinal, language)}</dd>
              <dt>{say('Nói về ngày', 'About the day')}</dt>
              <dd>{day(answer.validAt)}</dd>
              <dt>{say('Ghi lúc', 'Recorded at')}</dt>
              <dd>{timeInHue(answer.recordedAt)}</dd>
              <dt>{say('Người ghi', 'Recorded by')}</dt>
              <dd>{names.any(answer.actor)}</dd>
              <dt>{say('Dòng sự kiện', 'Stream')}</dt>
              <dd>
                <code>
                  {answer.stream} / {answer.revision}
                </code>
              </dd>
              <dt>{say('Tình trạng', 'State')}</dt>
              <dd>
                {stateName(answer.status, say)}{' '}
                {answer.by.map((other) => (
                  <EventLink key={other} id={other} />
                ))}
              </dd>
              <dt>SHA-256</dt>
              <dd>
                <code>{answer.hash}</code>
              </dd>
            </dl>
            <h3>{say('Nội dung', 'What it says')}</h3>
            <dl className="facts">
              <EventData type={answer.type} data={answer.data} />
            </dl>
            <Proof event={answer} />
            <details>
              <summary>{say('Nguyên văn JSON đã băm', 'The JSON whose bytes were hashed')}</summary>
              <pre className="bytes">{answer.text}</pre>
            </details>
            <BasisLine basis={answer.basis} />
          </section>
        )}
      </Answer>
    </>
  );
}
