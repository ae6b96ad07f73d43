import type { AnyEvent, Command } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import { type OpenLedger, openLedger } from '../index.js';

/** 5 April 2026, nine in the morning in Huế. */
export const NOW = Date.UTC(2026, 3, 5, 2);
export const DECISION = { number: '12/QĐ-UBND', date: '2026-01-05' };

type Stated = readonly [type: AnyEvent['type'], validAt: string | null, data: object, actor?: string];

const unit = (id: string, place: object = {}): Stated => [
  'UnitRegistered',
  '2026-01-01',
  { unit: id, name: `Đơn vị ${id}`, aliases: [], kind: 'department', scope: 'in', article: null, ...place },
];
const head = (of: string): Stated => [
  'PostDefined',
  '2026-01-01',
  {
    ...{ post: `head-${of}`, unit: of, title: `Trưởng ${of}`, role: 'HEAD' },
    ...{ personKind: 'CONG_CHUC', scope: 'in', article: null },
  },
];
const official = (person: string): Stated => [
  'OfficialRegistered',
  '2026-01-01',
  { person, name: `Ông ${person}`, personKind: 'CONG_CHUC' },
];
const appointed = (of: string, person: string): Stated => [
  'HeadAppointed',
  '2026-01-01',
  { post: `head-${of}`, person },
];
const staff = (person: string, of: string): Stated => [
  'OfficialAssigned',
  '2026-01-01',
  { person, unit: of, role: 'STAFF' },
];
export const task = (id: string, doer: object): Stated => [
  'TaskAssigned',
  '2026-01-05',
  {
    ...{ task: id, ...doer, basis: 'UNPLANNED', title: `Việc ${id}`, decision: DECISION },
    milestones: [{ key: 'm1', due: '2026-03-31', units: 1 }],
  },
];

/**
 * UBND (chair, secretary) manages sở A (director; phòng 1 with a manager and two clerks) and sở B (director-b). Task `t-a` is sở A's,
 * `t-b` sở B's, `t-clerk` the first clerk's, and so on. `elsewhere` (outsider) stands under nobody here.
 */
export const CITY: readonly Stated[] = [
  unit('ubnd'),
  unit('so-a', { managedBy: 'ubnd' }),
  unit('so-b', { managedBy: 'ubnd' }),
  unit('phong-1', { parent: 'so-a' }),
  unit('elsewhere'),
  ...['ubnd', 'so-a', 'so-b', 'phong-1', 'elsewhere'].map(head),
  ...['chair', 'secretary', 'director', 'director-b', 'manager', 'clerk', 'clerk-2', 'outsider'].map(official),
  appointed('ubnd', 'chair'),
  appointed('so-a', 'director'),
  appointed('so-b', 'director-b'),
  appointed('phong-1', 'manager'),
  appointed('elsewhere', 'outsider'),
  staff('secretary', 'ubnd'),
  staff('clerk', 'phong-1'),
  staff('clerk-2', 'phong-1'),
  ...['ubnd', 'so-a', 'so-b', 'elsewhere'].map(
    (of): Stated => ['TrackingUnitDecided', '2026-01-01', { unit: of, tracking: 'QUARTER', decision: DECISION }],
  ),
  task('t-a', { unit: 'so-a' }),
  task('t-b', { unit: 'so-b' }),
  task('t-clerk', { person: 'clerk' }),
  task('t-chair', { person: 'chair' }),
  task('t-ubnd', { unit: 'ubnd' }),
  task('t-elsewhere', { unit: 'elsewhere' }),
];

/** How a live ledger begins. */
export const OPENED: Stated = [
  'LedgerOpened',
  null,
  { ledger: '00000000-0000-4000-8000-000000000001', kind: 'live', city: 'hue' },
];

/** A ledger, in memory unless said otherwise, that holds the city and what comes after it. */
export async function openCity(
  kind: 'live' | 'demo' = 'live',
  more: readonly Stated[] = [],
  url = 'memory:',
): Promise<OpenLedger> {
  const opened = await openLedger({ url, create: true, clock: () => NOW })();
  if (E.isLeft(opened)) throw new Error(opened.left.detail);
  const [type, validAt, data] = OPENED;
  const first: Stated = [type, validAt, { ...data, kind }];
  const commands: readonly Command[] = [first, ...CITY, ...more].map(([type, validAt, data, actor = 'test'], i) => ({
    ...{ commandId: `city-${i}`, type, validAt, data, actor },
  }));
  const done = await opened.right.engine.executeAll(commands)();
  if (E.isLeft(done) || done.right.status !== 'RECORDED') throw new Error(JSON.stringify(done));
  await opened.right.engine.refresh()();
  return opened.right;
}
