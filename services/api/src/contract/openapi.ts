import { formulas, health, problem, readiness, session } from './answers/service.js';
import type { Description } from './description.js';
import type { Endpoint } from './endpoint.js';
import { formulaOperations } from './formula-operations.js';
import { schemaOf } from './json-schema.js';
import {
  describedOperation,
  json,
  type Operation,
  operationOf,
  ownOperation,
  type SchemaOf,
  success,
} from './operation.js';
import { HEADERS, PROBLEMS, RESPONSES } from './responses.js';
import type { Components } from './schema-node.js';

/** Raised with every release; a change that breaks clients raises the first number. */
export const CONTRACT_VERSION = '1.1.0';

export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly [key: string]: unknown };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Paths;
  readonly security: readonly { readonly [scheme: string]: readonly string[] }[];
  readonly components: {
    readonly schemas: Components;
    readonly responses: object;
    readonly headers: object;
    readonly securitySchemes: object;
  };
}

type Paths = { readonly [path: string]: { readonly [method: string]: Operation } };

/** The OpenAPI 3.1 document of the service, from the codecs of its endpoints and of what else is described. */
export function openApiDocument(endpoints: readonly Endpoint[], descriptions: readonly Description[]): OpenApiDocument {
  const components: Components = {};
  const schema: SchemaOf = (codec) => schemaOf(codec, components);
  schema(problem);
  const paths: { [path: string]: { [method: string]: Operation } } = {
    '/health': { get: ownOperation('readHealth', 'Dịch vụ còn sống. The service is alive.', schema(health)) },
    '/ready': { get: ownOperation('readReadiness', 'Kho trả lời, sổ đã mở. The store answers.', schema(readiness)) },
    '/api/v1/session': {
      get: ownOperation(
        'readSession',
        'Cách đăng nhập, và ai đang hỏi. How to sign in, and who asks.',
        schema(session),
      ),
    },
  };
  for (const endpoint of endpoints)
    paths[`/api/v1${endpoint.path}`] = { [endpoint.method]: operationOf(endpoint, schema) };
  for (const description of descriptions)
    paths[description.path] = {
      ...paths[description.path],
      [description.method]: describedOperation(description, schema),
    };
  paths['/api/v1/formulas'] = {
    get: ownOperation('listFormulas', 'Các công thức. The formulas in words.', schema(formulas), 'formulas'),
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
    // Much is read without one; docs/access.md says what needs which role.
    security: [{}, { token: [] }],
    paths: { ...paths, ...formulaPaths(components) },
    components: {
      schemas: Object.fromEntries(Object.entries(components).sort(([x], [y]) => (x < y ? -1 : 1))),
      responses: RESPONSES,
      headers: HEADERS,
      securitySchemes: { token: TOKEN },
    },
  };
}

const formulaPaths = (components: Components): Paths =>
  Object.fromEntries(
    formulaOperations(components).map(({ path, operationId, summary, input, example, answer }) => [
      `/api/v1${path}`,
      {
        post: {
          operationId,
          tags: ['formulas'],
          summary: `${summary.vi}. ${summary.en}.`,
          parameters: [DERIVATION],
          requestBody: { required: true, content: { 'application/json': { schema: input, example } } },
          responses: { '200': success(json(answer)), ...PROBLEMS },
        },
      },
    ]),
  );

const TOKEN = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description: 'Token của hệ thống đăng nhập. A token of the city’s sign-in service (docs/access.md).',
};

const DERIVATION = {
  name: 'derivation',
  in: 'query',
  required: false,
  description: 'false: không kèm diễn giải. Without the derivation.',
  schema: { type: 'string', enum: ['true', 'false'] },
};
