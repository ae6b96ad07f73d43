import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Refused } from '../api/client.ts';
import { useSession } from '../session/session.tsx';
import { useLanguage, useSay } from '../text/language.tsx';

export function Loading() {
  const say = useSay();
  return (
    <div className="loading" role="status">
      <span className="hidden">{say('Đang đọc…', 'Loading…')}</span>
      <div className="bone wide" />
      <div className="bone" />
      <div className="bone" />
      <div className="bone short" />
    </div>
  );
}

interface NoteProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly kind?: 'plain' | 'trouble';
}

/** What stands where there is nothing to show, and what to do about it. */
export const Note = ({ title, children, kind = 'plain' }: NoteProps) => (
  <div className={`note ${kind}`} role={kind === 'trouble' ? 'alert' : undefined}>
    <p className="note-title">{title}</p>
    {children}
  </div>
);

interface AnswerProps<A> {
  readonly query: UseQueryResult<A>;
  readonly children: (answer: A) => ReactNode;
}

/** The answer to a question, or where it is: on its way, refused, out of reach. */
export function Answer<A>({ query, children }: AnswerProps<A>): ReactNode {
  if (query.data !== undefined) return children(query.data);
  if (query.fetchStatus === 'paused') return <Unreachable />;
  if (query.isPending) return <Loading />;
  return <Trouble error={query.error} again={() => void query.refetch()} />;
}

function Unreachable() {
  const say = useSay();
  return (
    <Note title={say('Chưa có kết nối mạng', 'No network connection')}>
      <p>{say('Trang tự đọc khi có mạng trở lại.', 'The page reads by itself when the network is back.')}</p>
    </Note>
  );
}

interface TroubleProps {
  readonly error: unknown;
  readonly again?: () => void;
}

export function Trouble({ error, again }: TroubleProps) {
  const { say, language } = useLanguage();
  const { data: session } = useSession();
  const status = error instanceof Refused ? error.status : 0;
  const signedIn = session?.caller.signedIn ?? false;
  if (status === 401 || (status === 403 && !signedIn))
    return (
      <Note title={say('Cần đăng nhập để xem phần này', 'Sign in to see this')}>
        <p>
          <Link href="/page/sign-in">{say('Đăng nhập', 'Sign in')}</Link>
        </p>
      </Note>
    );
  const said = error instanceof Refused ? problemText(error, language) : null;
  if (status === 403) return <NoPermission said={said} />;
  return (
    <Note
      kind="trouble"
      title={
        said === null
          ? say('Không liên lạc được với dịch vụ', 'The service cannot be reached')
          : say('Không trả lời được', 'No answer')
      }
    >
      {said !== null && <p>{said}</p>}
      {again !== undefined && (
        <button type="button" onClick={again}>
          {say('Thử lại', 'Try again')}
        </button>
      )}
    </Note>
  );
}

/** `said`: why, in the words of the service. */
export function NoPermission({ said = null }: { readonly said?: string | null }) {
  const say = useSay();
  return (
    <Note title={say('Bạn không có quyền xem phần này', 'You may not see this')}>
      {said !== null && <p>{said}</p>}
      <p>
        {say(
          'Quyền do vai trò khi đăng nhập quyết định; hãy hỏi quản trị hệ thống nếu cần.',
          'Rights follow the role you signed in with; ask the administrator if you need more.',
        )}
      </p>
    </Note>
  );
}

const problemText = ({ problem }: Refused, language: 'vi' | 'en'): string =>
  language === 'vi' ? problem.error.message : problem.detail;
