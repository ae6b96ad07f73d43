import { useState } from 'react';
import { useHasRole } from '../../session/session.tsx';
import { day } from '../../text/format.ts';
import { type Say, useSay } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { Note } from '../../ui/states.tsx';
import { EvidenceForm } from './evidence-form.tsx';
import { ReportForm } from './report-form.tsx';
import { keyOf, titleOf, type Work } from './work.ts';

type Act = 'report' | 'evidence';

/** By due day; a report or evidence is given where the task stands. */
export function Tasks({ work }: { readonly work: readonly Work[] }) {
  const say = useSay();
  const [open, setOpen] = useState<{ readonly key: string; readonly act: Act } | null>(null);
  if (work.length === 0) return <Note title={say('Không có việc nào đang chờ đơn vị', 'Nothing waits for the unit')} />;
  return (
    <section className="panel">
      <h2>{say(`${work.length} việc, theo hạn`, `${work.length} tasks, by due day`)}</h2>
      <ul className="tasks">
        {work.map((one) => {
          const key = keyOf(one);
          const act = open?.key === key ? open.act : null;
          return (
            <li key={key}>
              <Row work={one} act={act} choose={(chosen) => setOpen(chosen === act ? null : { key, act: chosen })} />
              {act === 'report' && <ReportForm work={one} done={() => setOpen(null)} />}
              {act === 'evidence' && <EvidenceForm work={one} done={() => setOpen(null)} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly work: Work;
  readonly act: Act | null;
  readonly choose: (act: Act) => void;
}

function Row({ work, act, choose }: RowProps) {
  const say = useSay();
  const names = useNames();
  const mayReport = useHasRole('REPORTING_UNIT');
  const title = titleOf(work, names.any);
  return (
    <div className="task">
      <div>
        <span className="task-title">{title}</span>
        <span className="under">
          {work.row !== null && `${say('dòng', 'row')} ${work.row} · `}
          {say('mốc', 'milestone')} {work.milestone} · {work.units} {say('sản phẩm', 'units')}
        </span>
      </div>
      <p className={work.kind === 'OVERDUE' ? 'over' : 'under'}>{standing(work, say, names.any)}</p>
      {mayReport && work.kind !== 'EVIDENCE_WAITING' && (
        <div className="fields">
          <button type="button" className="small" aria-expanded={act === 'report'} onClick={() => choose('report')}>
            {say('Báo cáo tiến độ', 'Report progress')}
            <span className="hidden"> {title}</span>
          </button>
          <button type="button" className="small" aria-expanded={act === 'evidence'} onClick={() => choose('evidence')}>
            {say('Nộp minh chứng', 'Submit evidence')}
            <span className="hidden"> {title}</span>
          </button>
        </div>
      )}
    </div>
  );
}

function standing(work: Work, say: Say, nameOf: (id: string | null) => string): string {
  const on = day(work.day);
  if (work.kind === 'EVIDENCE_WAITING') {
    const by = work.owedBy === null ? '' : `: ${nameOf(work.owedBy)}`;
    return say(`Đã nộp ${on}, chờ nghiệm thu${by}`, `Submitted ${on}, waits to be judged${by}`);
  }
  if (work.kind === 'OVERDUE')
    return say(`Hạn ${on}, quá hạn ${-work.daysLeft} ngày`, `Due ${on}, ${-work.daysLeft} days overdue`);
  return say(`Hạn ${on}, còn ${work.daysLeft} ngày`, `Due ${on}, ${work.daysLeft} days left`);
}
