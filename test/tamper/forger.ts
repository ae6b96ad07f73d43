import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Row } from './ledger-file.js';
import { mth } from './rfc9162.js';

/** Canonical JSON of plain data (RFC 8785), apart from the code under test. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

type Event = { type: string; ledger: string; stream: string; prevHash: string | null; data: Record<string, unknown> };

/**
 * Somebody who can write the whole file but has not got the signing key: alters one event, then makes every hash behind it
 * anew. With a key of their own they also put their key in the place of the ledger's and sign every checkpoint anew.
 */
export function forge(rows: readonly Row[], alter: (event: Event) => void, withOwnKey: boolean): Row[] {
  const own = withOwnKey ? generateKeyPairSync('ed25519').privateKey : null;
  const tails = new Map<string, string>();
  const forged: Row[] = [];
  for (const row of rows) {
    const event = JSON.parse(Buffer.from(row.bytes).toString('utf8')) as Event;
    alter(event);
    if (own !== null) signAnew(event, own, forged);
    event.prevHash = tails.get(event.stream) ?? null;
    const bytes = Buffer.from(canonical(event));
    tails.set(event.stream, sha256(bytes));
    forged.push({ ...row, bytes });
  }
  return forged;
}

function signAnew(event: Event, own: KeyObject, before: readonly Row[]): void {
  const publicKey = rawKeyOf(own);
  const key = `ed25519-${sha256(Buffer.from(publicKey, 'hex')).slice(0, 16)}`;
  const of = { ledger: event.ledger, kind: 'live' };
  const signed = (said: object): string => sign(null, Buffer.from(canonical({ ...of, ...said })), own).toString('hex');
  if (event.type === 'SigningKeyIntroduced') {
    const said = { key, publicKey, reason: 'FIRST', previous: null };
    const { previous: _, ...data } = said;
    event.data = { ...data, proof: signed({ format: 'kpi-ledger/signing-key@1', ...said }) };
  }
  if (event.type === 'CheckpointSealed') {
    const ordinal = event.data['ordinal'] as number;
    const root = mth(before.slice(0, ordinal).map(({ bytes }) => bytes)).toString('hex');
    event.data = { ordinal, root, key, signature: signed({ format: 'kpi-ledger/checkpoint@1', ordinal, root, key }) };
  }
}

const rawKeyOf = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
