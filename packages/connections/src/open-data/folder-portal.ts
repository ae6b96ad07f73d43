import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeDirectory, replaceDurably } from '@kpi-ledger/ledger/durable-files';
import * as E from 'fp-ts/lib/Either.js';
import { type Problem, problem } from '../problem.js';
import { flawsOf } from './check-release.js';
import { CATALOG, type OpenDataPortal, type Release } from './portal.js';

/** The list of the files of the last release: others in the folder are somebody else's and stay. */
const MANIFEST = 'release.json';

type Listed = readonly { readonly path: string; readonly mediaType: string }[];

/**
 * A folder that a web server shows or a portal harvests. The catalogue is written last: until then a reader finds by its
 * checksums that a file is of another release; publishing again completes what was broken off.
 */
export function folderPortal(folder: string): OpenDataPortal {
  const published = (): Release | null => {
    if (!existsSync(join(folder, CATALOG)) || !existsSync(join(folder, MANIFEST))) return null;
    const files = listed(folder).map((file) => ({ ...file, content: readFileSync(join(folder, file.path), 'utf8') }));
    return { catalog: readFileSync(join(folder, CATALOG), 'utf8'), files };
  };
  return {
    published: () => async () => trying(folder, published),
    publish: (release) => async () => {
      const [flawed] = flawsOf(release);
      if (flawed !== undefined) return E.left(flawed);
      return trying(folder, () => {
        if (isSame(folder, release)) return 'UNCHANGED';
        const before = listed(folder);
        for (const { path, content } of release.files) write(join(folder, path), content);
        write(join(folder, CATALOG), release.catalog);
        write(join(folder, MANIFEST), manifestOf(release));
        for (const { path } of before)
          if (release.files.every((file) => file.path !== path)) rmSync(join(folder, path), { force: true });
        return 'PUBLISHED';
      });
    },
  };
}

const manifestOf = ({ files }: Release): string =>
  `${JSON.stringify({ files: files.map(({ path, mediaType }) => ({ path, mediaType })) }, null, 1)}\n`;

function listed(folder: string): Listed {
  const file = join(folder, MANIFEST);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { readonly files: Listed }).files : [];
}

const isSame = (folder: string, release: Release): boolean =>
  [
    ...release.files,
    { path: CATALOG, content: release.catalog },
    { path: MANIFEST, content: manifestOf(release) },
  ].every(
    ({ path, content }) => existsSync(join(folder, path)) && readFileSync(join(folder, path), 'utf8') === content,
  );

function write(file: string, content: string): void {
  makeDirectory(dirname(file));
  replaceDurably(file, content);
}

function trying<A>(folder: string, work: () => A): E.Either<Problem, A> {
  try {
    return E.right(work());
  } catch (error) {
    return E.left(
      problem(
        'PORTAL_UNAVAILABLE',
        folder,
        'không đọc hoặc ghi được thư mục phát hành; hãy kiểm tra đường dẫn và quyền ghi rồi chạy lại',
        `the folder cannot be read or written: ${(error as Error).message}`,
      ),
    );
  }
}
