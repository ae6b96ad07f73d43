import { type Engine, subjectOf } from '@kpi-ledger/engine';
import { type RequestHandler, Router, raw } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import { type EvidenceFiles, hashOfBytes } from '../evidence/evidence-files.js';
import {
  badHash,
  evidenceProblem,
  keyLost,
  MAX_EVIDENCE,
  noPlace,
  notWithinReach,
  otherHash,
  otherType,
} from '../evidence/problems.js';
import { sniff } from '../evidence/sniff.js';
import { engineProblem, sendProblem } from '../problem.js';
import { readQuery } from '../query.js';
import { callerOf, everybody, grantedTo, whyNotRecord, withinReach } from '../rights/index.js';

const ADDRESS = '/tasks/:task/evidence/:hash';

/** The files behind the hashes of EvidenceSubmitted: a file is sent and read by the hash of its bytes. */
export function evidenceRoutes(engine: Engine, files: EvidenceFiles | null): Router {
  const router = Router();
  router.put(ADDRESS, maySend(engine), raw({ limit: MAX_EVIDENCE, type: () => true }), (request, response) => {
    if (files === null) return sendProblem(response, noPlace);
    const { task, hash } = request.params;
    const bytes: unknown = request.body;
    if (!(bytes instanceof Uint8Array) || hashOfBytes(bytes) !== hash) return sendProblem(response, otherHash);
    const mediaType = sniff(bytes);
    if (mediaType === null) return sendProblem(response, otherType);
    const subject = subjectOf(`task-${task}`);
    if (engine.keys().lost.includes(subject)) return sendProblem(response, keyLost);
    const kept = files.keep(subject, hash, bytes);
    if (E.isLeft(kept)) return sendProblem(response, evidenceProblem(kept.left));
    response.status(kept.right ? 201 : 200).json({ task, hash, mediaType, bytes: bytes.length });
  });
  router.get(ADDRESS, mayRead(engine), (request, response) => {
    if (files === null) return sendProblem(response, noPlace);
    const { task, hash } = request.params as { readonly task: string; readonly hash: string };
    const read = files.read(subjectOf(`task-${task}`), hash);
    if (E.isLeft(read)) return sendProblem(response, evidenceProblem(read.left));
    // Never shown in the page of the service: a file of somebody's must not run with the rights of whoever opens it.
    response
      .set({
        'content-disposition': `attachment; filename="${hash}"`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, no-store',
      })
      .type(sniff(read.right) ?? 'application/octet-stream')
      .send(Buffer.from(read.right));
  });
  return router;
}

/** Who may submit evidence of the task may send its files. Asked before the body is read. */
const maySend =
  (engine: Engine): RequestHandler<{ task: string; hash: string }> =>
  async (request, response, next) => {
    const { task, hash } = request.params;
    const query = readQuery(request, []);
    if (E.isLeft(query)) return sendProblem(response, query.left);
    if (!SHA256.test(hash)) return sendProblem(response, badHash);
    const data = { task, submission: 's', milestone: 'm', units: 1, evidence: [{ name: 'x', hash }] };
    const refused = await whyNotRecord(engine, callerOf(response), [
      { type: 'EvidenceSubmitted', validAt: null, data },
    ]);
    if (refused !== null) return sendProblem(response, refused);
    next();
  };

const mayRead =
  (engine: Engine): RequestHandler<{ task: string; hash: string }> =>
  async (request, response, next) => {
    const { task, hash } = request.params;
    const query = readQuery(request, []);
    if (E.isLeft(query)) return sendProblem(response, query.left);
    if (!SHA256.test(hash)) return sendProblem(response, badHash);
    // An erasure by another process takes effect before anything is opened.
    const followed = await engine.refresh()();
    if (E.isLeft(followed)) return sendProblem(response, engineProblem(followed.left));
    const granted = grantedTo(response);
    if (everybody(granted)) return next();
    const within = await withinReach(engine, granted, [{ kind: 'task', id: task }]);
    if (E.isLeft(within)) return sendProblem(response, engineProblem(within.left));
    if (within.right.size === 0) return sendProblem(response, notWithinReach);
    next();
  };

const SHA256 = /^[0-9a-f]{64}$/;
