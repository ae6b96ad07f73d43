import type { ReactNode } from 'react';

export interface HeatCell {
  /** The value, to be read in the cell. */
  readonly text: string;
  /** Which of the grounds of the style sheet it has. */
  readonly ground: string;
  /** A short sign beside the value, and what it is read as, so that the ground says nothing alone. */
  readonly sign?: string;
  readonly said?: string;
}

interface HeatMapProps {
  readonly caption: string;
  /** What the rows are. */
  readonly head: string;
  readonly columns: readonly { readonly key: string; readonly short: string; readonly name: string }[];
  readonly rows: readonly {
    readonly key: string;
    readonly name: ReactNode;
    /** Null: there is no value. */
    readonly cells: readonly (HeatCell | null)[];
  }[];
}

/** Rows by columns: the ground of each cell says at a glance what its value says exactly. */
export const HeatMap = ({ caption, head, columns, rows }: HeatMapProps) => (
  <table className="heat">
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{head}</th>
        {columns.map(({ key, short, name }) => (
          <th key={key} scope="col">
            <abbr title={name}>{short}</abbr>
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ key, name, cells }) => (
        <tr key={key}>
          <th scope="row">{name}</th>
          {columns.map((column, i) => (
            <Cell key={column.key} cell={cells[i] ?? null} />
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

function Cell({ cell }: { readonly cell: HeatCell | null }) {
  if (cell === null)
    return (
      <td className="heat-cell heat-none">
        <span className="unknown">–</span>
      </td>
    );
  const { text, ground, sign, said } = cell;
  return (
    <td className={`heat-cell heat-${ground}`}>
      {text}
      {sign !== undefined && (
        <span className="heat-sign" aria-hidden="true">
          {sign}
        </span>
      )}
      {said !== undefined && <span className="hidden"> {said}</span>}
    </td>
  );
}
