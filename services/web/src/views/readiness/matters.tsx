import { Link, useSearch } from 'wouter';
import { addressOf } from '../../app/place.ts';
import { asRead, count, day } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { useMore } from '../../ui/more.tsx';
import { aboutOf, type By, type Group } from './groups.ts';

interface MattersProps {
  readonly group: Group;
  readonly by: By;
}

/** Lines of a group at once. */
const LINES = 50;

/** What one owes, or lacks, line by line. */
export function Matters({ group: { id, rows }, by }: MattersProps) {
  const { say, language } = useLanguage();
  const names = useNames();
  const search = new URLSearchParams(useSearch());
  const { first, more } = useMore(rows, LINES);
  return (
    <details className="group" open>
      <summary>
        <h3>
          {id === null ? say('Chưa rõ ai nợ', 'Not known who owes it') : names.any(id)}{' '}
          <small>({count(rows.length, language)})</small>
        </h3>
      </summary>
      <ul className="matters">
        {first.map((row) => {
          const [about, other] = [aboutOf(row), by === 'owedBy' ? aboutOf(row) : row.owedBy];
          return (
            <li key={`${about} ${row.missing}`}>
              <span className="matter">
                {asRead(row.missing, language)}
                {names.tasksIn(row.missing).map((task) => (
                  <span key={task.id} className="under">
                    {task.title}
                  </span>
                ))}
              </span>
              <span className="matter-side">
                {other !== null &&
                  (by === 'owedBy' ? (
                    <Link href={addressOf(`/page/explanations/${encodeURIComponent(other)}`, search)}>
                      {names.any(other)}
                    </Link>
                  ) : (
                    <span>
                      {say('chờ', 'owed by')} {names.any(other)}
                    </span>
                  ))}
                {row.since !== null && (
                  <span>
                    {say('từ', 'since')} {day(row.since)}
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {more}
    </details>
  );
}
