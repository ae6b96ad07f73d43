import { createHash } from 'node:crypto';
import { hashOfValue } from '@kpi-ledger/engine';
import { isRows, rowsDigest } from './answer-text.js';

type Answer = { readonly [field: string]: unknown };

/**
 * Weak, because an answer with another basis and otherwise the same content has the same one: what has not changed is a 304
 * (RFC 9110), whose headers bring the newer basis. A cursor holds the basis, so only whether there is a next page counts.
 */
export function etagOf(answer: Answer): string {
  const { basis, page, ...content } = answer;
  const [from, to] = [content['from'], content['to']].map(isBasis);
  const isDifference = basis === undefined && from === true && to === true;
  const figures: Answer = isDifference ? { rows: content['rows'] } : content;
  const { rows } = figures;
  return `W/"${hashOfValue({
    ...figures,
    ...(isRows('rows', rows) ? { rows: rowsDigest(rows) } : {}),
    ...(page === undefined ? {} : { page: pageContent(page) }),
  })}"`;
}

export const etagOfBytes = (bytes: Uint8Array): string => `"${createHash('sha256').update(bytes).digest('hex')}"`;

const pageContent = (page: unknown): object => {
  const { total, next } = page as { readonly total: number; readonly next: string | null };
  return { total, more: next !== null };
};

const isBasis = (value: unknown): value is object => typeof value === 'object' && value !== null && 'root' in value;

/** `KPI-Basis-Rule-Set` of `ruleSet`; of a difference one set for each end, `KPI-Basis-From-Root`. */
export function basisHeaders(answer: Answer): { readonly [name: string]: string } {
  const { basis, from, to } = answer;
  if (isBasis(basis)) return named('KPI-Basis', basis);
  return isBasis(from) && isBasis(to) ? { ...named('KPI-Basis-From', from), ...named('KPI-Basis-To', to) } : {};
}

const named = (prefix: string, basis: object): { readonly [name: string]: string } =>
  Object.fromEntries(
    Object.entries(basis).map(([key, value]) => [
      `${prefix}-${key[0]?.toUpperCase()}${key.slice(1).replace(/[A-Z]/g, (capital) => `-${capital}`)}`,
      String(value),
    ]),
  );
