import type { Schema } from '@kpi-ledger/api-client';
import { useQueries } from '@tanstack/react-query';
import { questions, type Times } from '../../api/questions.ts';
import { type HeatCell, HeatMap } from '../../charts/heat-map.tsx';
import { OpenData } from '../../open-data/open-data.tsx';
import { count, cut, decimal, forDrawing } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { byName } from '../../text/order.ts';
import { periodName, quarterSign, quartersOf } from '../../text/period.ts';
import { Figure } from '../../ui/figure.tsx';
import { Answer } from '../../ui/states.tsx';
import { useUnitNames } from '../completion/unit-names.ts';
import { type QuarterRow, quartersTable } from './open-tables.ts';
import { useOpenWorld } from './use-open-world.ts';

type Row = Schema<'CompletionRow'>;

interface UnitQuartersProps {
  readonly year: string;
  readonly plan: string | null;
  readonly times: Times;
}

/** Units by quarters: of the tasks that fell due in the quarter, how many were completed by its end. */
export function UnitQuarters({ year, plan, times }: UnitQuartersProps) {
  const { say, language } = useLanguage();
  const nameOf = useUnitNames();
  const quarters = quartersOf(year);
  const asked = useQueries({ queries: quarters.map((period) => questions.completion({ period, plan }, times)) });
  const byQuarter = asked.map(
    ({ data }): ReadonlyMap<string, Row> => new Map((data?.rows ?? []).flatMap((row) => ofUnit(row, plan))),
  );
  const units = [...new Set(byQuarter.flatMap((rows) => [...rows.keys()]))]
    .filter((unit) => byQuarter.some((rows) => (rows.get(unit)?.assigned ?? 0) > 0))
    .sort((a, b) => byName(nameOf(a), nameOf(b)));
  const columns = quarters.map((quarter) => ({
    ...{ key: quarter, short: quarterSign(quarter, say), name: periodName(quarter, say) },
  }));
  const cellOf = (row: Row | undefined): HeatCell | null =>
    row === undefined || row.counted === null
      ? null
      : { text: `${cut(row.display ?? '', language, 0)}%`, ground: `part-${Math.floor(forDrawing(row.counted) * 4)}` };
  const taken = quarters.flatMap((quarter, i) =>
    units.flatMap((unit) => {
      const row = byQuarter[i]?.get(unit);
      return row === undefined ? [] : [{ ...row, quarter }];
    }),
  );
  const last = asked.at(-1);
  if (last === undefined || units.length === 0) return null;
  return (
    <Answer query={last}>
      {({ basis }) => (
        <Figure
          title={say(`Đơn vị theo quý, năm ${year}`, `Units by quarters of ${year}`)}
          basis={basis}
          chart={
            <HeatMap
              caption={say(
                'Phần trăm nhiệm vụ đến hạn trong quý đã hoàn thành; càng đậm càng nhiều. –: không có nhiệm vụ đến hạn.',
                'Percentage completed of the tasks due in the quarter; the darker, the more. –: nothing was due.',
              )}
              head={say('Đơn vị', 'Unit')}
              columns={columns}
              rows={units.map((unit) => ({
                ...{ key: unit, name: nameOf(unit) },
                cells: byQuarter.map((rows) => cellOf(rows.get(unit))),
              }))}
            />
          }
          table={
            <table className="plain">
              <caption>
                {say('Hoàn thành / được giao, đến hạn trong quý', 'Completed / assigned, due in the quarter')}
              </caption>
              <thead>
                <tr>
                  <th scope="col">{say('Đơn vị', 'Unit')}</th>
                  {columns.map(({ key, short, name }) => (
                    <th key={key} scope="col" className="number">
                      <abbr title={name}>{short}</abbr>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {units.map((unit) => (
                  <tr key={unit}>
                    <th scope="row">{nameOf(unit)}</th>
                    {byQuarter.map((rows, i) => {
                      const row = rows.get(unit);
                      return (
                        <td key={quarters[i]} className="number">
                          {row === undefined || row.display === null
                            ? '–'
                            : `${count(row.completed, language)}/${count(row.assigned, language)} (${decimal(row.display, language)}%)`}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          }
          files={<Taken rows={taken} basis={basis} />}
        />
      )}
    </Answer>
  );
}

interface TakenProps {
  readonly rows: readonly QuarterRow[];
  readonly basis: Schema<'Basis'>;
}

const Taken = ({ rows, basis }: TakenProps) => <OpenData table={quartersTable(rows, useOpenWorld(basis))} />;

/** The row of a unit as a whole: of the plan, or over all plans. */
const ofUnit = (row: Row, plan: string | null): readonly (readonly [string, Row])[] =>
  row.level === 'UNIT' && row.plan === plan && row.section === null && row.unit !== null ? [[row.unit, row]] : [];
