import type { Schema } from '@kpi-ledger/api-client';
import { useVacantHeads } from '../../api/use-vacant-heads.ts';
import { day } from '../../text/format.ts';
import { useSay } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';

interface VacantUnitsProps {
  readonly period: string;
  readonly scored: readonly Schema<'Assessment'>[];
}

/** Units without a head: nobody there has a score of the period, and what is left to score is said. */
export function VacantUnits({ period, scored }: VacantUnitsProps) {
  const say = useSay();
  const names = useNames();
  const vacant = useVacantHeads(period, scored);
  if (vacant.length === 0) return null;
  return (
    <section className="panel">
      <h2>
        {say(`${vacant.length} đơn vị khuyết người đứng đầu`, `${vacant.length} units whose head post is vacant`)}
      </h2>
      <ul className="matters">
        {vacant.map(({ unit, post, since }) => (
          <li key={post}>
            <span className="matter">
              {names.unit(unit)}
              <span className="under">{names.post(post)}</span>
            </span>
            <span className="matter-side">
              {since !== null && say(`khuyết từ ${day(since)}`, `vacant since ${day(since)}`)}
            </span>
          </li>
        ))}
      </ul>
      <p>
        {say(
          'Không chấm được: điểm kỳ của người đứng đầu (tiêu chí chung, đ, e), vì không có người giữ chức.',
          'What cannot be scored: a head’s period (general criteria, đ, e), because nobody holds the post.',
        )}
      </p>
      <p>
        {say(
          'Vẫn làm được: giao việc và thẩm định việc của đơn vị; chấm tiêu chí của tổ chức cho năm (Điều 6, Điều 7) bằng tệp nhập “agencies” hoặc qua API, vì tổ chức vẫn được xếp loại.',
          'What still can: give work to the unit and judge it; score the criteria of the organisation for the year (Điều 6, Điều 7) by the import “agencies” or over the API, because the organisation is still classified.',
        )}
      </p>
    </section>
  );
}
