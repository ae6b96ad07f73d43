import { indicators, obligations, PLAN_IDS, type PlanId, tasks, units } from '@kpi-ledger/seeds';
import { Router } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { catalogues } from '../contract/answers/catalogue.js';
import { asking, type Endpoint } from '../contract/endpoint.js';
import { asked, needed, optional, paging } from '../contract/parameters.js';
import { badRequest, type Problem, sendProblem } from '../problem.js';

type Name = keyof typeof catalogues;
const NAMES = Object.keys(catalogues) as readonly Name[];

const ROWS: { readonly [N in Name]: (plan?: PlanId) => readonly unknown[] } = { tasks, indicators, units, obligations };
const WORDS: { readonly [N in Name]: Endpoint['summary'] } = {
  tasks: { vi: 'Nhiệm vụ như in trong kế hoạch', en: 'The tasks of the plans as printed' },
  indicators: { vi: 'Chỉ tiêu như in trong kế hoạch', en: 'The indicators of the plans as printed' },
  units: { vi: 'Đơn vị mà kế hoạch nêu', en: 'The units that the plans name' },
  obligations: { vi: 'Việc nêu trong phần lời', en: 'What the prose of the plans asks for' },
};

const tag = 'catalogue';
const plan = optional('Chỉ một kế hoạch. One plan only.', asked(new RegExp(`^(${PLAN_IDS.join('|')})$`)));

/** The plans as printed; no ledger is asked. */
export const catalogueEndpoints: readonly Endpoint[] = [
  asking({
    ...{ path: '/catalogue', operationId: 'readCatalogue', tag },
    summary: { vi: 'Một danh mục theo tên', en: 'A catalogue by name' },
    parameters: {
      what: needed('Danh mục nào. Which catalogue.', asked(new RegExp(`^(${NAMES.join('|')})$`))),
      plan,
      ...paging,
    },
    answer: { codec: t.union([catalogues.tasks, catalogues.indicators, catalogues.units, catalogues.obligations]) },
    example: { what: 'tasks', plan: 'kh18' },
    ask: async (_, { what, plan: of }) => catalogueOf(what, of),
  }),
  ...NAMES.map((name) =>
    asking({
      ...{ path: `/catalogue/${name}`, operationId: `listCatalogue${name[0]?.toUpperCase()}${name.slice(1)}`, tag },
      summary: WORDS[name],
      parameters: { plan, ...paging },
      answer: { codec: catalogues[name] },
      example: { plan: 'ctr286', limit: '10' },
      ask: async (_, { plan: of }) => catalogueOf(name, of),
    }),
  ),
];

/** A catalogue that there is not is told with those that there are. */
export const unknownCatalogue = (): Router =>
  Router().get('/catalogue/:what', (request, response, next) => {
    const { what } = request.params;
    return isName(what) ? next() : sendProblem(response, noCatalogue(what));
  });

function catalogueOf(what: string, of: string | undefined): E.Either<Problem, unknown> {
  if (!isName(what)) return E.left(noCatalogue(what));
  return of === undefined || isPlan(of)
    ? E.right({ rows: ROWS[what](of) })
    : E.left(unknown('UNKNOWN_PLAN', 'plan', ['kế hoạch', 'plan'], of, PLAN_IDS));
}

const noCatalogue = (what: string): Problem => ({
  ...unknown('UNKNOWN_CATALOGUE', 'what', ['danh mục', 'catalogue'], what, NAMES),
  status: 404,
  title: 'Not found',
});

const unknown = (
  code: string,
  path: string,
  [vi, en]: readonly [string, string],
  given: string,
  known: readonly string[],
): Problem =>
  badRequest(
    code,
    path,
    `không có ${vi} "${given}"; các ${vi}: ${known.join(', ')}`,
    `no ${en} "${given}"; known: ${known.join(', ')}`,
  );

const isName = (text: string): text is Name => (NAMES as readonly string[]).includes(text);
const isPlan = (text: string): text is PlanId => (PLAN_IDS as readonly string[]).includes(text);
