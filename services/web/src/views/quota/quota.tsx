import type { Schema } from '@kpi-ledger/api-client';
import { useQuery } from '@tanstack/react-query';
import { questions } from '../../api/questions.ts';
import { usePlace } from '../../app/place.ts';
import { QuotaBar } from '../../charts/quota-bar.tsx';
import { count, cut } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { type NameBook, useNames } from '../../text/names.ts';
import { byName } from '../../text/order.ts';
import { periodName } from '../../text/period.ts';
import { BasisLine, TimesChoice } from '../../ui/basis.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Heading } from '../../ui/heading.tsx';
import { PeriodChoice } from '../../ui/period-choice.tsx';
import { Answer, Loading, Note } from '../../ui/states.tsx';

type Gauge = Schema<'PeriodGauge'>;

/** How the scores of the period stand to the places for "excellent" at the end of the year: advice, no class. */
export default function QuotaView() {
  const { say } = useLanguage();
  const { period, times } = usePlace();
  const gauges = useQuery({ ...questions.quotas(period ?? '', times), enabled: period !== null });
  const title = say('Tỷ lệ hoàn thành xuất sắc', 'Quota of the excellent');
  return (
    <>
      <Heading title={period === null ? title : `${title}: ${periodName(period, say)}`}>
        <PeriodChoice />
        <TimesChoice />
      </Heading>
      <p>
        {say(
          'Điểm đã xác nhận của kỳ so với số suất xuất sắc nếu năm kết thúc như vậy (Điều 20 khoản 5). Chỉ để tham khảo: tỷ lệ chỉ áp dụng cho xếp loại năm.',
          'Confirmed scores against the places for "excellent" if the year ended like this (Điều 20 khoản 5). Advisory: the quota applies to the classes of the year only.',
        )}
      </p>
      {period === null ? (
        <Loading />
      ) : (
        <Answer query={gauges}>
          {({ rows, basis }) =>
            rows.length === 0 ? (
              <Note title={say('Kỳ này chưa có điểm nào được xác nhận', 'No score of this period is confirmed')} />
            ) : (
              <Gauges rows={rows} basis={basis} />
            )
          }
        </Answer>
      )}
    </>
  );
}

function Gauges({ rows, basis }: { readonly rows: readonly Gauge[]; readonly basis: Schema<'Basis'> }) {
  const { say, language } = useLanguage();
  const names = useNames();
  const over = rows.filter(({ excellent, allowed }) => excellent > allowed);
  const columns: readonly Column<Gauge>[] = [
    {
      ...{ id: 'pool', title: say('Nhóm xét', 'Pool'), kind: 'main' },
      order: (a, b) => byName(names.unit(a.unit), names.unit(b.unit)),
      cell: (gauge) => (
        <>
          {names.unit(gauge.unit)}
          <span className="under">{poolText(gauge, names, say)}</span>
        </>
      ),
    },
    {
      ...{ id: 'gauge', title: say('So với giới hạn', 'Against the limit') },
      order: (a, b) => a.excellent - a.allowed - (b.excellent - b.allowed),
      cell: (gauge) => (
        <>
          <QuotaBar {...gauge} />
          {gauge.excellent > gauge.allowed ? (
            <span className="over">
              {say('vượt', 'over by')} {count(gauge.excellent - gauge.allowed, language)}
            </span>
          ) : (
            <span className="under">
              {say('còn', 'left')} {count(gauge.allowed - gauge.excellent, language)}
            </span>
          )}
        </>
      ),
    },
    {
      ...{ id: 'excellent', title: say('Mức xuất sắc', 'Excellent'), kind: 'number' },
      order: (a, b) => a.excellent - b.excellent,
      cell: ({ excellent }) => count(excellent, language),
    },
    {
      ...{ id: 'allowed', title: say('Số suất', 'Places'), kind: 'number' },
      order: (a, b) => a.allowed - b.allowed,
      cell: ({ allowed }) => count(allowed, language),
    },
    {
      ...{ id: 'counted', title: say('Được tính / có điểm', 'Counted / scored'), kind: 'number' },
      order: (a, b) => a.counted - b.counted,
      cell: ({ counted, scored }) => `${count(counted, language)} / ${count(scored, language)}`,
    },
    {
      ...{ id: 'rate', title: say('Tỷ lệ', 'Rate'), kind: 'number' },
      cell: ({ rate }) => <span title={rate}>{percent(rate, language)}</span>,
    },
  ];
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>
          {over.length === 0
            ? say('Không nhóm nào vượt', 'No pool is over its limit')
            : say(`${over.length}/${rows.length} nhóm vượt số suất`, `${over.length} of ${rows.length} pools are over`)}
        </h2>
      </div>
      <DataTable
        caption={say('Vạch đen là giới hạn, phần nâu đỏ là vượt', 'The black line is the limit, brown is over it')}
        rows={rows}
        columns={columns}
        keyOf={({ kind, unit, group }) => `${kind} ${unit} ${group ?? ''}`}
      />
      <BasisLine basis={basis} />
    </section>
  );
}

/** 20/100 as 20%. */
function percent(rate: string, language: 'vi' | 'en'): string {
  const [over, under] = rate.split('/');
  return under === '100' ? `${over}%` : cut(rate, language, 4);
}

const poolText = ({ kind, group }: Gauge, names: NameBook, say: (vi: string, en: string) => string): string =>
  (kind === 'HEADS'
    ? say('Người đứng đầu do cơ quan này xếp loại', 'Heads classified by it')
    : say('Công chức của cơ quan', 'Its officials')) + (group === null ? '' : ` · ${names.any(group)}`);
