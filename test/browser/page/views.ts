import { ASSESSOR, OFFICER, OFFICIAL, type Persona, UNIT } from './demo-page.ts';

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
  { name: 'public', path: '/page/public', as: OFFICER },
  { name: 'public-unit', path: '/page/public?plan=ctr286&unit=so-khoa-hoc-va-cong-nghe', as: OFFICER },
  // With each of the forms open.
  { name: 'unit', path: '/page/unit?form=report.kh18.ii.46.so-tai-chinh.m1', as: UNIT },
  { name: 'evidence', path: '/page/unit?form=evidence.kh18.ii.46.so-tai-chinh.m1', as: UNIT },
  { name: 'measuring', path: '/page/unit?form=measure.ctr286.ii.4.city.2030', as: UNIT },
  { name: 'assigning', path: '/page/assigning', as: ASSESSOR },
  { name: 'judging', path: '/page/judging?kind=DEADLINE_MISSED', as: ASSESSOR },
  {
    name: 'verdict',
    path: '/page/judging?verdict=reject&open=EVIDENCE_WAITING%20kh18.ii.3.so-khoa-hoc-va-cong-nghe%20m1%20m1-n1',
    as: ASSESSOR,
  },
  { name: 'scoring', path: '/page/scoring', as: ASSESSOR },
  { name: 'scores', path: '/page/scoring/mau-giu-chuc-04?period=2026-Q3', as: ASSESSOR },
  { name: 'self', path: '/page/self?period=2026-Q3', as: OFFICIAL },
];

export const WIDTHS = [360, 768, 1440] as const;
