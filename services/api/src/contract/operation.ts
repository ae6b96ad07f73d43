import type * as t from 'io-ts';
import type { Content, Description } from './description.js';
import type { Endpoint } from './endpoint.js';
import type { Parameter, Parameters } from './parameters.js';
import { HEADER_REFERENCES, PROBLEMS, reference } from './responses.js';
import type { JsonSchema } from './schema-node.js';

/** An operation of the document. */
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
  readonly requestBody?: { readonly required: boolean; readonly content: MediaTypes };
  readonly responses: { readonly [status: string]: { readonly content?: MediaTypes; readonly [key: string]: unknown } };
}

type MediaTypes = { readonly [mediaType: string]: { readonly schema: JsonSchema; readonly example?: unknown } };

/** The schema of a codec, whose components go to the document. */
export type SchemaOf = (codec: t.Mixed) => JsonSchema;

export function operationOf(endpoint: Endpoint, schemaOf: SchemaOf): Operation {
  const { body, bodyExample } = endpoint;
  return {
    ...aboutOf(endpoint),
    ...(body === null
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(body), example: bodyExample } },
          },
        }),
    responses: {
      '200': { ...success(contentOf(endpoint.answer, schemaOf)), headers: HEADER_REFERENCES },
      ...(endpoint.method === 'get' ? { '304': reference('NotModified') } : {}),
      ...PROBLEMS,
    },
  };
}

export function describedOperation(description: Description, schemaOf: SchemaOf): Operation {
  const { body, answers } = description;
  return {
    ...aboutOf(description),
    ...(body === null
      ? {}
      : {
          requestBody: {
            required: body.required,
            content: Object.fromEntries(
              Object.entries(body.content).map(([mediaType, { codec, example: sent }]) => [
                mediaType,
                { schema: codec === null ? {} : schemaOf(codec), ...(sent === undefined ? {} : { example: sent }) },
              ]),
            ),
          },
        }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [status, success(contentOf(answer, schemaOf))]),
      ),
      ...(description.method === 'get' && !isEndless(description) ? { '304': reference('NotModified') } : {}),
      ...PROBLEMS,
    },
  };
}

type About = Pick<Endpoint, 'operationId' | 'tag' | 'summary' | 'parameters' | 'example'>;

const aboutOf = ({ operationId, tag, summary, parameters, example }: About) => ({
  operationId,
  tags: [tag],
  summary: `${summary.vi}. ${summary.en}.`,
  parameters: parametersOf(parameters, example),
});

const isEndless = ({ answers }: Description): boolean =>
  Object.values(answers).some((answer) => 'mediaTypes' in answer && answer.mediaTypes.includes('text/event-stream'));

/** An operation outside the ledger's answers. */
export const ownOperation = (operationId: string, summary: string, schema: JsonSchema, tag = 'service'): Operation => ({
  operationId,
  tags: [tag],
  summary,
  parameters: [],
  responses: { '200': success(json(schema)), '304': reference('NotModified'), default: reference('Problem') },
});

const contentOf = (answer: Content, schemaOf: SchemaOf): MediaTypes =>
  'codec' in answer ? json(schemaOf(answer.codec)) : filesOf(answer);

const parametersOf = (parameters: Parameters, example: Endpoint['example']): Operation['parameters'] =>
  Object.entries(parameters).map(([name, parameter]) => parameterOf(name, parameter, example[name]));

const parameterOf = (name: string, parameter: Parameter<unknown>, example: string | undefined) => ({
  name,
  in: parameter.in,
  required: parameter.required,
  description: parameter.description,
  schema: parameter.schema,
  ...(example === undefined ? {} : { example: exampleOf(parameter, example) }),
});

const exampleOf = ({ schema: { type } }: Parameter<unknown>, text: string): unknown =>
  type === 'integer' ? Number(text) : type === 'boolean' ? text === 'true' : text;

export const json = (schema: JsonSchema): MediaTypes => ({ 'application/json': { schema } });
export const success = (content: MediaTypes) => ({ description: 'Trả lời. The answer.', content });

/** The schema of a file is that of its own document; of what is no JSON nothing is said. */
function filesOf({ mediaTypes, json: of = {} }: { readonly mediaTypes: readonly string[]; readonly json?: object }) {
  const { $schema: _, ...schema } = of as { readonly $schema?: string };
  return Object.fromEntries(mediaTypes.map((type) => [type, { schema: type === 'application/json' ? schema : {} }]));
}
