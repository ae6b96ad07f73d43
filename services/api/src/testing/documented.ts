import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Operation } from '../contract/operation.js';
import { apiDocument } from '../document.js';

export const DOCUMENT = apiDocument();

/** An answer as it came over the wire. */
export interface Answered {
  readonly method: string;
  readonly pathname: string;
  readonly status: number;
  /** As in the header; empty: none. */
  readonly contentType: string;
  readonly text: string;
}

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema(DOCUMENT, 'openapi');
const validators = new Map<string, ValidateFunction>();

/** Throws when the answer is not as the document says: an error is a problem of RFC 9457 with its own status, anything else is described. */
export function checkDocumented({ method, pathname, status, contentType, text }: Answered): void {
  const mediaType = contentType.split(';')[0] ?? '';
  const isHead = method === 'HEAD';
  const where = `${method} ${pathname} ${status}`;
  if (status >= 400) {
    if (mediaType !== 'application/problem+json') throw new Error(`${where}: ${mediaType} is no problem`);
    if (isHead) return;
    const problem = JSON.parse(text) as { readonly status: unknown };
    validate('/components/schemas/Problem', problem, where);
    if (problem.status !== status) throw new Error(`${where}: the problem says ${problem.status}`);
    return;
  }
  const found = operationAt(isHead ? 'GET' : method, pathname);
  if (found === null) throw new Error(`${where}: the address is not in the document`);
  const documented = found.operation.responses[String(status)];
  if (documented === undefined) throw new Error(`${where}: the status is not in the document`);
  if (status === 304 || isHead) return;
  if (documented.content?.[mediaType] === undefined) throw new Error(`${where}: ${mediaType} is not in the document`);
  if (mediaType !== 'application/json') return;
  const steps = ['paths', found.path, method.toLowerCase(), 'responses', `${status}`, 'content', mediaType, 'schema'];
  validate(
    steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    JSON.parse(text),
    where,
  );
}

function validate(pointer: string, value: unknown, where: string): void {
  const known = validators.get(pointer) ?? ajv.compile({ $ref: `openapi#${encodeURI(pointer)}` });
  validators.set(pointer, known);
  if (known(value)) return;
  const errors = ajv.errorsText(known.errors?.slice(0, 5), { separator: '; ' });
  throw new Error(`${where} is not as documented: ${errors}`);
}

/** As the router reads them, case and a last slash do not count; a fixed address comes before one with parameters. */
const PATHS = Object.keys(DOCUMENT.paths)
  .sort((x, y) => Number(x.includes('{')) - Number(y.includes('{')))
  .map((path) => ({
    path,
    pattern: new RegExp(`^${path.replace('{path}', '.+').replace(/\{\w+\}/g, '[^/]+')}/?$`, 'i'),
  }));

export function operationAt(
  method: string,
  pathname: string,
): { readonly path: string; readonly operation: Operation } | null {
  const plain = pathname.replace(/@\d+(?=\/evaluate\/?$)/, '');
  for (const { path, pattern } of PATHS) {
    const operation = DOCUMENT.paths[path]?.[method.toLowerCase()];
    if (operation !== undefined && pattern.test(plain)) return { path, operation };
  }
  return null;
}
