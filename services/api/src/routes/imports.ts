import type { Engine } from '@kpi-ledger/engine';
import { importJson } from '@kpi-ledger/intake';
import { Router, raw } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import { importFile } from '../imports/import-file.js';
import { MAX_FILE } from '../imports/problems.js';
import { readImport } from '../imports/read-request.js';
import { sendProblem } from '../problem.js';
import { callerOf } from '../rights/index.js';

/** A file of rows, as `kpi import` takes it, and its answer. */
export function importRoutes(engine: Engine): Router {
  const router = Router();
  router.post('/imports', raw({ limit: MAX_FILE, type: () => true }), async (request, response) => {
    const sent = readImport(request);
    if (E.isLeft(sent)) return sendProblem(response, sent.left);
    const result = await importFile(engine, callerOf(response), sent.right);
    if (E.isLeft(result)) return sendProblem(response, result.left);
    response.status(result.right.status === 'RECORDED' ? 201 : 200).json(importJson(result.right));
  });
  return router;
}
