import { OFFICER, type Persona, UNIT } from './demo-page.ts';

/** Every view, by its address, and who meets it. */
export const VIEWS: readonly { readonly name: string; readonly path: string; readonly as: Persona }[] = [
  { name: 'overview', path: '/page/overview', as: OFFICER },
  { name: 'readiness', path: '/page/readiness', as: OFFICER },
  { name: 'quota', path: '/page/quota', as: OFFICER },
  { name: 'period', path: '/page/period', as: OFFICER },
  { name: 'officials', path: '/page/officials', as: OFFICER },
  { name: 'cases', path: '/page/cases', as: OFFICER },
  { name: 'case', path: '/page/cases/mau-giu-chuc-04', as: OFFICER },
  { name: 'forms', path: '/page/forms', as: OFFICER },
  { name: 'explanation', path: '/page/explanations/head-so-van-hoa-va-the-thao', as: OFFICER },
  { name: 'event', path: '/page/events/300', as: OFFICER },
  { name: 'events', path: '/page/events', as: OFFICER },
  { name: 'axes', path: '/page/quota?effective=2026-09-29&known=2026-10-12', as: OFFICER },
  { name: 'comparison', path: '/page/comparison?from.known=2026-10-12', as: OFFICER },
  { name: 'verification', path: '/page/verification', as: OFFICER },
  { name: 'unit', path: '/page/unit', as: UNIT },
  { name: 'public', path: '/page/public', as: OFFICER },
  { name: 'public-unit', path: '/page/public?plan=ctr286&unit=so-khoa-hoc-va-cong-nghe', as: OFFICER },
];

export const WIDTHS = [360, 768, 1440] as const;

/** The rules of axe that hold. */
export const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
