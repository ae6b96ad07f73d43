import type { At, Engine, EngineError, Names } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { engineFailure, notOpen, withLedger } from '../ledger.js';
import type { Settings } from '../options/settings.js';
import type { Answer } from '../terminal/answer.js';
import type { Failure } from '../terminal/failure.js';
import { assumedBy } from '../what-if/assumed-by.js';

/** Puts a question to the ledger; names join only where a person reads them. */
export const ask = <A>(
  settings: Settings,
  at: At,
  question: (engine: Engine) => TaskEither<EngineError, A>,
  /** A demo ledger holds made-up facts; answers that do not say so themselves are told. */
  answer: (found: A, names: Names, demo: boolean) => Answer,
): Promise<E.Either<Failure, Answer | null>> => askAssuming(settings, at, undefined, question, answer);

/** As `ask`, over the ledger and what `--what-if` assumes; nothing of it is written, and names are those of the ledger. */
export const askAssuming = <A>(
  settings: Settings,
  at: At,
  whatIf: string | undefined,
  question: (engine: Engine, assumed: Pick<At, 'assumed'>) => TaskEither<EngineError, A>,
  answer: (found: A, names: Names, demo: boolean) => Answer,
): Promise<E.Either<Failure, Answer | null>> =>
  withLedger(settings, 'read', async ({ engine }) => {
    const ledger = engine.ledger();
    if (ledger === null) return E.left(notOpen(settings.store));
    const assumed = whatIf === undefined ? E.right({}) : await assumedBy(whatIf, engine, settings);
    if (E.isLeft(assumed)) return assumed;
    const found = await question(engine, assumed.right)();
    if (E.isLeft(found)) return E.left(engineFailure(found.left));
    const names = await engine.names({ ...at, lang: settings.lang })();
    if (E.isLeft(names)) return E.left(engineFailure(names.left));
    return E.right(answer(found.right, names.right, ledger.kind === 'demo'));
  });

export const nameOf = (names: { readonly [id: string]: string | null }, id: string | null): string =>
  id === null ? '' : (names[id] ?? id);

/** A post, a person or a unit, whichever the id stands for. */
export const anyName = (names: Names, id: string | null): string =>
  id === null ? '' : (names.posts[id] ?? names.people[id] ?? names.units[id] ?? id);
