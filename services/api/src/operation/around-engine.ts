import type { Engine, EngineError } from '@kpi-ledger/engine';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

export type Asked = TaskEither<EngineError, unknown>;
type Part = ((...args: readonly unknown[]) => unknown) | undefined;

/** An object that is, at each call, whatever `current` gives then. */
export const delegate = <A extends object>(current: () => A): A =>
  new Proxy({} as A, {
    get: (_, name) => {
      const now = current() as { readonly [name: PropertyKey]: unknown };
      const part = now[name];
      return typeof part === 'function' ? part.bind(now) : part;
    },
  });

/** An engine all of whose questions and commands go through `around`; what it knows at once (`ledger`, `keys`) does not. */
export const aroundEngine = (engine: Engine, around: (name: string, asked: Asked) => Asked): Engine =>
  new Proxy(engine, {
    get: (target, name: keyof Engine & string) => {
      const part = target[name] as Part;
      if (typeof part !== 'function') return part;
      return (...args: readonly unknown[]) => {
        const asked = part(...args);
        return typeof asked === 'function' ? around(name, asked as Asked) : asked;
      };
    },
  });
