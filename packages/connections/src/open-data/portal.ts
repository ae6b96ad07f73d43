import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Problem } from '../problem.js';

/**
 * The open data portal (cổng dữ liệu mở) as the ledger sees it. An implementation passes `describeOpenDataPortal` of
 * `@kpi-ledger/connections/contract`.
 */
export interface OpenDataPortal {
  /** Puts the whole release in the place of the one before, or refuses it and changes nothing. The same release again: UNCHANGED. */
  publish(release: Release): TaskEither<Problem, 'PUBLISHED' | 'UNCHANGED'>;
  /** What it shows now; null: nothing was published yet. */
  published(): TaskEither<Problem, Release | null>;
}

/** A catalogue with the files that it describes. The same closed periods give the same bytes. */
export interface Release {
  /** DCAT 3 as JSON-LD, the text of `catalog.json`. */
  readonly catalog: string;
  readonly files: readonly ReleaseFile[];
}

export interface ReleaseFile {
  /** Relative to the catalogue: letters, digits, dot, dash, and one folder at most. */
  readonly path: string;
  readonly mediaType: string;
  readonly content: string;
}

/** The file name of the catalogue itself. */
export const CATALOG = 'catalog.json';

/** What the publisher decides and no ledger knows. */
export interface Terms {
  /** Where the catalogue will be found, ending in a slash; empty: addresses relative to it. */
  readonly base: string;
  /** Address of the licence; null: nobody has decided one, and none is named. */
  readonly license: string | null;
  /** Name of who publishes; null: the id of the city. */
  readonly publisher: string | null;
}
