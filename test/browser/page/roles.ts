import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ASSESSOR, type DemoPage, OFFICER, type Persona, settled, UNIT } from './demo-page.ts';

/** What everybody finds in the menu. */
const OPEN = ['verification', 'public'];
const SCORES = ['overview', 'readiness', 'officials', 'cases', 'comparison'];
const JUDGING = ['judging', 'scoring'];
const CITY = ['quota', 'period', 'forms', 'events'];

interface Part {
  readonly role: string;
  readonly as: Persona;
  /** The parts that the menu offers; every other one is refused, also by its address. */
  readonly menu: readonly string[];
  /** Of the acts below those that the role may do; every other one is refused. */
  readonly may: readonly string[];
}

const PARTS: readonly Part[] = [
  { role: 'PUBLIC', as: { roles: ['PUBLIC'] }, menu: OPEN, may: [] },
  {
    ...{ role: 'REPORTING_UNIT', as: UNIT, menu: ['unit', ...SCORES, ...OPEN] },
    may: ['report', 'submit', 'measure'],
  },
  {
    role: 'ASSESSOR',
    as: ASSESSOR,
    menu: ['assigning', ...JUDGING, 'self', ...SCORES, ...OPEN],
    may: ['accept', 'reject', 'assign'],
  },
  {
    // Heads a sở that has nothing to do with the one that the acts are about.
    ...{ role: 'AUTHORITY_HEAD', menu: ['assigning', ...JUDGING, 'self', ...SCORES, ...OPEN], may: [] },
    as: { roles: ['AUTHORITY_HEAD'], unit: 'so-van-hoa-va-the-thao', official: 'mau-giu-chuc-04' },
  },
  {
    ...{ role: 'RATING_OFFICER', as: OFFICER, menu: ['assigning', ...JUDGING, 'self', ...SCORES, ...CITY, ...OPEN] },
    may: ['measure', 'assign', 'publish', 'close'],
  },
  {
    ...{ role: 'AUDITOR', as: { roles: ['AUDITOR'], official: 'mau-thanh-tra' }, may: [] },
    menu: [...JUDGING, ...SCORES, ...CITY, ...OPEN],
  },
  {
    ...{ role: 'ADMINISTRATOR', as: { roles: ['ADMINISTRATOR'], official: 'mau-cong-chuc-02.1' }, menu: OPEN },
    may: ['access'],
  },
];

const VIEWS = ['unit', 'assigning', ...JUDGING, 'self', ...SCORES, ...CITY, ...OPEN];
const task = 'kh18.ii.46.so-tai-chinh';
const synthetic = true;
const command = (kind: string, data: object, validAt: string | null = '2026-10-01') => ({
  path: '/api/v1/commands',
  body: { kind, validAt, data: { ...data, synthetic } },
});
const act = (what: string) => ({ path: `/api/v1/periods/2026-Q2/${what}`, body: {} });

/** One request of each kind, all about the work of Sở Tài chính or about the whole city. */
const ACTS: { readonly [name: string]: { readonly path: string; readonly body: object } } = {
  report: command('TaskReported', { task, note: 'x' }),
  submit: command('EvidenceSubmitted', { task, submission: 'x', milestone: 'm1', units: 1, evidence: [] }),
  measure: command('IndicatorMeasured', {
    indicator: 'ctr286.ii.1',
    unit: null,
    period: '2025',
    value: '1',
    source: 'x',
  }),
  accept: command('EvidenceAccepted', { task, submission: 'x', exceedsRequirement: false }, null),
  reject: command('EvidenceRejected', { task, submission: 'x', major: false, reason: 'x', newDeadline: null }, null),
  assign: command('TaskAssigned', {
    ...{ task: 'viec-moi', unit: 'so-tai-chinh', basis: 'UNPLANNED', title: 'x' },
    milestones: [{ key: 'm1', due: '2026-12-31', units: 1 }],
  }),
  publish: act('publish'),
  close: act('close'),
  access: command('AccessPolicyDecided', { cliWrites: 'FORBIDDEN', decision: { number: '1', date: '2026-10-01' } }),
};

/** Each role is offered what it may do, and refused the rest: in the menu, at the address, and by the service itself. */
export function roleTests(demo: () => DemoPage): void {
  test.each(PARTS)('$role', async ({ as, menu, may }) => {
    const page = await demo().tab(as);
    await page.goto(`${demo().url}/page`);
    await settled(page);
    const links = page.locator('nav.menu a');
    expect(
      (
        await links.evaluateAll((all) => all.map((one) => new URL((one as HTMLAnchorElement).href).pathname))
      ).toSorted(),
    ).toEqual(menu.map((view) => `/page/${view}`).toSorted());
    const before = await ordinal(page);
    // As if typed, without loading everything anew for every one of them.
    for (const view of VIEWS.filter((one) => !menu.includes(one))) {
      await page.evaluate((path) => history.pushState(null, '', path), `/page/${view}`);
      await page.getByText('Bạn không có quyền xem phần này').waitFor();
      expect(await page.locator('main form, main table, main select').count()).toBe(0);
    }
    const refused = Object.entries(ACTS).filter(([name]) => !may.includes(name));
    const answers = await page.evaluate(send, refused);
    expect(answers).toEqual(refused.map(([name]) => [name, 403]));
    // What it may do is not refused for want of a right, but here for what is wrong with it: nothing is recorded either.
    const spoiled = may.map((name) => [name, spoil(ACTS[name])] as const);
    expect(await page.evaluate(send, spoiled)).toEqual(may.map((name) => [name, 422]));
    expect(await ordinal(page)).toBe(before);
  });

  test('The page as a whole is loaded at an address that the role may not see, and says so.', async () => {
    const page = await demo().tab(UNIT);
    await page.goto(`${demo().url}/page/events/300`);
    await page.getByText('Bạn không có quyền xem phần này').waitFor();
  });
}

/** With the token of the tab, as the page itself asks; answers the status of each. */
async function send(
  acts: readonly (readonly [name: string, act: { readonly path: string; readonly body: object } | undefined])[],
): Promise<readonly (readonly [string, number])[]> {
  const { token } = JSON.parse(sessionStorage.getItem('kpi.token') ?? '{}') as { readonly token: string };
  const statuses: (readonly [string, number])[] = [];
  for (const [name, one] of acts) {
    if (one === undefined) throw new TypeError(name);
    const response = await fetch(one.path, {
      method: 'POST',
      headers: {
        ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        'idempotency-key': `role-${name}`,
      },
      body: JSON.stringify(one.body),
    });
    statuses.push([name, response.status]);
  }
  return statuses;
}

/** The same act, which no rule lets pass: a field that does not exist, or a period that is none. */
function spoil(one: (typeof ACTS)[string] | undefined) {
  if (one === undefined) throw new TypeError('no act');
  const { path, body } = one;
  return 'data' in body
    ? { path, body: { ...body, data: { ...(body.data as object), wrong: 1 } } }
    : { path, body: { wrong: 1 } };
}

const ordinal = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const answer = (await (await fetch('/api/v1/basis')).json()) as { readonly basis: { readonly ordinal: number } };
    return answer.basis.ordinal;
  });
