/** Every view that an officer meets, by its address; what is closed on it is opened first. */
export const VIEWS: readonly { readonly name: string; readonly path: string }[] = [
  { name: 'overview', path: '/page/overview' },
  { name: 'readiness', path: '/page/readiness' },
  { name: 'quota', path: '/page/quota' },
  { name: 'period', path: '/page/period' },
  { name: 'cases', path: '/page/cases' },
  { name: 'case', path: '/page/cases/mau-giu-chuc-04' },
  { name: 'forms', path: '/page/forms' },
  { name: 'explanation', path: '/page/explanations/head-so-van-hoa-va-the-thao' },
  { name: 'event', path: '/page/events/300' },
  { name: 'events', path: '/page/events' },
  { name: 'axes', path: '/page/quota?effective=2026-09-29&known=2026-10-12' },
  { name: 'comparison', path: '/page/comparison?from.known=2026-10-12' },
  { name: 'verification', path: '/page/verification' },
  { name: 'public', path: '/page/public' },
];

export const WIDTHS = [360, 768, 1440] as const;
