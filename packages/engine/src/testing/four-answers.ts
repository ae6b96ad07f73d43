import type { At, Engine } from '../engine.js';
import type { Known } from '../log/known.js';

/** The four answers of one question: what was known then and what is known now, at the date and today. */
export interface FourAnswers<A> {
  readonly knownThen: { readonly atTheDate: A; readonly today: A };
  readonly knownNow: { readonly atTheDate: A; readonly today: A };
}

/** When it was asked first, the day that the question is about, and today. */
export interface Moments {
  readonly first: string;
  readonly date: string;
  readonly today: string;
}

export async function fourAnswers<A>(
  engine: Engine,
  { first, date, today }: Moments,
  ask: (engine: Engine, at: At) => Promise<A>,
): Promise<FourAnswers<A>> {
  const known: Known = { kind: 'date', day: first };
  return {
    knownThen: {
      atTheDate: await ask(engine, { known, effective: date }),
      today: await ask(engine, { known, effective: today }),
    },
    knownNow: { atTheDate: await ask(engine, { effective: date }), today: await ask(engine, { effective: today }) },
  };
}
