import type * as t from 'io-ts';
import { formulas, health, problem, readiness, session } from './answers/service.js';
import type { Endpoint } from './endpoint.js';
import { formulaOperations } from './formula-operations.js';
import { schemaOf } from './json-schema.js';
import type { Parameter } from './parameters.js';
import type { Components, JsonSchema } from './schema-node.js';

/** Raised with every release; a change that breaks clients raises the first number. */
export const CONTRACT_VERSION = '1.0.0';

/** The OpenAPI 3.1 document of the service, from the codecs of its endpoints. */
export function openApiDocument(endpoints: readonly Endpoint[]): OpenApiDocument {
  const components: Components = {};
  const answer = (codec: t.Mixed): JsonSchema => schemaOf(codec, components);
  answer(problem);
  const paths: { [path: string]: { [method: string]: Operation } } = {
    '/health': { get: own('readHealth', 'Dịch vụ còn sống. The service is alive.', answer(health)) },
    '/ready': { get: own('readReadiness', 'Kho trả lời, sổ đã mở. The store answers.', answer(readiness)) },
    '/api/v1/session': {
      get: own('readSession', 'Cách đăng nhập, và ai đang hỏi. How to sign in, and who asks.', answer(session)),
    },
  };
  for (const endpoint of endpoints)
    paths[`/api/v1${endpoint.path}`] = { [endpoint.method]: operationOf(endpoint, answer) };
  paths['/api/v1/formulas'] = {
    get: own('listFormulas', 'Các công thức. The formulas in words.', answer(formulas), 'formulas'),
  };
  for (const formula of formulaOperations(components))
    paths[`/api/v1${formula.path}`] = {
      post: {
        operationId: formula.operationId,
        tags: ['formulas'],
        summary: `${formula.summary.vi}. ${formula.summary.en}.`,
        parameters: [DERIVATION],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: formula.input, example: formula.example } },
        },
        responses: { '200': success(json(formula.answer)), ...PROBLEMS },
      },
    };
  return {
    openapi: '3.1.0',
    info: {
      title: 'kpi-ledger',
      version: CONTRACT_VERSION,
      description:
        'Điểm, xếp loại theo Nghị định 335/2025/NĐ-CP và tiến độ các kế hoạch, tính từ sổ sự kiện. Ratings under Nghị định 335/2025/NĐ-CP and the completion of plans, derived from a ledger of events. Exact numbers are texts (`2047/24`).',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(components).sort(([x], [y]) => (x < y ? -1 : 1))),
      responses: RESPONSES,
      headers: HEADERS,
    },
  };
}

export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly [key: string]: unknown };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
  readonly components: { readonly schemas: Components; readonly responses: object; readonly headers: object };
}

export interface Operation {
  readonly operationId: string;
  readonly tags?: readonly string[];
  readonly summary: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: JsonSchema;
    readonly [key: string]: unknown;
  }[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: { readonly [status: string]: { readonly content?: Content; readonly [key: string]: unknown } };
}

type Content = { readonly [mediaType: string]: { readonly schema: JsonSchema; readonly example?: unknown } };

function operationOf(endpoint: Endpoint, answer: (codec: t.Mixed) => JsonSchema): Operation {
  const { operationId, tag, summary, parameters, body, bodyExample, example } = endpoint;
  const content = 'codec' in endpoint.answer ? json(answer(endpoint.answer.codec)) : filesOf(endpoint.answer);
  return {
    operationId,
    tags: [tag],
    summary: `${summary.vi}. ${summary.en}.`,
    parameters: Object.entries(parameters).map(([name, parameter]) => parameterOf(name, parameter, example[name])),
    ...(body === null
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: answer(body), example: bodyExample } },
          },
        }),
    responses: {
      '200': { ...success(content), headers: HEADER_REFERENCES },
      ...(endpoint.method === 'get' ? { '304': reference('NotModified') } : {}),
      ...PROBLEMS,
    },
  };
}

const parameterOf = (name: string, parameter: Parameter<unknown>, example: string | undefined) => ({
  name,
  in: parameter.in,
  required: parameter.required,
  description: parameter.description,
  schema: parameter.schema,
  ...(example === undefined ? {} : { example: parameter.schema.type === 'integer' ? Number(example) : example }),
});

/** An operation outside the ledger's answers. */
const own = (operationId: string, summary: string, schema: JsonSchema, tag = 'service'): Operation => ({
  operationId,
  tags: [tag],
  summary,
  parameters: [],
  responses: { '200': success(json(schema)), default: reference('Problem') },
});

const DERIVATION = {
  name: 'derivation',
  in: 'query',
  required: false,
  description: 'false: không kèm diễn giải. Without the derivation.',
  schema: { type: 'string', enum: ['true', 'false'] },
};

const json = (schema: JsonSchema): Content => ({ 'application/json': { schema } });
const success = (content: Content) => ({ description: 'Trả lời. The answer.', content });
const reference = (name: string) => ({ $ref: `#/components/responses/${name}` });

const PROBLEMS = {
  '400': reference('Problem'),
  '404': reference('Problem'),
  '406': reference('Problem'),
  '422': reference('Problem'),
  '503': reference('Problem'),
  default: reference('Problem'),
};

const RESPONSES = {
  Problem: {
    description: 'Không trả lời được, và vì sao. Not answered, and why.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  },
  NotModified: { description: 'Không đổi so với If-None-Match. Unchanged; the headers bring the newer basis.' },
};

const header = (description: string) => ({ description, schema: { type: 'string' } });
const HEADERS = {
  ETag: header('Hash of the answer without its basis.'),
  'KPI-Basis-Ordinal': header('How many events of the ledger were known.'),
  'KPI-Basis-Root': header('Merkle root over them.'),
  'KPI-Basis-Effective': header('The day that the answer is about.'),
  'KPI-Basis-Rule-Set': header('Hash of the rules.'),
  'KPI-Basis-Formula-Set': header('Hash of the list of formulas.'),
  'KPI-Basis-Assumed': header('Hash of what was only assumed.'),
  Link: header('The next page, rel="next".'),
};
const HEADER_REFERENCES = Object.fromEntries(
  Object.keys(HEADERS).map((name) => [name, { $ref: `#/components/headers/${name}` }]),
);

/** The schema of a file is that of its own document; of what is no JSON nothing is said. */
const filesOf = ({ mediaTypes, json: of = {} }: { readonly mediaTypes: readonly string[]; readonly json?: object }) => {
  const { $schema: _, ...schema } = of as { readonly $schema?: string };
  return Object.fromEntries(mediaTypes.map((type) => [type, { schema: type === 'application/json' ? schema : {} }]));
};
