import {
  code,
  count,
  date,
  eventId,
  freeText,
  id,
  list,
  meaning,
  oneOf,
  optional,
  publicText,
  record,
  sha256Hex,
  streamName,
  year,
} from '../fields/index.js';
import { eventType } from './event-type.js';

export const LedgerOpened = eventType({
  type: 'LedgerOpened',
  stream: 'ledger',
  validAt: 'the day it was recorded',
  says: 'The first event: a live ledger, or a demonstration that never verifies as official.',
  fields: { ledger: eventId, kind: oneOf('live', 'demo'), city: id('city') },
});
export const RuleSetAdopted = eventType({
  type: 'RuleSetAdopted',
  stream: 'ledger',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'Parameters that the city decides otherwise than the defaults, each from a day on.',
  fields: {
    rules: list(
      record({
        id: code,
        value: publicText,
        from: meaning('in force from this day', date),
        source: publicText,
        unit: optional(meaning('the agency that it is for, with its components; left out: everybody', id('unit'))),
      }),
    ),
  },
});
export const WorkingCalendarAdopted = eventType({
  type: 'WorkingCalendarAdopted',
  stream: 'ledger',
  validAt: 'the day it was made',
  says: 'The working days of a year: which weekdays are off and which Saturdays or Sundays are worked instead. The last one of a year holds.',
  fields: {
    year,
    daysOff: list(record({ day: date, name: publicText })),
    workedRestDays: list(record({ day: date, name: publicText })),
    source: meaning('the notice or law that says so', publicText),
  },
});
export const AccessPolicyDecided = eventType({
  type: 'AccessPolicyDecided',
  stream: 'ledger',
  validAt: 'the day it was made',
  says: 'Through which entrances the ledger is written. The last one holds; before the first, every entrance is open.',
  fields: {
    cliWrites: meaning(
      'may the command line record facts: it takes the word of whoever runs it for who acts; signing checkpoints is not meant',
      oneOf('ALLOWED', 'FORBIDDEN'),
    ),
  },
});
export const ImportStarted = eventType({
  type: 'ImportStarted',
  stream: 'import',
  validAt: 'the day it was recorded',
  says: 'An import begins; its rows count only once it is completed.',
  fields: {
    import: id('import'),
    kind: code,
    file: freeText,
    fileHash: meaning("keyed hash of the file's bytes: comparable with the key file only", sha256Hex),
    rows: count,
  },
});
export const ImportCompleted = eventType({
  type: 'ImportCompleted',
  stream: 'import',
  validAt: 'the day it was recorded',
  says: 'All rows of the import are recorded.',
  fields: { import: id('import'), recorded: count, skipped: count },
});
export const CheckpointSealed = eventType({
  type: 'CheckpointSealed',
  stream: 'ledger',
  validAt: 'the day it was recorded',
  says: 'A signed Merkle root over the first events.',
  fields: {
    ordinal: count,
    root: sha256Hex,
    key: code,
    signature: meaning('Ed25519, 128 hexadecimal digits, over the canonical text of the checkpoint', publicText),
  },
});
export const SigningKeyIntroduced = eventType({
  type: 'SigningKeyIntroduced',
  stream: 'ledger',
  validAt: 'the day it was recorded',
  says: 'The key that signs checkpoints from here on; the one before it vouches for it, unless it was lost.',
  fields: {
    key: meaning('ed25519- and the first 16 digits of the SHA-256 of the public key', code),
    publicKey: meaning('Ed25519, 64 hexadecimal digits', publicText),
    reason: oneOf('FIRST', 'ROTATED', 'LOST'),
    previous: optional(meaning('the key before it; left out: the first one', code)),
    proof: meaning('signature of the statement by the new key itself', publicText),
    signature: optional(
      meaning('signature of the statement by the previous key; left out: first, or lost', publicText),
    ),
  },
});
export const SubjectErased = eventType({
  type: 'SubjectErased',
  stream: 'ledger',
  validAt: 'the day it was recorded',
  says: "A subject's key is destroyed; its personal texts can no longer be read.",
  fields: {
    subject: streamName,
    legalBasis: publicText,
    records: optional(
      meaning(
        'what became of the duty to keep the records of Điều 24: there are none, the period that was decided for them (P26.records) is over, or the decision says that they need not be kept any longer',
        oneOf('NONE', 'PERIOD_OVER', 'RELEASED_BY_DECISION'),
      ),
    ),
  },
});
