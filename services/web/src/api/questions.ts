import { queryOptions } from '@tanstack/react-query';
import { askSession } from '../session/ask-session.ts';
import { answered, client } from './client.ts';

/** The two times of a question; left out: the service sets them and says so in the basis. */
export interface Times {
  readonly effective?: string;
  readonly known?: string;
}

/** Which events; everything left out: all of them, newest first. */
export interface EventFilter {
  readonly stream?: string;
  readonly type?: string;
  readonly actor?: string;
  readonly correlation?: string;
  readonly from?: string;
  readonly to?: string;
  /** Only events before this ordinal. */
  readonly before?: number;
  readonly take?: number;
}

/** Scores of a period at two bases; a time left out is set by the service. */
export interface DifferenceOf {
  readonly period: string;
  readonly unit?: string;
  readonly 'from.effective'?: string;
  readonly 'from.known'?: string;
  readonly 'to.effective'?: string;
  readonly 'to.known'?: string;
}

/** Without what is null: the service takes an absent parameter as "all". */
const given = <K extends string>(of: { readonly [name in K]: string | null }): { readonly [name in K]?: string } =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== null)) as { readonly [name in K]?: string };

/** So many cases are 1.5 MB. */
export const CASES_AT_ONCE = 500;

/** What the page asks the service; every key says the whole question. */
export const questions = {
  session: () =>
    queryOptions({
      queryKey: ['session'],
      queryFn: askSession,
      staleTime: Infinity,
      // Also asked without a network: the tab knows who it is.
      networkMode: 'always',
      refetchOnReconnect: 'always',
    }),
  today: () =>
    queryOptions({ queryKey: ['basis'], queryFn: () => answered(client.GET('/api/v1/basis', {})), staleTime: 60_000 }),
  names: () =>
    queryOptions({ queryKey: ['names'], queryFn: () => answered(client.GET('/api/v1/names', {})), staleTime: 300_000 }),
  ratings: (period: string, times: Times = {}) =>
    queryOptions({
      queryKey: ['ratings', period, times],
      queryFn: () => answered(client.GET('/api/v1/ratings', { params: { query: { period, ...times } } })),
    }),
  explanation: (subject: string, period: string, times: Times = {}) =>
    queryOptions({
      queryKey: ['explanation', subject, period, times],
      queryFn: () => answered(client.GET('/api/v1/explanations', { params: { query: { period, subject, ...times } } })),
    }),
  readiness: (period: string, times: Times = {}) =>
    queryOptions({
      queryKey: ['readiness', period, times],
      queryFn: () =>
        answered(client.GET('/api/v1/readiness', { params: { query: { period, people: true, ...times } } })),
    }),
  agencies: (year: string, times: Times = {}) =>
    queryOptions({
      queryKey: ['agencies', year, times],
      queryFn: () => answered(client.GET('/api/v1/agencies', { params: { query: { year, ...times } } })),
    }),
  quotas: (period: string, times: Times = {}) =>
    queryOptions({
      queryKey: ['quotas', period, times],
      queryFn: () => answered(client.GET('/api/v1/quota-gauges', { params: { query: { period, ...times } } })),
    }),
  publications: (period: string) =>
    queryOptions({
      queryKey: ['publications', period],
      queryFn: () => answered(client.GET('/api/v1/publications', { params: { query: { period } } })),
    }),
  /** Of one unit all cases; of a whole city, where they are tens of megabytes, the first ones. */
  cases: (year: string, unit: string | null, times: Times = {}) =>
    queryOptions({
      queryKey: ['cases', year, unit, times],
      queryFn: () =>
        answered(
          client.GET('/api/v1/cases', {
            params: { query: { year, ...(unit === null ? { limit: CASES_AT_ONCE } : { unit }), ...times } },
          }),
        ),
    }),
  caseOf: (person: string, year: string, times: Times = {}) =>
    queryOptions({
      queryKey: ['case', person, year, times],
      queryFn: () =>
        answered(client.GET('/api/v1/cases/{person}', { params: { path: { person }, query: { year, ...times } } })),
    }),
  people: (period: string) =>
    queryOptions({
      queryKey: ['people', period],
      queryFn: () => answered(client.GET('/api/v1/rated-people', { params: { query: { period } } })),
    }),
  progress: (times: Times = {}) =>
    queryOptions({
      queryKey: ['progress', times],
      queryFn: () => answered(client.GET('/api/v1/progress', { params: { query: times } })),
    }),
  indicators: (plan: string, times: Times = {}) =>
    queryOptions({
      queryKey: ['indicators', plan, times],
      queryFn: () => answered(client.GET('/api/v1/indicators', { params: { query: { plan, ...times } } })),
    }),
  completion: (of: { readonly period: string; readonly plan: string | null }, times: Times = {}) =>
    queryOptions({
      queryKey: ['completion', of, times],
      queryFn: () => answered(client.GET('/api/v1/completion', { params: { query: { ...given(of), ...times } } })),
    }),
  /** Planned against completed, day by day; null: of all plans, of all units. */
  curve: (of: { readonly plan: string | null; readonly unit: string | null }, times: Times = {}) =>
    queryOptions({
      queryKey: ['curve', of, times],
      queryFn: () =>
        answered(client.GET('/api/v1/completion/curve', { params: { query: { ...given(of), ...times } } })),
    }),
  /** What a unit has to act on, however far ahead. */
  matters: (unit: string) =>
    queryOptions({
      queryKey: ['matters', unit],
      queryFn: () => answered(client.GET('/api/v1/alerts', { params: { query: { unit, days: 999 } } })),
    }),
  /** What the unit submitted, with the verdicts. */
  submissions: (unit: string) =>
    queryOptions({
      queryKey: ['submissions', unit],
      queryFn: () => answered(client.GET('/api/v1/submissions', { params: { query: { unit } } })),
    }),
  /** Figures of the unit, and of the city where it leads, the latest first. */
  figures: (unit: string) =>
    queryOptions({
      queryKey: ['figures', unit],
      queryFn: () => answered(client.GET('/api/v1/figures', { params: { query: { unit } } })),
    }),
  /** The indicators that the unit leads, or has a figure of its own in. */
  indicatorsOf: (unit: string) =>
    queryOptions({
      queryKey: ['indicatorsOf', unit],
      queryFn: () => answered(client.GET('/api/v1/indicators', { params: { query: { unit } } })),
    }),
  planTasks: (unit: string) =>
    queryOptions({
      queryKey: ['planTasks', unit],
      queryFn: () => answered(client.GET('/api/v1/completion/tasks', { params: { query: { unit } } })),
    }),
  judgements: () =>
    queryOptions({
      queryKey: ['judgements'],
      queryFn: () => answered(client.GET('/api/v1/judgements', {})),
    }),
  task: (task: string) =>
    queryOptions({
      queryKey: ['task', task],
      queryFn: () => answered(client.GET('/api/v1/tasks/{task}', { params: { path: { task } } })),
    }),
  assessments: (period: string) =>
    queryOptions({
      queryKey: ['assessments', period],
      queryFn: () => answered(client.GET('/api/v1/assessments', { params: { query: { period } } })),
    }),
  assessmentReasons: (person: string, period: string) =>
    queryOptions({
      queryKey: ['assessmentReasons', person, period],
      queryFn: () =>
        answered(client.GET('/api/v1/assessments/{person}', { params: { path: { person }, query: { period } } })),
    }),
  periodSheet: (subject: string, period: string) =>
    queryOptions({
      queryKey: ['periodSheet', subject, period],
      queryFn: () =>
        answered(client.GET('/api/v1/period-sheets/{subject}', { params: { path: { subject }, query: { period } } })),
    }),
  event: (event: string, times: Times = {}) =>
    queryOptions({
      queryKey: ['event', event, times],
      queryFn: () => answered(client.GET('/api/v1/events/{event}', { params: { path: { event }, query: times } })),
    }),
  events: (filter: EventFilter, times: Times = {}) =>
    queryOptions({
      queryKey: ['events', filter, times],
      queryFn: () => answered(client.GET('/api/v1/events', { params: { query: { ...filter, ...times } } })),
    }),
  difference: (query: DifferenceOf) =>
    queryOptions({
      queryKey: ['difference', query],
      queryFn: () => answered(client.GET('/api/v1/diff', { params: { query } })),
    }),
  products: () =>
    queryOptions({
      queryKey: ['products'],
      queryFn: () => answered(client.GET('/api/v1/products', {})),
    }),
  units: () =>
    queryOptions({
      queryKey: ['units'],
      queryFn: () => answered(client.GET('/api/v1/catalogue/units', {})),
      staleTime: 300_000,
    }),
};
