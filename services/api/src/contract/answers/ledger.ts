import type { CheckpointFile, CheckpointRow, LedgerInfo, ReplayedState, SigningKeyRow } from '@kpi-ledger/engine';
import * as t from 'io-ts';
import { choice, component, componentOf, count, hash, instant, list, nullable, record, text } from '../fields.js';
import { basis, decision } from './shared.js';

export const ledgerInfo = componentOf<LedgerInfo>()(
  'Ledger',
  'Which ledger answers here.',
  record({ id: text, kind: choice('live', 'demo'), city: text, ordinal: count }),
);

export const basisAnswer = component('BasisAnswer', 'Where a question would stand.', record({ basis }));

export const replayedState = componentOf<ReplayedState>()(
  'ReplayedState',
  'What a full replay of the stored bytes leaves.',
  record({ ordinal: count, root: hash, stateHash: hash }),
);

const checkpoint = { ordinal: count, root: hash, key: text, signature: text };
const key = {
  key: text,
  publicKey: text,
  reason: choice('FIRST', 'ROTATED', 'LOST'),
  previous: nullable(text),
  proof: text,
  signature: nullable(text),
};
const recorded = { event: text, recordedAt: instant };

const checkpointRow = componentOf<CheckpointRow>()(
  'Checkpoint',
  'A signed state of the log.',
  record({ ...checkpoint, ...recorded }),
);
const keyRow = componentOf<SigningKeyRow>()(
  'SigningKey',
  'A key that signs from some event on.',
  record({ ...key, ...recorded, decision: nullable(decision) }),
);
export const checkpoints = component(
  'Checkpoints',
  'The signed states of the log and the keys that sign them; nothing is verified here.',
  record({ checkpoints: list(checkpointRow), keys: list(keyRow) }),
);

const previous = record({
  ...checkpoint,
  consistency: t.unknown as t.Type<unknown>,
});
export const checkpointFile = componentOf<CheckpointFile>()(
  'CheckpointFile',
  'A checkpoint with everything that is needed to check it elsewhere (docs/verify.md).',
  record({
    format: text,
    ledger: text,
    kind: choice('live', 'demo'),
    ...checkpoint,
    publicKey: text,
    keys: list(record(key)),
    previous: nullable(previous),
  }),
);

export const bundle = component(
  'Bundle',
  'A closed period as one file that anybody can verify without the ledger (docs/check-a-published-rating.md).',
  t.record(t.string, t.unknown as t.Type<unknown>),
);
