import type { Schema } from '@kpi-ledger/api-client';
import { cut, decimal } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { statusName } from '../../text/words.ts';
import { BandMark } from '../../ui/band.tsx';
import { EventLink } from '../../ui/event-link.tsx';

/** Whose score it is, how much, and how final. */
export function Summary({ answer }: { readonly answer: Schema<'Explanation'> }) {
  const { say, language } = useLanguage();
  const names = useNames();
  const { S, display, band, status, confirmed, published, restated, candidate, holder, unit, synthetic, article } =
    answer;
  return (
    <section className="panel summary" aria-label={say('Tóm tắt', 'Summary')}>
      <div className="score">
        <span className="score-name">{say('Điểm S', 'Score S')}</span>
        <span className="score-value">{display['S'] == null ? '–' : decimal(display['S'], language)}</span>
        {S !== null && <code className="score-exact">= {S}</code>}
        <BandMark band={band} />
      </div>
      <dl className="facts">
        <dt>{say('Người giữ chức', 'Holder')}</dt>
        <dd>{holder === null ? say('chưa có', 'nobody') : names.person(holder)}</dd>
        <dt>{say('Đơn vị', 'Unit')}</dt>
        <dd>{names.unit(unit)}</dd>
        <dt>{say('Tình trạng', 'Status')}</dt>
        <dd>
          {statusName(status, say)}
          {confirmed ? ` · ${say('đã xác nhận', 'confirmed')}` : ` · ${say('chưa xác nhận', 'not confirmed')}`}
          {article !== null && ` · ${article}`}
        </dd>
        {published !== null && (
          <>
            <dt>{say('Đã công bố', 'Published')}</dt>
            <dd>
              {cut(published.S, language)} <EventLink id={published.event} />
              {restated !== null && (
                <>
                  {' → '}
                  {cut(restated.S, language)} <EventLink id={restated.event} />
                </>
              )}
            </dd>
          </>
        )}
        {candidate !== null && (
          <>
            <dt>{say('Nay tính lại', 'Computed now')}</dt>
            <dd>{cut(candidate, language)}</dd>
          </>
        )}
        {synthetic && (
          <>
            <dt>{say('Dữ liệu', 'Data')}</dt>
            <dd>{say('mô phỏng, không có giá trị chính thức', 'synthetic, no official value')}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
