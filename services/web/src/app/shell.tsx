import { onlineManager, useIsFetching } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { useSending, useWaitingHere } from '../outbox/use-outbox.ts';
import { useSession, useSignOut } from '../session/session.tsx';
import { useLanguage } from '../text/language.tsx';
import { roleName } from '../text/words.ts';
import { addressOf } from './place.ts';
import { isOffered, SECTIONS } from './sections.ts';

/** Head, menu and main part of every view; the mark of made-up data stands over all of them. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { say } = useLanguage();
  const { data: session } = useSession();
  useSending();
  const isDemo = session?.ledger?.kind === 'demo';
  return (
    <div className={isDemo ? 'shell synthetic' : 'shell'}>
      <a className="skip" href="#main">
        {say('Tới nội dung chính', 'Skip to content')}
      </a>
      <Head />
      {isDemo && (
        <p className="demo-note">
          <strong>{say('Dữ liệu mô phỏng', 'Synthetic data')}</strong>{' '}
          {say('Sổ trình diễn, không có giá trị đánh giá chính thức.', 'A demonstration ledger; no official value.')}
        </p>
      )}
      <Offline />
      <div className="columns">
        <Menu />
        <Main>{children}</Main>
      </div>
    </div>
  );
}

function Head() {
  const { language, say, choose } = useLanguage();
  const { data: session } = useSession();
  const signOut = useSignOut();
  const [, go] = useLocation();
  const caller = session?.caller;
  return (
    <header className="head">
      <Link href="/page" className="brand">
        <img src="/assets/icon.svg" alt="" width="28" height="28" />
        <span>{say('Sổ đánh giá', 'Rating ledger')}</span>
      </Link>
      <div className="head-side">
        {caller?.signedIn ? (
          <>
            <span className="who">{caller.roles.map((role) => roleName(role, say)).join(', ')}</span>
            <button
              type="button"
              className="quiet"
              onClick={() => {
                signOut();
                go('/page/sign-in');
              }}
            >
              {say('Đăng xuất', 'Sign out')}
            </button>
          </>
        ) : (
          <Link href="/page/sign-in" className="quiet">
            {say('Đăng nhập', 'Sign in')}
          </Link>
        )}
        <button
          type="button"
          className="quiet"
          lang={language === 'vi' ? 'en' : 'vi'}
          onClick={() => choose(language === 'vi' ? 'en' : 'vi')}
        >
          {language === 'vi' ? 'English' : 'Tiếng Việt'}
        </button>
      </div>
    </header>
  );
}

function Menu() {
  const { say } = useLanguage();
  const { data: session } = useSession();
  const [location] = useLocation();
  const search = new URLSearchParams(useSearch());
  const caller = session?.caller;
  const shown = SECTIONS.filter((section) => (caller?.signedIn ? isOffered(section, caller) : section.roles === null));
  return (
    <nav className="menu" aria-label={say('Các phần', 'Sections')}>
      <ul>
        {shown.map(({ path, name }) => (
          <li key={path}>
            <Link href={addressOf(path, search)} aria-current={location.startsWith(path) ? 'page' : undefined}>
              {name(say)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A reader who goes on by keyboard or screen reader starts at the new view, not at the end of the old one. */
function Main({ children }: { readonly children: ReactNode }) {
  const [location] = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const busy = useIsFetching() > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is what it waits for
  useEffect(() => {
    if (!first.current) main.current?.focus();
    first.current = false;
  }, [location]);
  return (
    <main id="main" tabIndex={-1} ref={main} aria-busy={busy}>
      {children}
    </main>
  );
}

function Offline() {
  const { say } = useLanguage();
  const online = useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  );
  const waiting = useWaitingHere();
  const waits = say(` Còn ${waiting} mục chờ gửi từ máy này.`, ` ${waiting} to be sent from this device.`);
  return (
    <div role="status" className={online ? 'offline-none' : 'offline'}>
      {online
        ? ''
        : `${say(
            'Mất kết nối. Những gì đang hiện là lần đọc gần nhất; trang tự đọc lại khi có mạng.',
            'Offline. What is shown was read before; the page reads again when the network is back.',
          )}${waiting > 0 ? waits : ''}`}
    </div>
  );
}
