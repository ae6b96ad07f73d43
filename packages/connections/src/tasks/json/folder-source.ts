import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hashOf } from '@kpi-ledger/events';
import * as E from 'fp-ts/lib/Either.js';
import { type Problem, problem } from '../../problem.js';
import type { TaskPage, TaskSource } from '../task-source.js';
import { PAGE_LIMIT, readPage, tooLarge } from './page.js';

/** The files taken so far, with a hash of each: a file that is written anew is taken anew. */
type Seen = { readonly [file: string]: string };

/**
 * A folder into which the source puts JSON files, or one such file: each file is a page, in the order of their names. Files may
 * come late, be written anew and be removed once they are taken.
 */
export function folderTaskSource(id: string, path: string): TaskSource {
  return {
    id,
    since: (cursor) => async () => {
      const files = await filesIn(path);
      if (E.isLeft(files)) return files;
      const seen = seenOf(cursor);
      // Files that are gone need not be remembered.
      const kept = Object.fromEntries(
        Object.entries(seen).filter(([name]) => files.right.some((file) => basename(file) === name)),
      );
      for (const [index, file] of files.right.entries()) {
        const page = await pageOf(file, kept);
        if (page !== null) return E.right({ ...page, more: index < files.right.length - 1 });
      }
      return E.right({ items: [], broken: [], next: JSON.stringify(kept), more: false });
    },
  };
}

async function filesIn(path: string): Promise<E.Either<Problem, readonly string[]>> {
  try {
    if (!(await stat(path)).isDirectory()) return E.right([path]);
    const names = (await readdir(path)).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
    return E.right(names.sort().map((name) => join(path, name)));
  } catch (error) {
    return E.left(unreadable(path, error as Error));
  }
}

function seenOf(cursor: string | null): Seen {
  try {
    return JSON.parse(cursor ?? '{}') as Seen;
  } catch {
    return {};
  }
}

/** null: taken before as it is. */
async function pageOf(file: string, seen: Seen): Promise<Omit<TaskPage, 'more'> | null> {
  const name = basename(file);
  try {
    if ((await stat(file)).size > PAGE_LIMIT) {
      const next = { ...seen, [name]: 'too-large' };
      return seen[name] === next[name] ? null : { items: [], broken: [tooLarge(file)], next: JSON.stringify(next) };
    }
    const bytes = await readFile(file);
    const hash = hashOf(bytes);
    if (seen[name] === hash) return null;
    const page = readPage(join(basename(dirname(file)), name), bytes);
    const next = JSON.stringify({ ...seen, [name]: hash });
    return E.isLeft(page) ? { items: [], broken: [page.left], next } : { items: page.right.items, broken: [], next };
  } catch (error) {
    const next = JSON.stringify({ ...seen, [name]: 'unreadable' });
    return seen[name] === 'unreadable' ? null : { items: [], broken: [unreadable(file, error as Error)], next };
  }
}

const unreadable = (path: string, { message }: Error): Problem =>
  problem(
    'SOURCE_UNREADABLE',
    path,
    'không đọc được thư mục hoặc tệp nguồn; hãy kiểm tra đường dẫn và quyền đọc',
    `the source cannot be read: ${message}`,
  );
