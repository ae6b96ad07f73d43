import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { questions } from '../../api/questions.ts';
import { useSay } from '../../text/language.tsx';
import { BasisLine } from '../../ui/basis.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Answer, Note } from '../../ui/states.tsx';
import { Filters } from './filters.tsx';
import { addressWith, type Judgement, keyOf, lookingIn, queueOf } from './judgement.ts';
import { Opened } from './opened.tsx';
import { Queue } from './queue.tsx';

/** What waits for whoever judges: a queue, and one of it open beside it. */
export default function JudgingView() {
  const say = useSay();
  const judgements = useQuery(questions.judgements());
  return (
    <>
      <Heading title={say('Thẩm định kết quả', 'Judge results')} />
      <Answer query={judgements}>
        {({ rows, basis }) => (
          <>
            <Judging rows={rows} />
            <BasisLine basis={basis} />
          </>
        )}
      </Answer>
    </>
  );
}

function Judging({ rows }: { readonly rows: readonly Judgement[] }) {
  const say = useSay();
  const search = new URLSearchParams(useSearch());
  const [, go] = useLocation();
  const looking = lookingIn(search);
  const queue = queueOf(rows, looking);
  const open = rows.find((row) => keyOf(row) === looking.open) ?? null;
  const [said, setSaid] = useState('');
  const next = (from: Judgement): string | null => {
    const place = queue.findIndex((row) => keyOf(row) === keyOf(from));
    const after = queue[place + 1] ?? queue[place - 1];
    return after === undefined ? null : keyOf(after);
  };
  return (
    <>
      <Filters rows={rows} looking={looking} />
      <div role="status">{said !== '' && <p className="recorded">{said}</p>}</div>
      <div className={open === null ? 'judging' : 'judging judging-open'}>
        <section className="panel judging-queue" aria-label={say('Hàng chờ', 'Queue')}>
          {queue.length === 0 ? (
            <Note title={say('Không có gì chờ thẩm định ở đây', 'Nothing waits here')} />
          ) : (
            <Queue rows={queue} looking={looking} />
          )}
        </section>
        {open !== null && (
          <Opened
            key={looking.open}
            judgement={open}
            verdict={looking.verdict}
            decided={(what) => {
              setSaid(what);
              go(addressWith(search, { open: next(open), verdict: null }));
            }}
          />
        )}
        {open === null && looking.open !== null && (
          <Note title={say('Việc này đã được thẩm định', 'This was decided already')} />
        )}
      </div>
    </>
  );
}
