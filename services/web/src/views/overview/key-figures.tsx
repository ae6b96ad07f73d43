import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from 'wouter';
import { questions, type Times } from '../../api/questions.ts';
import { addressOf } from '../../app/place.ts';
import { count } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { isRated, type Rating } from './rating.ts';

interface KeyFiguresProps {
  readonly rows: readonly Rating[];
  readonly period: string;
  readonly times: Times;
}

/** How many are rated, have a score, are confirmed and published, and how much still stands in the way. */
export function KeyFigures({ rows, period, times }: KeyFiguresProps) {
  const { say, language } = useLanguage();
  const search = new URLSearchParams(useSearch());
  const { data: readiness } = useQuery(questions.readiness(period, times));
  const rated = rows.filter(isRated);
  const shown = (n: number) => count(n, language);
  const of = (test: (row: Rating) => boolean) => `${shown(rated.filter(test).length)}/${shown(rated.length)}`;
  return (
    <dl className="key-figures">
      <div>
        <dt>{say('Người đứng đầu có điểm', 'Heads with a score')}</dt>
        <dd>{of(({ S }) => S !== null)}</dd>
      </div>
      <div>
        <dt>{say('Điểm đã xác nhận', 'Scores confirmed')}</dt>
        <dd>{of(({ confirmed }) => confirmed)}</dd>
      </div>
      <div>
        <dt>{say('Đã công bố', 'Published')}</dt>
        <dd>{of(({ published }) => published !== null)}</dd>
      </div>
      <div>
        <dt>{say('Việc còn thiếu', 'Still missing')}</dt>
        <dd>
          {readiness === undefined ? '…' : shown(readiness.rows.length)}{' '}
          <Link href={addressOf('/page/readiness', search)}>{say('Xem ai còn nợ', 'See who owes it')}</Link>
        </dd>
      </div>
    </dl>
  );
}
