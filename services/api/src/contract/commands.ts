import { EVENT_TYPE_NAMES, type EventTypeName, envelopeSchema, eventTypeOf } from '@kpi-ledger/engine';
import * as t from 'io-ts';
import { component, Described, list, nullable, record, says, text } from './fields.js';
import type { JsonSchema } from './schema-node.js';

/** The data of an event type: its own codec, with the schema that the same fields made. */
function dataOf(type: EventTypeName): t.Type<unknown> {
  const { codec, schema, says: sentence } = eventTypeOf(type);
  return component(`${type}Data`, sentence, new Described(codec as t.Mixed, schema as JsonSchema));
}

const { commandId: idSchema } = envelopeSchema['properties'] as { readonly commandId: JsonSchema };
const commandId = new Described(text, { type: 'string', ...idSchema });

const commandOf = (type: EventTypeName): t.Mixed =>
  component(
    `${type}Command`,
    `Records ${type}; its day: ${eventTypeOf(type).validAt}.`,
    record(
      { kind: t.literal(type), data: dataOf(type) },
      {
        commandId: says('The same id with the same content gives the first result for ever.', commandId),
        validAt: says('The day the fact speaks about; left out where it follows from the fact.', nullable(text)),
      },
    ),
  );

const [first, second, ...others] = EVENT_TYPE_NAMES.map(commandOf);
if (first === undefined || second === undefined) throw new TypeError('fewer than two event types');

/** One fact that somebody wants to record, by the name of its event type; who acts is said by the token. */
export const command = component(
  'Command',
  'A fact to record; docs/events.md says what each is. Which of them a caller may record is said by docs/rights.md.',
  t.union([first, second, ...others]),
);

/** One, or several of which all are recorded or none. */
export const commands = t.union([command, says('All are recorded, or none.', list(command))]);
