import type { Basis, Engine, EngineError, Names } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { FormDocument } from '../document/document.js';
import { agencySheet } from '../forms/agency-sheet.js';
import { taskAnnex } from '../forms/annex.js';
import { mau01 } from '../forms/mau-01.js';
import { mau02 } from '../forms/mau-02.js';
import { ratingList } from '../forms/rating-list.js';
import { listInput } from './list.js';
import type { PeriodAt } from './period-at.js';
import { mau02Input } from './year.js';

/** What a form is about: a person (or the post held), a unit, or the post of an authority. */
export type SubjectKind = 'person' | 'unit' | 'authority';

/** Which periods a form is made for: a month or quarter, a year, or any. */
export type FormPeriods = 'TRACKED' | 'YEAR' | 'ANY';

interface Form {
  readonly about: SubjectKind;
  readonly periods: FormPeriods;
  make(engine: Engine, at: PeriodAt, subject: string): TaskEither<EngineError, FormDocument>;
}

/** Asks the engine, then joins the names of the day on which the answer stands: a form carries the holder of its time. */
function form<A>(
  about: SubjectKind,
  periods: FormPeriods,
  basisOf: (answer: A) => Basis,
  question: (engine: Engine, at: PeriodAt, subject: string) => TaskEither<EngineError, A>,
  drawn: (answer: A, names: Names) => FormDocument,
): Form {
  return {
    about,
    periods,
    make: (engine, at, subject) => async () => {
      const answer = await question(engine, at, subject)();
      if (E.isLeft(answer)) return answer;
      const { effective } = basisOf(answer.right);
      const names = await engine.names({ ...(at.known === undefined ? {} : { known: at.known }), effective })();
      return E.isLeft(names) ? names : E.right(drawn(answer.right, names.right));
    },
  };
}

const ofAnswer = ({ basis }: { readonly basis: Basis }): Basis => basis;

/** Every form by the name that `kpi report` takes. */
export const FORMS = {
  'mau-01': form('person', 'TRACKED', ofAnswer, (engine, at, subject) => engine.periodSheet({ ...at, subject }), mau01),
  'mau-02': form('person', 'YEAR', ({ scores }) => scores.basis, mau02Input, mau02),
  annex: form(
    'person',
    'TRACKED',
    ofAnswer,
    (engine, at, subject) => engine.periodSheet({ ...at, subject }),
    taskAnnex,
  ),
  agency: form('unit', 'YEAR', ofAnswer, (engine, at, unit) => engine.agencySheet({ ...at, unit }), agencySheet),
  'rating-list': form(
    'authority',
    'ANY',
    ({ list }) => list.basis,
    listInput,
    ({ list, classes }, names) => ratingList(list, names, classes),
  ),
} as const satisfies { readonly [kind: string]: Form };

/** Whether a form is made for such a period: `2026-03`, `2026-Q1`, `2026-H1`, `2026`. */
export const isMadeFor = (kind: FormKind, period: string): boolean =>
  ({ ANY: /^/, YEAR: /^\d{4}$/, TRACKED: /^\d{4}-(\d\d|Q\d)$/ })[FORMS[kind].periods].test(period);

export type FormKind = keyof typeof FORMS;
export const FORM_KINDS = Object.keys(FORMS) as readonly FormKind[];

export const makeForm = (
  engine: Engine,
  kind: FormKind,
  at: PeriodAt,
  subject: string,
): TaskEither<EngineError, FormDocument> => FORMS[kind].make(engine, at, subject);

/** Whom a form is made for when it is made for all: everybody who is rated, every organisation that is evaluated, every authority. */
export const subjectsOfAll =
  (engine: Engine, kind: FormKind, at: PeriodAt, unit?: string): TaskEither<EngineError, readonly string[]> =>
  async () => {
    if (FORMS[kind].about === 'unit') return evaluatedUnits(engine, at, unit)();
    const people = await engine.people({ ...at, ...(unit === undefined ? {} : { unit }) })();
    if (E.isLeft(people)) return people;
    const { rows } = people.right;
    return FORMS[kind].about === 'authority'
      ? E.right([...new Set(rows.flatMap(({ authority }) => authority ?? []))].sort())
      : E.right(rows.map(({ person }) => person));
  };

/** The organisations that Điều 5–9 evaluate. */
const evaluatedUnits =
  (engine: Engine, at: PeriodAt, unit?: string): TaskEither<EngineError, readonly string[]> =>
  async () => {
    const agencies = await engine.agencies({ ...at, ...(unit === undefined ? {} : { unit }) })();
    if (E.isLeft(agencies)) return agencies;
    return E.right(agencies.right.rows.filter(({ article }) => article === null).map((row) => row.unit));
  };
