import type { Schema } from '@kpi-ledger/api-client';
import { RankStrip } from '../../charts/rank-strip.tsx';
import { forDrawing, targetText } from '../../text/format.ts';
import { useSay } from '../../text/language.tsx';
import { Figure } from '../../ui/figure.tsx';
import { useUnitNames } from '../completion/unit-names.ts';
import { type Place, type Position, positionsOf } from './position.ts';

interface PositionsProps {
  readonly rows: readonly Schema<'IndicatorRow'>[];
  readonly basis: Schema<'Basis'>;
}

/** Where the city stands among the provinces, by each published ranking; one that is not known has an empty place with its name. */
export function Positions({ rows, basis }: PositionsProps) {
  const say = useSay();
  const positions = positionsOf(rows);
  if (positions.length === 0) return null;
  return (
    <Figure
      title={say('Vị trí trong các tỉnh, thành phố', 'Place among the provinces')}
      basis={basis}
      chart={
        <>
          <p className="under">
            {say(
              'Mỗi vạch là một tỉnh, thành phố, hạng nhất ở bên trái; nền đậm: đạt mục tiêu; chấm: thành phố Huế.',
              'Each mark is a province, the first on the left; the band: the target is met; the dot: Huế.',
            )}
          </p>
          <ul className="positions">
            {positions.map((position) => (
              <PositionOf key={position.key} position={position} />
            ))}
          </ul>
        </>
      }
      table={<PositionTable positions={positions} />}
    />
  );
}

function PositionOf({ position: { title, target, places, owedBy, best } }: { readonly position: Position }) {
  const say = useSay();
  const nameOf = useUnitNames();
  return (
    <li>
      <h3>{title}</h3>
      <p className="under">
        {say('Mục tiêu', 'Target')}: {targetText(target)}
      </p>
      <ul className="places">
        {places.map((place) => (
          <li key={place.key}>
            <span>{place.period}</span>
            <RankStrip rank={Number(place.rank)} size={place.size} target={best === null ? null : forDrawing(best)} />
            <strong className="number">{placeText(place)}</strong>
          </li>
        ))}
        {places.length === 0 && (
          <li>
            <span>–</span>
            <RankStrip rank={null} size={null} target={null} />
            <span className="unknown">
              {say('chưa có thứ hạng được công bố', 'no rank is published')}
              {owedBy !== null && ` (${say('chờ', 'owed by')} ${nameOf(owedBy)})`}
            </span>
          </li>
        )}
      </ul>
    </li>
  );
}

function PositionTable({ positions }: { readonly positions: readonly Position[] }) {
  const say = useSay();
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">{say('Chỉ số', 'Index')}</th>
          <th scope="col">{say('Mục tiêu', 'Target')}</th>
          <th scope="col">{say('Năm', 'Year')}</th>
          <th scope="col" className="number">
            {say('Hạng', 'Rank')}
          </th>
          <th scope="col">{say('Nguồn', 'Source')}</th>
        </tr>
      </thead>
      <tbody>
        {positions.flatMap(({ key, title, target, places }) => [
          ...places.map((place) => (
            <tr key={place.key}>
              <th scope="row">{title}</th>
              <td>{targetText(target)}</td>
              <td>{place.period}</td>
              <td className="number">{placeText(place)}</td>
              <td>{place.source}</td>
            </tr>
          )),
          ...(places.length > 0
            ? []
            : [
                <tr key={key}>
                  <th scope="row">{title}</th>
                  <td>{targetText(target)}</td>
                  <td>–</td>
                  <td className="number">–</td>
                  <td>{say('chưa có thứ hạng được công bố', 'no rank is published')}</td>
                </tr>,
              ]),
        ])}
      </tbody>
    </table>
  );
}

const placeText = ({ rank, size }: Place): string => (size === null ? rank : `${rank}/${size}`);
