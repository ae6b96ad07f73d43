import type { Schema } from '@kpi-ledger/api-client';
import { useId } from 'react';
import { cut, exact } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { CauseText } from './cause.tsx';

type Row = Schema<'DiffRow'>;

/** One score that moved: where it stood, what moved it and by how much, and that the parts make up the whole. */
export function Moved({ row }: { readonly row: Row }) {
  const { say, language } = useLanguage();
  const names = useNames();
  const id = useId();
  const none = say('chưa có điểm', 'no score');
  const figure = ({ S }: Row['from']) => (S === null ? none : cut(S, language));
  const whole = ({ S }: Row['from']) => (S === null ? none : exact(S, language));
  const signed = (text: string) => `${text.startsWith('-') ? '' : '+'}${exact(text, language)}`;
  return (
    <details className="group">
      <summary>
        <h2 id={id}>
          {row.post === null ? names.person(row.person) : names.post(row.post)}{' '}
          <small>
            {figure(row.from)} → {figure(row.to)}
          </small>
        </h2>
      </summary>
      <p className="under">
        {say('Chính xác', 'Exactly')}: {whole(row.from)} → {whole(row.to)}
        {row.total !== null && `, ${say('chênh', 'a difference of')} ${signed(row.total)}`}
      </p>
      <ol className="matters" aria-labelledby={id}>
        {row.steps.map((step, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order of the steps is what they are known by
          <li key={i}>
            <span className="matter">
              <CauseText cause={step.cause} />
              {step.undone && <span className="under">{say('được bỏ ra', 'taken away')}</span>}
            </span>
            <span className="matter-side">
              {step.contribution !== null
                ? signed(step.contribution)
                : step.without !== null && withoutName(step.without, say)}
            </span>
          </li>
        ))}
        {row.gaps.map(({ lostAt, regainedAt, difference }) => (
          <li key={`gap-${lostAt}`}>
            <span className="matter">
              {say(
                `Từ bước ${lostAt + 1} đến bước ${regainedAt + 1} không có điểm`,
                `No score from step ${lostAt + 1} to step ${regainedAt + 1}`,
              )}
            </span>
            <span className="matter-side">{signed(difference)}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}

const withoutName = (
  without: NonNullable<Schema<'DiffStep'>['without']>,
  say: (vi: string, en: string) => string,
): string =>
  ({
    SCORE_GAINED: say('từ đây có điểm', 'a score from here on'),
    SCORE_LOST: say('từ đây không còn điểm', 'no score from here on'),
    NO_SCORE: say('chưa có điểm', 'no score'),
    OTHER_HOLDER: say('người giữ chức khác', 'another holder'),
  })[without];
