import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from 'wouter';
import { questions } from '../../api/questions.ts';
import { addressOf, usePlace } from '../../app/place.ts';
import { count, day, timeInHue } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { BasisLine, TimesChoice } from '../../ui/basis.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EventLink } from '../../ui/event-link.tsx';
import { EventType } from '../../ui/event-type.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Answer, Note } from '../../ui/states.tsx';
import { stateName } from '../event/state-name.ts';
import { type EventRow, filterOf, wordsOf } from './filter.ts';
import { FilterForm } from './filter-form.tsx';

/** Rows of a page. */
const TAKE = 50;

/** The log as it was recorded, newest first: what, about which day, when and by whom, and what became of it. */
export default function Events() {
  const { say, language } = useLanguage();
  const names = useNames();
  const { times, move } = usePlace();
  const search = new URLSearchParams(useSearch());
  const filter = filterOf(search);
  const events = useQuery(questions.events({ ...filter, take: TAKE }, times));
  const columns: readonly Column<EventRow>[] = [
    {
      ...{ id: 'event', title: say('Sự kiện', 'Event'), kind: 'main' },
      cell: (row) => (
        <>
          <Link href={addressOf(`/page/events/${row.event}`, search)}>
            {count(row.ordinal, language)} · <EventType type={row.type} />
          </Link>
          <span className="under">{wordsOf(row, { say, language, nameOf: names.any })}</span>
        </>
      ),
    },
    { ...{ id: 'validAt', title: say('Nói về ngày', 'About') }, cell: ({ validAt }) => day(validAt) },
    { ...{ id: 'recordedAt', title: say('Ghi lúc', 'Recorded') }, cell: ({ recordedAt }) => timeInHue(recordedAt) },
    {
      ...{ id: 'actor', title: say('Người ghi', 'By') },
      cell: ({ actor }) => <Link href={addressOf('/page/events', search, { actor })}>{names.any(actor)}</Link>,
    },
    {
      ...{ id: 'stream', title: say('Dòng sự kiện', 'Stream') },
      cell: ({ stream, revision }) => (
        <>
          <Link href={addressOf('/page/events', search, { stream })}>{stream}</Link>
          <span className="under">
            {say('lần ghi', 'revision')} {count(revision, language)}
          </span>
        </>
      ),
    },
    {
      ...{ id: 'status', title: say('Tình trạng', 'State') },
      cell: ({ status, by }) => (
        <>
          {stateName(status, say)}{' '}
          {by.map((other) => (
            <EventLink key={other} id={other} />
          ))}
        </>
      ),
    },
  ];
  return (
    <>
      <Heading title={say('Sự kiện', 'Events')}>
        <TimesChoice />
      </Heading>
      <FilterForm filter={filter} />
      <Answer query={events}>
        {({ rows, next, basis }) => (
          <section className="panel">
            {rows.length === 0 ? (
              <Note title={say('Không có sự kiện nào khớp', 'No event matches')}>
                <p>{say('Hãy bỏ bớt điều kiện lọc.', 'Take out some of the filter.')}</p>
              </Note>
            ) : (
              <DataTable
                caption={say(
                  `Sự kiện, mới nhất trước (${rows.length} dòng)`,
                  `Events, newest first (${rows.length} rows)`,
                )}
                rows={rows}
                columns={columns}
                keyOf={({ event }) => event}
              />
            )}
            <div className="fields">
              {filter.before !== undefined && (
                <button type="button" onClick={() => move({ before: null })}>
                  {say('Về mới nhất', 'To the newest')}
                </button>
              )}
              {next !== null && (
                <button type="button" onClick={() => move({ before: `${next}` })}>
                  {say('Cũ hơn', 'Older')}
                </button>
              )}
            </div>
            <BasisLine basis={basis} />
          </section>
        )}
      </Answer>
    </>
  );
}
