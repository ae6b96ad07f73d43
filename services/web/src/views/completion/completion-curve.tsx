import type { Schema } from '@kpi-ledger/api-client';
import { useQuery } from '@tanstack/react-query';
import { questions } from '../../api/questions.ts';
import { usePlace } from '../../app/place.ts';
import { StepCurve } from '../../charts/step-curve.tsx';
import { count, day, decimal } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { Figure } from '../../ui/figure.tsx';
import { Answer, Note } from '../../ui/states.tsx';
import { CurveChoice } from './curve-choice.tsx';

type Row = Schema<'CurveRow'>;

/** What was to be done by each day, and what was: of the plan and unit in the address, or of all plans with linked tasks once. */
export function CompletionCurve() {
  const { say } = useLanguage();
  const { times, search } = usePlace();
  const [plan, unit] = [search.get('plan'), search.get('unit')];
  const curve = useQuery(questions.curve({ plan, unit }, times));
  return (
    <Answer query={curve}>
      {({ rows, basis }) =>
        (rows[0]?.base ?? 0) === 0 ? (
          <section className="panel">
            <CurveChoice />
            <Note title={say('Không có nhiệm vụ nào được giao', 'No task is assigned')}>
              <p>{say('Hãy chọn kế hoạch hoặc đơn vị khác.', 'Choose another plan or unit.')}</p>
            </Note>
          </section>
        ) : (
          <Curve rows={rows} basis={basis} />
        )
      }
    </Answer>
  );
}

function Curve({ rows, basis }: { readonly rows: readonly Row[]; readonly basis: Schema<'Basis'> }) {
  const { say, language } = useLanguage();
  const now = rows.findLast(({ completed }) => completed !== null);
  const base = rows[0]?.base ?? 0;
  const share = (display: string | null) => (display === null ? '' : ` (${decimal(display, language)}%)`);
  const number = (value: number | null) => (value === null ? '–' : count(value, language));
  return (
    <Figure
      title={say('Phải xong và đã xong', 'Planned and completed')}
      basis={basis}
      controls={<CurveChoice />}
      chart={
        <>
          <StepCurve points={rows} base={base} today={basis.effective} />
          {now !== undefined && (
            <ul className="legend">
              <li>
                <span className="key key-planned" aria-hidden="true" />
                {say('Phải xong', 'Planned')}: {number(now.planned)}/{number(base)}
                {share(now.display.planned)}
              </li>
              <li>
                <span className="key key-completed" aria-hidden="true" />
                {say('Đã xong', 'Completed')}: {number(now.completed)}/{number(base)}
                {share(now.display.completed)}
              </li>
              <li>
                <strong>{aheadText(now.ahead ?? 0, say)}</strong>
              </li>
              {now.undated > 0 && (
                <li>
                  {say('Không có hạn', 'Without a due day')}: {number(now.undated)}
                </li>
              )}
            </ul>
          )}
        </>
      }
      table={
        <table className="plain">
          <caption>
            {say(
              `Số nhiệm vụ trong ${number(base)} nhiệm vụ, kể từ mỗi ngày có thay đổi`,
              `Of ${number(base)} tasks, from each day on which something changes`,
            )}
          </caption>
          <thead>
            <tr>
              <th scope="col">{say('Từ ngày', 'From')}</th>
              {[say('Phải xong', 'Planned'), say('Đã xong', 'Completed'), say('Nhanh (+), chậm (−)', 'Ahead (+)')].map(
                (head) => (
                  <th key={head} scope="col" className="number">
                    {head}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.day}>
                <th scope="row">{day(row.day)}</th>
                <td className="number">
                  {number(row.planned)}
                  {share(row.display.planned)}
                </td>
                <td className="number">
                  {number(row.completed)}
                  {share(row.display.completed)}
                </td>
                <td className="number">{signed(row.ahead)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}

const signed = (ahead: number | null): string =>
  ahead === null ? '–' : ahead > 0 ? `+${ahead}` : String(ahead).replace('-', '−');

function aheadText(ahead: number, say: (vi: string, en: string) => string): string {
  if (ahead === 0) return say('Đúng tiến độ', 'On schedule');
  return ahead < 0
    ? say(`Chậm ${-ahead} nhiệm vụ so với kế hoạch`, `${-ahead} tasks behind the plan`)
    : say(`Nhanh ${ahead} nhiệm vụ so với kế hoạch`, `${ahead} tasks ahead of the plan`);
}
