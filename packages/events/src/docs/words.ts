import type { Header } from '../envelope/envelope.js';
import type { Mark } from '../fields/index.js';
import type { ValidAtMeaning } from '../types/event-type.js';

export const INTRODUCTION = `# Events

Generated from the event types (\`packages/events/src/types\`); do not edit by hand.

A fact goes into the log once and stays. This page says for every type what it says, whose stream it stands in, which day
its \`validAt\` is, what its fields hold, and which of them are encrypted. The same as JSON Schemas: \`docs/schemas\`.

A field name that ends in \`?\` may be left out; \`[]\` is an element of a list, \`{}\` an entry of a table. No field is ever
\`undefined\`, and a field that is not listed is refused. Exact numbers are text (\`"25.5"\`, \`"2047/24"\`).`;

/** The day that a fact speaks about, a civil date at UTC+07:00. */
export const VALID_AT: { readonly [M in ValidAtMeaning]: string } = {
  'the day it takes effect': 'From this day on it holds: an appointment, a plan, a target, a discipline.',
  'the day it was made':
    'A report, a submission, an amendment, a cancellation. For its period and timeliness a submission counts on the day it was recorded, unless the assessor confirms an earlier day with a reason; an amendment that moves a deadline and a cancellation count from the day they were recorded.',
  'the day it was recorded': 'The civil date of `recordedAt` itself.',
  'the day of the submission it judges':
    'So that evidence of March accepted in April counts for March, once that is known.',
  'the missed deadline, or the day of the rejected submission it excuses': 'The occurrence that is not counted.',
  'the last day of the period': 'Scores, confirmations, attestations, publications of a period.',
  'the end of the measured period': 'The last day of the period in the field `period`.',
  "the target's own day":
    'The day of the fact it speaks about, so that it acts by knowledge only: nothing changes for whoever asks about what was known before it was recorded.',
};

export const MARKS: { readonly [M in Mark]: string } = {
  id: 'a pseudonymous id of a unit, post, person, task …: at most 100 lower-case letters without accents, digits, dots, dashes; or the UUID of an event',
  code: 'a code of at most 100 letters, digits, dots, dashes, slashes, without spaces; or one of the listed values',
  date: 'a civil date yyyy-mm-dd at UTC+07:00',
  instant: 'an instant in UTC with milliseconds',
  decimal: 'an exact decimal or fraction as text, for example `"25.5"` or `"2047/24"`',
  count: 'a whole number',
  flag: 'yes or no',
  hash: 'a SHA-256 hash',
  publicText:
    'text of an adopted, public document or of public administration; it never speaks about a person; 1 to 20000 characters',
  identity: "what identifies a person: **encrypted** under the key of the event's subject",
  freeText: "what a user wrote: **encrypted** under the key of the event's subject",
};

export const ENVELOPE: { readonly [F in keyof Header | 'data']: string } = {
  id: 'UUIDv5 of (ledger, commandId, index of the event in its command)',
  type: 'one of the types below',
  version: 'version of the type, from 1',
  ledger: 'id of the ledger, given by LedgerOpened',
  stream: 'the stream: category and subject',
  revision: 'number of the event in its stream, from 0',
  validAt: 'the day the fact speaks about',
  recordedAt: "the writer's stamp, an instant in UTC",
  actor: 'pseudonymous id of who sent the command',
  commandId: 'id of the command: repeated, it returns its first result',
  correlationId: 'id shared by commands that belong together',
  causationId: 'id of the event that led to this command; or null',
  data: 'what the type says, see below',
  prevHash: "SHA-256 of the bytes of the stream's previous event; null on revision 0",
};
