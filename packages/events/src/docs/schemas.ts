import { headerSchema } from '../envelope/envelope.js';
import type { JsonSchema } from '../fields/index.js';
import { EVENT_TYPE_NAMES, eventTypeOf } from '../types/catalog.js';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

const file = (schema: JsonSchema): string => `${JSON.stringify(schema, null, 2)}\n`;

/** The published JSON Schemas: one of the envelope, one of the data of each event type and version. By file name. */
export function schemaFiles(): ReadonlyMap<string, string> {
  const files = new Map([['envelope.json', file(envelopeSchema())]]);
  for (const name of EVENT_TYPE_NAMES) {
    const { version, says, validAt, stream, schema } = eventTypeOf(name);
    files.set(
      `${name}.v${version}.json`,
      file({
        $schema: DIALECT,
        $id: `urn:kpi-ledger:event:${name}:v${version}`,
        title: name,
        description: says,
        $comment: `stream: ${stream}; validAt: ${validAt}`,
        ...schema,
      }),
    );
  }
  return files;
}

function envelopeSchema(): JsonSchema {
  const { properties, required, ...rest } = headerSchema as { properties: JsonSchema; required: readonly string[] };
  return {
    $schema: DIALECT,
    $id: 'urn:kpi-ledger:envelope',
    title: 'Envelope',
    description: 'A stored event: its bytes are the RFC 8785 form of this object, and its hash is that of the bytes.',
    ...rest,
    properties: { ...properties, data: { type: 'object', description: 'by the schema of the type and version' } },
    required: [...required, 'data'],
  };
}
