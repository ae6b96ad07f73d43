import { envelopeSchema } from '../envelope/envelope.js';
import type { JsonSchema } from '../fields/index.js';
import { EVENT_TYPE_NAMES, eventTypeOf } from '../types/catalog.js';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

const file = (schema: JsonSchema): string => `${JSON.stringify(schema, null, 2)}\n`;

/** The published JSON Schemas: one of the envelope, one of the data of each event type and version. By file name. */
export function schemaFiles(): ReadonlyMap<string, string> {
  const files = new Map([['envelope.json', file(publishedEnvelope)]]);
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

const publishedEnvelope: JsonSchema = {
  $schema: DIALECT,
  $id: 'urn:kpi-ledger:envelope',
  title: 'Envelope',
  description: 'A stored event: its bytes are the RFC 8785 form of this object, and its hash is that of the bytes.',
  ...envelopeSchema,
};
