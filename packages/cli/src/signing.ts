import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { signingFilesOf } from '@kpi-ledger/api/ledger';
import { type Engine, signerError } from '@kpi-ledger/engine';
import type { Signer } from '@kpi-ledger/ledger';
import { openFileSigner } from '@kpi-ledger/ledger/signing-file';
import * as E from 'fp-ts/lib/Either.js';
import { engineFailure, notOpen } from './ledger.js';
import type { Settings } from './options/settings.js';
import type { Failure } from './terminal/failure.js';

export interface SigningFlags {
  readonly signingKey?: string;
}

/** Does the work as the one signer of the store; the lease is given back, whatever happens. */
export async function withSigner<A>(
  engine: Engine,
  settings: Settings,
  { signingKey, lost = false }: SigningFlags & { readonly lost?: boolean },
  work: (signer: Signer) => Promise<E.Either<Failure, A>>,
): Promise<E.Either<Failure, A>> {
  if (engine.ledger() === null) return E.left(notOpen(settings.store));
  const rows = await engine.checkpoints()();
  if (E.isLeft(rows)) return E.left(engineFailure(rows.left));
  const places = signingFilesOf(settings.store);
  const opened = openFileSigner({
    keyFile: signingKey ?? process.env['KPI_SIGNING_KEY'] ?? places.keyFile,
    leaseFile: places.leaseFile,
    owner: `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`,
    // A key is made for a ledger that has none; where one was, a missing file is a loss that somebody has to say.
    whenMissing: rows.right.keys.length === 0 || lost ? 'create' : 'refuse',
  });
  if (E.isLeft(opened)) return E.left(engineFailure(signerError(opened.left)));
  try {
    return await work(opened.right);
  } finally {
    opened.right.close();
  }
}
