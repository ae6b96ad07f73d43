import type { At, Basis, Engine, EngineError, Names } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { FormDocument } from '../document/document.js';
import { taskAnnex } from '../forms/annex.js';
import { mau01 } from '../forms/mau-01.js';
import { ratingList } from '../forms/rating-list.js';

export type PeriodAt = At & { readonly period: string };

/** What a form is about: a person (or the post held), a unit, or the post of an authority. */
export type SubjectKind = 'person' | 'unit' | 'authority';

interface Form {
  readonly about: SubjectKind;
  make(engine: Engine, at: PeriodAt, subject: string): TaskEither<EngineError, FormDocument>;
}

/** Asks the engine, then joins the names of the day on which the answer stands: a form carries the holder of its time. */
function form<A extends { readonly basis: Basis }>(
  about: SubjectKind,
  question: (engine: Engine, at: PeriodAt, subject: string) => TaskEither<EngineError, A>,
  drawn: (answer: A, names: Names) => FormDocument,
): Form {
  return {
    about,
    make: (engine, at, subject) => async () => {
      const answer = await question(engine, at, subject)();
      if (E.isLeft(answer)) return answer;
      const { effective } = answer.right.basis;
      const names = await engine.names({ ...(at.known === undefined ? {} : { known: at.known }), effective })();
      return E.isLeft(names) ? names : E.right(drawn(answer.right, names.right));
    },
  };
}

/** Every form by the name that `kpi report` takes. */
export const FORMS = {
  'mau-01': form('person', (engine, at, subject) => engine.periodSheet({ ...at, subject }), mau01),
  annex: form('person', (engine, at, subject) => engine.periodSheet({ ...at, subject }), taskAnnex),
  'rating-list': form('authority', (engine, at, authority) => engine.ratingList({ ...at, authority }), ratingList),
} as const satisfies { readonly [kind: string]: Form };

export type FormKind = keyof typeof FORMS;
export const FORM_KINDS = Object.keys(FORMS) as readonly FormKind[];

export const makeForm = (
  engine: Engine,
  kind: FormKind,
  at: PeriodAt,
  subject: string,
): TaskEither<EngineError, FormDocument> => FORMS[kind].make(engine, at, subject);

/** Whom a form is made for when it is made for all: everybody who is rated, every unit, every authority. */
export const subjectsOfAll =
  (engine: Engine, kind: FormKind, at: PeriodAt, unit?: string): TaskEither<EngineError, readonly string[]> =>
  async () => {
    const people = await engine.people({ ...at, ...(unit === undefined ? {} : { unit }) })();
    if (E.isLeft(people)) return people;
    const { rows } = people.right;
    switch (FORMS[kind].about) {
      case 'person':
        return E.right(rows.map(({ person }) => person));
      case 'unit':
        return E.right([...new Set(rows.map((row) => row.unit))].sort());
      case 'authority':
        return E.right([...new Set(rows.flatMap(({ authority }) => authority ?? []))].sort());
    }
  };
