import type { PickedParameters } from '@kpi-ledger/formulas';
import type { Day } from '@kpi-ledger/projections';
import type { Reading } from '../reading/reading.js';

/** A parameter that was looked at, as it was then. */
export interface ParameterRead {
  readonly lastDay: Day;
  readonly unit: string | null | undefined;
  /** Null: all of them, or why there are none. */
  readonly name: string | null;
  readonly was: string;
}

/** No parameter has this name: that they could be read at all. */
const ANY = '';

const said = (parametersOn: Reading['parametersOn'], { lastDay, unit, name }: Omit<ParameterRead, 'was'>): string => {
  const picked = parametersOn(lastDay, unit);
  return JSON.stringify(picked.ok && name !== null ? (picked.answer[name] ?? null) : picked);
};

/** Notes which parameters are looked at: a rule that changes another one has not changed what was computed. */
export class ParametersRead {
  readonly #read = new Map<string, ParameterRead>();

  /** Also those that are looked at later; they are walked again after each rule. */
  get all(): Iterable<ParameterRead> {
    const read = this.#read;
    return { [Symbol.iterator]: () => read.values() };
  }

  noting(parametersOn: Reading['parametersOn']): Reading['parametersOn'] {
    return (lastDay, unit) => {
      const picked = parametersOn(lastDay, unit);
      const note = (name: string | null): void => {
        const read = { lastDay, unit, name };
        if (!this.#read.has(keyOf(read))) this.#read.set(keyOf(read), { ...read, was: said(parametersOn, read) });
      };
      if (!picked.ok) {
        note(null);
        return picked;
      }
      note(ANY);
      const answer: PickedParameters = new Proxy(picked.answer, {
        get: (of, name) => {
          if (typeof name === 'string') note(name);
          return Reflect.get(of, name);
        },
        ownKeys: (of) => {
          note(null);
          return Reflect.ownKeys(of);
        },
      });
      return { ...picked, answer };
    };
  }
}

const keyOf = ({ lastDay, unit, name }: Omit<ParameterRead, 'was'>): string =>
  `${lastDay} ${unit ?? ''} ${name ?? '*'}`;

/** Whether they are still what they were. */
export const stillAre = (parameters: Iterable<ParameterRead>, { parametersOn }: Reading): boolean => {
  for (const one of parameters) if (said(parametersOn, one) !== one.was) return false;
  return true;
};
