import type { Engine } from '@kpi-ledger/engine';
import { importJson } from '@kpi-ledger/intake';
import { Router, raw } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { imported } from '../contract/answers/recorded.js';
import type { Description } from '../contract/description.js';
import { importFile } from '../imports/import-file.js';
import { MAX_FILE } from '../imports/problems.js';
import { ENDINGS, importParameters, readImport } from '../imports/read-request.js';
import { sendProblem } from '../problem.js';
import { callerOf } from '../rights/index.js';

const EXAMPLE = 'unit,name,kind,scope,validAt\nphong-vi-du,Phòng ví dụ,department,in,02/07/2026\n';

/** 201: rows were recorded now; 200: there was nothing new, or only a check was asked for. */
export const importDescription: Description = {
  ...{ method: 'post', path: '/api/v1/imports', operationId: 'importFile', tag: 'recording' },
  summary: { vi: 'Nhập một tệp dữ liệu', en: 'Imports a file of rows (docs/import.md): all of them or none' },
  parameters: importParameters,
  body: {
    required: true,
    content: Object.fromEntries(
      Object.keys(ENDINGS).map((mediaType) => [
        mediaType,
        mediaType === 'text/csv' ? { codec: t.string, example: EXAMPLE } : { codec: null },
      ]),
    ),
  },
  answers: { 200: { codec: imported }, 201: { codec: imported } },
  example: { kind: 'units', file: 'vi-du.csv', 'dry-run': 'true' },
};

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
