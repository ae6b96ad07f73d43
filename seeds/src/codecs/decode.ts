import * as E from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';

/** Where in the file, what was found, and why it is refused: one line for each error. */
function describe(errors: t.Errors): string {
  return errors
    .map(({ context, value, message }) => {
      const path = context
        .map((entry) => entry.key)
        .filter((key) => key !== '')
        .join('.');
      const wanted = message ?? context[context.length - 1]?.type.name ?? 'another value';
      return `  ${path}: ${JSON.stringify(value) ?? 'nothing'} is not accepted (${wanted})`;
    })
    .join('\n');
}

/** Decodes a data file of this package; a file that does not fit its codec is a defect of the package and throws. */
export function decodeFile<A>(file: string, codec: t.Type<A>, content: unknown): A {
  const decoded = codec.decode(content);
  if (E.isLeft(decoded)) throw new Error(`seeds/src/data/${file} is invalid:\n${describe(decoded.left)}`);
  return decoded.right;
}
