import type { Schema } from '@kpi-ledger/api-client';
import { useSay } from '../../text/language.tsx';
import { EventLink } from '../../ui/event-link.tsx';

/** The article, the parameters with their source, the formula, the events, and what was left out and why. */
export function Sources({
  node: { citation, parameters, formula, events, excluded },
}: {
  readonly node: Schema<'Derivation'>;
}) {
  const say = useSay();
  return (
    <dl className="sources">
      {citation !== '' && (
        <>
          <dt>{say('Căn cứ', 'Article')}</dt>
          <dd>{citation}</dd>
        </>
      )}
      {parameters.length > 0 && (
        <>
          <dt>{say('Tham số', 'Parameters')}</dt>
          <dd>
            {parameters.map(({ id, value, source }) => (
              <span key={id} className="source-line">
                <code>
                  {id} = {value}
                </code>{' '}
                {source}
              </span>
            ))}
          </dd>
        </>
      )}
      <dt>{say('Công thức', 'Formula')}</dt>
      <dd>
        <code>{formula}</code>
      </dd>
      {events.length > 0 && (
        <>
          <dt>{say('Sự kiện', 'Events')}</dt>
          <dd>
            {events.map((event) => (
              <span key={event} className="source-line">
                <EventLink id={event} />
              </span>
            ))}
          </dd>
        </>
      )}
      {excluded.length > 0 && (
        <>
          <dt>{say('Không tính', 'Left out')}</dt>
          <dd>
            {excluded.map(({ event, reason }) => (
              <span key={`${event} ${reason}`} className="source-line">
                {reason} <EventLink id={event} />
              </span>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}
