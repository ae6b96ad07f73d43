import type { Schema } from '@kpi-ledger/api-client';
import { type ReactNode, useId, useState } from 'react';
import { useSay } from '../text/language.tsx';
import { BasisLine } from './basis.tsx';

interface FigureProps {
  readonly title: string;
  readonly basis: Schema<'Basis'>;
  /** What the picture can be set to. */
  readonly controls?: ReactNode;
  readonly chart: ReactNode;
  /** The same figures as a table. */
  readonly table: ReactNode;
  /** Where the figures may be taken away: their files. */
  readonly files?: ReactNode;
}

/** A picture with its table and what both rest on. */
export function Figure({ title, basis, controls, chart, table, files }: FigureProps) {
  const say = useSay();
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className="figure" aria-labelledby={id}>
      <div className="figure-head">
        <h2 id={id}>{title}</h2>
        <button type="button" aria-pressed={asTable} className="small" onClick={() => setAsTable(!asTable)}>
          {say('Xem bảng', 'As a table')}
        </button>
      </div>
      {controls}
      {asTable ? table : chart}
      <figcaption>
        <BasisLine basis={basis} />
      </figcaption>
      {files}
    </figure>
  );
}
