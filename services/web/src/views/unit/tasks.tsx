import { useHasRole } from '../../session/session.tsx';
import { day } from '../../text/format.ts';
import { type Say, useSay } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { Note } from '../../ui/states.tsx';
import { EvidenceForm } from './evidence-form.tsx';
import { opens, useOpenForm } from './open-form.ts';
import { ReportForm } from './report-form.tsx';
import { type Rejected, rejectionOf, type Submission } from './submissions.ts';
import { VerdictLine } from './verdict-line.tsx';
import { formOf, keyOf, titleOf, type Work } from './work.ts';

interface TasksProps {
  readonly work: readonly Work[];
  readonly submissions: readonly Submission[];
  /** Read before: how many days are left is not said. */
  readonly kept?: boolean;
}

/** By due day; a report or evidence is given where the task stands. */
export function Tasks({ work, submissions, kept = false }: TasksProps) {
  const say = useSay();
  const { open, toggle, close } = useOpenForm();
  if (work.length === 0) return <Note title={say('Không có việc nào đang chờ đơn vị', 'Nothing waits for the unit')} />;
  return (
    <section className="panel">
      <h2>{say(`${work.length} việc, theo hạn`, `${work.length} tasks, by due day`)}</h2>
      <ul className="tasks">
        {work.map((one) => {
          const rejected = one.kind === 'EVIDENCE_WAITING' ? null : rejectionOf(submissions, one);
          const [report, evidence] = [formOf('report', one), formOf('evidence', one)];
          const isOpen = one.kind !== 'EVIDENCE_WAITING';
          return (
            <li key={keyOf(one)}>
              <Row work={one} rejected={rejected} kept={kept} open={open} toggle={toggle} />
              {isOpen && open === report && <ReportForm work={one} done={() => close(report)} />}
              {isOpen && open === evidence && (
                <EvidenceForm work={one} rejected={rejected} done={() => close(evidence)} />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly work: Work;
  readonly rejected: Rejected | null;
  readonly kept: boolean;
  readonly open: string | null;
  readonly toggle: (form: string) => void;
}

function Row({ work, rejected, kept, open, toggle }: RowProps) {
  const say = useSay();
  const names = useNames();
  const mayReport = useHasRole('REPORTING_UNIT');
  const title = titleOf(work, names.any);
  const acts = [
    { form: formOf('report', work), name: say('Báo cáo tiến độ', 'Report progress') },
    { form: formOf('evidence', work), name: say('Nộp minh chứng', 'Submit evidence') },
  ];
  return (
    <div className="task">
      <div>
        <span className="task-title">{title}</span>
        <span className="under">
          {work.row !== null && `${say('dòng', 'row')} ${work.row} · `}
          {say('mốc', 'milestone')} {work.milestone} · {work.units} {say('sản phẩm', 'units')}
        </span>
      </div>
      <p className={work.kind === 'OVERDUE' && !kept ? 'over' : 'under'}>
        {kept ? `${say('Hạn', 'Due')} ${day(work.day)}` : standing(work, say, names.any)}
      </p>
      {rejected !== null && <VerdictLine verdict={rejected.verdict} />}
      {mayReport && work.kind !== 'EVIDENCE_WAITING' && (
        <div className="fields">
          {acts.map(({ form, name }) => (
            <button
              key={form}
              id={opens(form)}
              type="button"
              className="small"
              aria-expanded={open === form}
              onClick={() => toggle(form)}
            >
              {name}
              <span className="hidden"> {title}</span>
            </button>
          ))}
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
