import type { Request } from 'express';
import * as E from 'fp-ts/lib/Either.js';
import type { Given, Parameters } from '../contract/parameters.js';
import { badRequest, type Problem } from '../problem.js';
import { readQuery, required } from '../query.js';

/** The parameters of a request as texts, and as what they mean. */
export interface ReadParameters {
  readonly texts: { readonly [name: string]: string };
  readonly given: Given<Parameters>;
}

/** Reads what the address says: every parameter known, given once, and of its form. */
export function readParameters(request: Request, parameters: Parameters): E.Either<Problem, ReadParameters> {
  const names = Object.keys(parameters).filter((name) => parameters[name]?.in === 'query');
  const query = readQuery(request, names);
  if (E.isLeft(query)) return query;
  const all = { ...query.right, ...pathTexts(request, parameters) };
  const texts: { [name: string]: string } = {};
  const given: { [name: string]: unknown } = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const text = all[name];
    if (text === undefined) {
      const missing = parameter.required ? required(all, name) : E.right('');
      if (E.isLeft(missing)) return missing;
      continue;
    }
    const value = parameter.decoder.decode(text);
    if (E.isLeft(value)) return E.left(unreadable(name, text, parameter));
    texts[name] = text;
    given[name] = value.right;
  }
  return E.right({ texts, given });
}

const pathTexts = ({ params }: Request, parameters: Parameters): { readonly [name: string]: string } =>
  Object.fromEntries(
    Object.keys(parameters).flatMap((name) => {
      const text = params[name];
      return parameters[name]?.in === 'path' && typeof text === 'string' ? [[name, text]] : [];
    }),
  );

function unreadable(name: string, text: string, { schema, decoder }: Parameters[string]): Problem {
  const allowed = schema.enum?.join(', ') ?? decoder.name;
  return badRequest(
    'INVALID_PARAMETER',
    name,
    `"${text}" không dùng được; phải là: ${allowed}`,
    `"${text}" cannot be used; it must be: ${allowed}`,
  );
}
