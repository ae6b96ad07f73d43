import type { Schema } from '@kpi-ledger/api-client';
import { useEffect, useRef } from 'react';
import { useSay } from '../../text/language.tsx';
import { Term } from './term.tsx';

/** The tree of terms. What is closed on the screen is open on paper. */
export function Derivation({ root }: { readonly root: Schema<'Derivation'> }) {
  const say = useSay();
  const tree = useRef<HTMLElement>(null);
  const openAll = (open: boolean) => {
    for (const details of tree.current?.querySelectorAll('details') ?? []) details.open = open;
  };
  useEffect(() => {
    let closed: readonly HTMLDetailsElement[] = [];
    const before = () => {
      closed = [...(tree.current?.querySelectorAll('details') ?? [])].filter(({ open }) => !open);
      for (const details of closed) details.open = true;
    };
    const after = () => {
      for (const details of closed) details.open = false;
    };
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return (
    <section className="panel" ref={tree}>
      <div className="panel-head">
        <h2>{say('Từng số từ đâu ra', 'Where every number comes from')}</h2>
        <div className="fields screen-only">
          <button type="button" className="small" onClick={() => openAll(true)}>
            {say('Mở tất cả', 'Open all')}
          </button>
          <button type="button" className="small" onClick={() => openAll(false)}>
            {say('Đóng tất cả', 'Close all')}
          </button>
        </div>
      </div>
      <ul className="terms">
        <Term node={root} depth={0} />
      </ul>
    </section>
  );
}
