import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Operation } from '../contract/openapi.js';
import { apiDocument } from '../document.js';

const DOCUMENT = apiDocument();

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema(DOCUMENT, 'openapi');
const validators = new Map<string, ValidateFunction>();

/** `fetch`, whose every answer below an address of the document must be as the document says; otherwise it throws. */
export async function checkedFetch(url: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(url, init);
  const { pathname } = new URL(url);
  const method = (init.method ?? 'GET').toUpperCase();
  await check(method === 'HEAD' ? 'GET' : method, pathname, response.clone());
  return response;
}

async function check(method: string, pathname: string, response: Response): Promise<void> {
  const mediaType = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
  const text = await response.text();
  if (mediaType === 'application/problem+json')
    return validate('/components/schemas/Problem', JSON.parse(text), pathname);
  const found = operationAt(method, pathname);
  if (found === null) throw new Error(`${method} ${pathname} answers ${response.status} and is not in the document`);
  const { path, operation } = found;
  const documented = operation.responses[String(response.status)];
  if (documented === undefined) throw new Error(`${method} ${pathname}: ${response.status} is not in the document`);
  if (response.status === 304 || text === '') return;
  if (documented.content?.[mediaType] === undefined)
    throw new Error(`${method} ${pathname}: ${mediaType} is not in the document`);
  if (mediaType === 'application/json') {
    const steps = ['paths', path, method.toLowerCase(), 'responses', '200', 'content', mediaType, 'schema'];
    validate(
      steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
      JSON.parse(text),
      pathname,
    );
  }
}

function validate(pointer: string, value: unknown, pathname: string): void {
  const known = validators.get(pointer) ?? ajv.compile({ $ref: `openapi#${encodeURI(pointer)}` });
  validators.set(pointer, known);
  if (!known(value))
    throw new Error(
      `${pathname} is not as documented: ${ajv.errorsText(known.errors?.slice(0, 5), { separator: '; ' })}`,
    );
}

/** A fixed address comes before one with parameters. */
function operationAt(
  method: string,
  pathname: string,
): { readonly path: string; readonly operation: Operation } | null {
  const paths = Object.keys(DOCUMENT.paths).sort((x, y) => Number(x.includes('{')) - Number(y.includes('{')));
  for (const path of paths) {
    const operation = DOCUMENT.paths[path]?.[method.toLowerCase()];
    const pattern = new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
    if (operation !== undefined && pattern.test(pathname.replace(/@\d+(?=\/evaluate$)/, '')))
      return { path, operation };
  }
  return null;
}
