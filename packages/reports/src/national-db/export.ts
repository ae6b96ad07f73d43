import type { At, Basis, CaseFile, Engine, EngineError } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { type DecidedCase, NATIONAL_DB_FIELDS } from './fields.js';
import type { MappedColumn } from './mapping.js';

export interface NationalDbExport {
  readonly basis: Basis;
  readonly year: string;
  readonly columns: readonly string[];
  /** One a person whose class is decided; null where the ledger does not know the field. */
  readonly records: readonly (readonly (string | null)[])[];
  /** People without a decided class: nothing is sent about them. */
  readonly notDecided: readonly string[];
  /** People whose name was erased or whose key is lost: without an identity nothing is sent about them. */
  readonly unreadable: readonly string[];
  readonly synthetic: boolean;
}

/** The decided classes of a year in the columns of the mapping (Điều 26 khoản 1 điểm d). */
export const nationalDbExport =
  (
    engine: Engine,
    question: At & { readonly year: string; readonly unit?: string },
    mapping: readonly MappedColumn[],
  ): TaskEither<EngineError, NationalDbExport> =>
  async () => {
    const cases = await engine.caseFiles(question)();
    if (E.isLeft(cases)) return cases;
    const { basis, rows } = cases.right;
    const at: At = { ...question, effective: basis.effective };
    const names = await engine.names(at)();
    if (E.isLeft(names)) return names;
    const identities = await engine.identities(at)();
    if (E.isLeft(identities)) return identities;
    const record = (found: DecidedCase['found']) =>
      mapping.map(
        ({ field }) =>
          NATIONAL_DB_FIELDS[field]?.({
            basis,
            found,
            names: names.right,
            identity: identities.right[found.person] ?? null,
          }) ?? null,
      );
    const isReadable = ({ person }: CaseFile) => (identities.right[person]?.unreadable ?? null) === null;
    return E.right({
      basis,
      year: question.year,
      columns: mapping.map(({ column }) => column),
      records: rows.filter(isDecided).filter(isReadable).map(record),
      notDecided: rows.filter((row) => !isDecided(row)).map(({ person }) => person),
      unreadable: rows.filter((row) => isDecided(row) && !isReadable(row)).map(({ person }) => person),
      synthetic: rows.some(({ synthetic }) => synthetic),
    });
  };

const isDecided = (found: CaseFile): found is DecidedCase['found'] => found.decided !== null;
