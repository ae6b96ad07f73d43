import { CATALOG, type Release, releaseOf, type Terms } from '@kpi-ledger/connections';
import type { Engine, EngineError } from '@kpi-ledger/engine';
import { Router } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import type { Description } from '../contract/description.js';
import { id, inPath } from '../contract/parameters.js';
import { badRequest, engineProblem, type Problem, sendProblem } from '../problem.js';
import { readQuery } from '../query.js';

const MEDIA_TYPES = ['application/ld+json', 'text/csv', 'application/json', 'application/schema+json'];

export const openDataDescription: Description = {
  ...{ method: 'get', path: '/open-data/{path}', operationId: 'readOpenData', tag: 'open-data' },
  summary: {
    vi: 'Dữ liệu mở của các kỳ đã khoá',
    en: 'Open data of the closed periods: catalog.json (DCAT) and the files that it names',
  },
  parameters: { path: inPath('Đường dẫn trong danh mục. A path of the catalogue.', id) },
  body: null,
  answers: { 200: { mediaTypes: MEDIA_TYPES } },
  example: { path: 'catalog.json' },
};

/** The open data of the closed periods, for whoever harvests: `/open-data/catalog.json` and the files that it names. */
export function openDataRoutes(engine: Engine, given: Partial<Terms>): Router {
  const terms: Terms = { base: '', license: null, publisher: null, ...given };
  const current = newestRelease(engine, terms);
  const router = Router();
  router.get('/*path', async (request, response) => {
    const query = readQuery(request, []);
    if (E.isLeft(query)) return sendProblem(response, query.left);
    const release = await current();
    if (E.isLeft(release)) return sendProblem(response, engineProblem(release.left));
    const path = [request.params['path'] ?? []].flat().join('/');
    const file = fileOf(release.right, path);
    if (file === undefined) return sendProblem(response, notThere(path));
    response.set('content-type', `${file.mediaType}; charset=utf-8`).send(Buffer.from(file.content, 'utf8'));
  });
  return router;
}

/** Made anew only when another period has been closed or reopened: all of it follows from the closings. */
function newestRelease(engine: Engine, terms: Terms): () => Promise<E.Either<EngineError, Release | null>> {
  let made: { readonly of: string; readonly release: Release | null } | null = null;
  return async () => {
    const closed = await engine.closedPeriods()();
    if (E.isLeft(closed)) return closed;
    const of = closed.right.rows.map(({ event }) => event).join(' ');
    if (made?.of === of) return E.right(made.release);
    const release = await releaseOf(engine, terms)();
    if (E.isRight(release)) made = { of, release: release.right };
    return release;
  };
}

const fileOf = (
  release: Release | null,
  path: string,
): { readonly mediaType: string; readonly content: string } | undefined =>
  path === CATALOG && release !== null
    ? { mediaType: 'application/ld+json', content: release.catalog }
    : release?.files.find((file) => file.path === path);

const notThere = (path: string): Problem => ({
  ...badRequest(
    'NOT_FOUND',
    path,
    `không có tệp dữ liệu mở "${path}"; danh sách ở /open-data/catalog.json`,
    `no open data file "${path}"; /open-data/catalog.json lists them`,
  ),
  status: 404,
  title: 'Not found',
});
