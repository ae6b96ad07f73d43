import { type Engine, subjectOf } from '@kpi-ledger/engine';
import { type RequestHandler, Router, raw } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import { keptEvidence } from '../contract/answers/recorded.js';
import type { Description } from '../contract/description.js';
import { asked, id, inPath } from '../contract/parameters.js';
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
import { MEDIA_TYPES, sniff } from '../evidence/sniff.js';
import { engineProblem, sendProblem } from '../problem.js';
import { readQuery } from '../query.js';
import { callerOf, everybody, grantedTo, whyNotRecord, withinReach } from '../rights/index.js';

const ADDRESS = '/tasks/:task/evidence/:hash';

const EXAMPLE = '%PDF-1.7\nBáo cáo kết quả, ví dụ.\n';
const place = {
  path: '/api/v1/tasks/{task}/evidence/{hash}',
  tag: 'evidence',
  parameters: {
    task: inPath('Mã nhiệm vụ. Id of a task.', id),
    hash: inPath('SHA-256 của nội dung tệp. SHA-256 of the bytes of the file.', asked(/^[0-9a-f]{64}$/)),
  },
  example: {
    task: 'mau.2026-q3.2.so-van-hoa-va-the-thao',
    hash: hashOfBytes(new TextEncoder().encode(EXAMPLE)),
  },
};

export const evidenceDescriptions: readonly Description[] = [
  {
    ...{ ...place, method: 'put', operationId: 'sendEvidence' },
    summary: { vi: 'Gửi tệp minh chứng', en: 'Sends a file of evidence; 201: kept now, 200: it was here already' },
    body: {
      required: true,
      content: Object.fromEntries(
        MEDIA_TYPES.map((mediaType) => [
          mediaType,
          mediaType === 'application/pdf' ? { codec: null, example: EXAMPLE } : { codec: null },
        ]),
      ),
    },
    answers: { 200: { codec: keptEvidence }, 201: { codec: keptEvidence } },
  },
  {
    ...{ ...place, method: 'get', operationId: 'readEvidence', body: null },
    summary: { vi: 'Tải tệp minh chứng', en: 'A file of evidence, as a download' },
    answers: { 200: { mediaTypes: MEDIA_TYPES } },
  },
];

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
