import type { Schema } from '@kpi-ledger/api-client';
import { day, decimal } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { planName } from '../completion/plan-name.ts';

type TaskFile = Schema<'TaskFile'>;

/** What was given to whom by when, as which product, and what was reported of it. */
export function TaskFacts({ file }: { readonly file: TaskFile }) {
  const { say, language } = useLanguage();
  const names = useNames();
  const { basis, plan, row, product, factor, factorIsProvisional, milestones, reports, causes } = file;
  const basisName = {
    PLAN: say('Trong kế hoạch', 'Planned'),
    UNPLANNED: say('Đột xuất', 'Unplanned'),
    TAKEN_OVER: say('Nhận thay người khác', 'Taken over'),
  }[basis];
  const place = plan === null ? null : `${planName(plan, say)}${row === null ? '' : `, ${say('dòng', 'row')} ${row}`}`;
  return (
    <>
      <dl className="facts">
        <dt>{say('Giao theo', 'Given by')}</dt>
        <dd>{place === null ? basisName : `${basisName}: ${place}`}</dd>
        <dt>{say('Sản phẩm', 'Product')}</dt>
        <dd>
          {product === null ? (
            say('Chưa gắn với danh mục sản phẩm', 'None of the catalogue')
          ) : (
            <>
              {product.printedCode} – {product.name}
              <span className="under">
                {product.groupName ?? product.group}
                {product.points !== null && ` · ${decimal(product.points, language)} ${say('điểm chấm', 'points')}`}
                {product.countUnit !== null && ` · ${say('tính theo', 'counted in')} ${product.countUnit}`}
              </span>
            </>
          )}
        </dd>
        <dt>{say('Hệ số quy đổi', 'Conversion factor')}</dt>
        <dd>
          h = {decimal(factor, language)}
          {factorIsProvisional && ` (${say('tạm tính, chưa có quyết định', 'provisional: none decided')})`}
        </dd>
        {milestones.map(({ milestone, unit, person, due, units, accepted, waiting }) => (
          <Milestone
            key={`${milestone} ${unit} ${person}`}
            name={`${say('Mốc', 'Milestone')} ${milestone}`}
            says={[
              names.any(unit ?? person),
              due === null ? say('chưa có hạn', 'no due day') : say(`hạn ${day(due)}`, `due ${day(due)}`),
              say(
                `${units} sản phẩm: ${accepted} đã nghiệm thu, ${waiting} đang chờ`,
                `${units} units: ${accepted} accepted, ${waiting} waiting`,
              ),
            ]}
          />
        ))}
      </dl>
      {reports.length > 0 && (
        <details open={reports.length <= 3}>
          <summary>{say(`Đã báo cáo ${reports.length} lần`, `${reports.length} reports`)}</summary>
          <ul className="said">
            {reports.map(({ event, day: on, percent, note }) => (
              <li key={event}>
                <span className="under">
                  {day(on)}
                  {percent !== null && ` · ${decimal(percent, language)}%`}
                </span>
                {note}
              </li>
            ))}
          </ul>
        </details>
      )}
      {causes.length > 0 && (
        <ul className="said">
          {causes.map(({ event, due, submission, reason }) => (
            <li key={event}>
              <span className="under">
                {say('Đã xác nhận nguyên nhân khách quan', 'An objective cause was confirmed')}:{' '}
                {due === null ? submission : say(`hạn ${day(due)}`, `due ${day(due)}`)}
              </span>
              {reason}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const Milestone = ({ name, says }: { readonly name: string; readonly says: readonly string[] }) => (
  <>
    <dt>{name}</dt>
    <dd>{says.join(' · ')}</dd>
  </>
);
