import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { questions } from '../../api/questions.ts';
import { useHasRole } from '../../session/session.tsx';
import { useSay } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { Answer, Note } from '../../ui/states.tsx';
import { CauseForm } from './cause-form.tsx';
import { addressWith, type Judgement, type Verdict } from './judgement.ts';
import { Submissions } from './submissions.tsx';
import { TaskFacts } from './task-facts.tsx';
import { VerdictForm } from './verdict-form.tsx';

interface OpenedProps {
  readonly judgement: Judgement;
  /** What the form begins with; null: nothing is chosen. */
  readonly verdict: Verdict | null;
  /** Told what was recorded. */
  readonly decided: (what: string) => void;
}

/** One matter with the whole task behind it, and the form that decides it. */
export function Opened({ judgement, verdict, decided }: OpenedProps) {
  const say = useSay();
  const names = useNames();
  const mayJudge = useHasRole('ASSESSOR', 'AUTHORITY_HEAD');
  const task = useQuery(questions.task(judgement.task));
  const search = new URLSearchParams(useSearch());
  const [, go] = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  const title = judgement.title ?? names.any(judgement.task);
  // Whoever opened it reads it next.
  useEffect(() => {
    const frame = requestAnimationFrame(() => heading.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <section
      className="panel judging-opened"
      aria-labelledby="opened"
      onKeyDown={({ key }) => {
        if (key !== 'Escape') return;
        go(addressWith(search, { open: null, verdict: null }));
        requestAnimationFrame(() => document.querySelector<HTMLElement>('.queue a[tabindex="0"]')?.focus());
      }}
    >
      <div className="panel-head">
        <h2 id="opened" ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <Link href={addressWith(search, { open: null, verdict: null })}>
          {say('Về danh sách', 'Back to the queue')}
        </Link>
      </div>
      <Answer query={task}>
        {({ file }) => (
          <>
            <TaskFacts file={file} />
            <Submissions file={file} judged={judgement.submission} />
            {!mayJudge ? (
              <Note title={say('Vai trò này chỉ được xem', 'This role may only look')}>
                <p>
                  {say(
                    'Thẩm định là việc của người theo dõi, đánh giá (Điều 10).',
                    'Whoever tracks it judges (Điều 10).',
                  )}
                </p>
              </Note>
            ) : judgement.kind === 'EVIDENCE_WAITING' ? (
              <VerdictForm file={file} judgement={judgement} preset={verdict} decided={decided} />
            ) : (
              <CauseForm judgement={judgement} decided={decided} />
            )}
          </>
        )}
      </Answer>
    </section>
  );
}
