import type { Session } from '../session/session.tsx';
import type { Say } from '../text/language.tsx';

type Role = Session['caller']['roles'][number];

interface Section {
  readonly path: string;
  readonly name: (say: Say) => string;
  /** Who sees it in the menu; null: everybody. What may be read is decided by the service alone. */
  readonly roles: readonly Role[] | null;
  /** Only for whoever signs in as a person of the ledger. */
  readonly ofPerson?: true;
}

/** Whether somebody who has signed in is offered the part. */
export const isOffered = ({ roles, ofPerson }: Section, caller: Session['caller']): boolean =>
  roles === null || (caller.roles.some((role) => roles.includes(role)) && (!ofPerson || caller.official !== null));

const READERS: readonly Role[] = ['RATING_OFFICER', 'AUDITOR', 'AUTHORITY_HEAD', 'ASSESSOR', 'REPORTING_UNIT'];
export const CITY: readonly Role[] = ['RATING_OFFICER', 'AUDITOR'];

const JUDGES: readonly Role[] = ['ASSESSOR', 'AUTHORITY_HEAD'];

/** The part that an address belongs to; null: none of them. */
export const sectionOf = (location: string): Section | null =>
  SECTIONS.find(({ path }) => location === path || location.startsWith(`${path}/`)) ?? null;

/** Where somebody begins who has signed in: the first part that is for one of the roles. */
export const homeOf = (caller: Session['caller']): string =>
  SECTIONS.find((section) => section.roles !== null && isOffered(section, caller))?.path ?? '/page/public';

/** The parts of the page, in the order of the menu. */
export const SECTIONS: readonly Section[] = [
  { path: '/page/unit', name: (say) => say('Việc của đơn vị', 'My tasks'), roles: ['REPORTING_UNIT'] },
  { path: '/page/overview', name: (say) => say('Tổng quan kỳ', 'Overview'), roles: READERS },
  { path: '/page/readiness', name: (say) => say('Còn thiếu gì', 'Readiness'), roles: READERS },
  { path: '/page/assigning', name: (say) => say('Giao việc', 'Assign work'), roles: [...JUDGES, 'RATING_OFFICER'] },
  { path: '/page/judging', name: (say) => say('Thẩm định', 'Judge results'), roles: [...JUDGES, ...CITY] },
  {
    path: '/page/scoring',
    name: (say) => say('Chấm điểm, xác nhận', 'Score and confirm'),
    roles: [...JUDGES, ...CITY],
  },
  {
    ...{ path: '/page/self', name: (say) => say('Phiếu của tôi', 'My own sheet'), ofPerson: true },
    roles: ['REPORTING_UNIT', ...JUDGES, 'RATING_OFFICER'],
  },
  { path: '/page/quota', name: (say) => say('Tỷ lệ xuất sắc', 'Excellence quota'), roles: CITY },
  { path: '/page/period', name: (say) => say('Công bố, khoá kỳ', 'Publish and close'), roles: CITY },
  { path: '/page/officials', name: (say) => say('Cán bộ, công chức', 'Officials'), roles: READERS },
  { path: '/page/cases', name: (say) => say('Hồ sơ năm', 'Case files'), roles: READERS },
  { path: '/page/forms', name: (say) => say('Mẫu biểu', 'Forms'), roles: CITY },
  { path: '/page/comparison', name: (say) => say('So sánh hai thời điểm', 'Compare two times'), roles: READERS },
  { path: '/page/events', name: (say) => say('Sự kiện', 'Events'), roles: CITY },
  { path: '/page/verification', name: (say) => say('Kiểm chứng gói', 'Verify a bundle'), roles: null },
  { path: '/page/public', name: (say) => say('Công khai', 'Public'), roles: null },
];
