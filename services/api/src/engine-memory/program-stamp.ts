import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';

/** What answers are computed by. */
const PACKAGES = ['engine', 'projections', 'formulas', 'domain', 'events', 'ledger'];

let stamp: string | null | undefined;

/**
 * The sources that this program was built from, as the compiler noted them, and the Node that it runs on: what one build has
 * computed means nothing to another. Null: it was not built, or the notes are not there.
 */
export function programStamp(): string | null {
  stamp ??= stampOf();
  return stamp;
}

function stampOf(): string | null {
  try {
    const engine = placeOf('engine', import.meta.url);
    const hash = createHash('sha256').update(`${process.version} ${process.arch}`);
    for (const name of PACKAGES)
      hash.update(readFileSync(join(dirname(placeOf(name, engine)), 'dist', '.tsbuildinfo')));
    return hash.digest('hex');
  } catch {
    return null;
  }
}

function placeOf(name: string, from: string): string {
  const place = findPackageJSON(`@kpi-ledger/${name}`, from);
  if (place === undefined) throw new Error(`there is no package ${name}`);
  return place;
}
