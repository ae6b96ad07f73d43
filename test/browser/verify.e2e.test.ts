import { generateKeyPairSync, sign } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createContext, Script } from 'node:vm';
import { canonicalBytes, eventIdOf } from '@kpi-ledger/events';
import { inclusionProofs, leafHash, rootOf } from '@kpi-ledger/ledger';
import { CHECKPOINT_FORMAT, checkpointBytes, keyBytes, keyIdOf } from '@kpi-ledger/verify';
import { rolldown } from 'rolldown';
import { expect, it } from 'vitest';

const LEDGER = '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e';
const OF = { ledger: LEDGER, kind: 'live' } as const;
const root = fileURLToPath(new URL('../../', import.meta.url));

/** The verifier as a page loads it: one file, and nothing of Node around it. */
async function verifierInAPage(): Promise<Record<string, (...args: never[]) => unknown>> {
  const bundle = await rolldown({ input: `${root}packages/verify/dist/index.js`, cwd: root, platform: 'browser' });
  const { output } = await bundle.generate({ format: 'iife', name: 'verifier' });
  await bundle.close();
  expect(output[0].imports).toEqual([]);
  const page = createContext({ TextEncoder, TextDecoder, Uint8Array, crypto: globalThis.crypto });
  new Script(`${output[0].code}; globalThis.found = verifier;`).runInContext(page);
  return page['found'];
}

it('verifies events, proofs and signatures without Node', async () => {
  const verifier = await verifierInAPage();
  const envelope = {
    ...{ id: eventIdOf(LEDGER, 'open', 0), version: 1, ledger: LEDGER, stream: 'ledger', revision: 0 },
    ...{ validAt: '2026-01-05', recordedAt: '2026-01-05T01:00:00.000Z', actor: 'tester', commandId: 'open' },
    ...{ correlationId: 'open', causationId: null, prevHash: null, type: 'LedgerOpened' },
  };
  const bytes = canonicalBytes({ ...envelope, data: { ledger: LEDGER, kind: 'live', city: 'hue' } });
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const hex = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
  const signed = (said: Uint8Array): string => sign(null, said, privateKey).toString('hex');
  const key = { key: keyIdOf(hex), publicKey: hex, reason: 'FIRST', previous: null } as const;
  const checkpoint = { ordinal: 1, root: rootOf([bytes]), key: key.key };
  const file = {
    ...{ format: CHECKPOINT_FORMAT, ...OF, ...checkpoint, signature: signed(checkpointBytes(OF, checkpoint)) },
    ...{ publicKey: hex, keys: [{ ...key, proof: signed(keyBytes(OF, key)), signature: null }], previous: null },
  };
  const verify = verifier['verifyLedger'] as unknown as (...args: unknown[]) => Promise<{ status: string }>;
  const stored = [{ stream: 'ledger', revision: 0, bytes }];
  // The key history of the file is not in this log of one event: the file is checked, and that is said.
  const found = await verify(stored, [{ name: 'c.json', text: JSON.stringify(file) }], hex);
  expect(found).toMatchObject({ status: 'INVALID', firstBad: { code: 'OTHER_KEYS' } });
  expect((await verify(stored)).status).toBe('NOT_ANCHORED');
  const [proof] = inclusionProofs([leafHash(bytes)], [0]);
  const included = verifier['verifyInclusion'] as unknown as (...args: unknown[]) => boolean;
  expect(included(bytes, proof, checkpoint.root)).toBe(true);
  const isSignature = verifier['isSignatureOf'] as unknown as (...args: unknown[]) => boolean;
  expect(isSignature(hex, checkpointBytes(OF, checkpoint), file.signature)).toBe(true);
  expect(isSignature(hex, checkpointBytes(OF, { ...checkpoint, ordinal: 2 }), file.signature)).toBe(false);
});
