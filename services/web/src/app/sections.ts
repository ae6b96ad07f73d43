import type { Session } from '../session/session.tsx';
import type { Say } from '../text/language.tsx';

type Role = Session['caller']['roles'][number];

interface Section {
  readonly path: string;
  readonly name: (say: Say) => string;
  /** Who sees it in the menu; null: everybody. What may be read is decided by the service alone. */
  readonly roles: readonly Role[] | null;
}

const READERS: readonly Role[] = ['RATING_OFFICER', 'AUDITOR', 'AUTHORITY_HEAD', 'ASSESSOR', 'REPORTING_UNIT'];
export const CITY: readonly Role[] = ['RATING_OFFICER', 'AUDITOR'];

/** The parts of the page, in the order of the menu. */
export const SECTIONS: readonly Section[] = [
  { path: '/page/overview', name: (say) => say('Tổng quan kỳ', 'Overview'), roles: READERS },
];
