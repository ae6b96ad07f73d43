import { createHash } from 'node:crypto';

/** A row as it is sent, and the hash of that. */
interface Written {
  readonly text: string;
  readonly digest: string;
}

/**
 * Rows that the engine keeps are asked for again and again, by whomever: each is written once for as long as it is kept. What is
 * found is found by the row itself, so it is of this row and no other; which rows somebody is shown is decided before, at every request.
 */
const written = new WeakMap<object, Written>();

function writtenOf(row: object): Written {
  const before = written.get(row);
  if (before !== undefined) return before;
  const text = JSON.stringify(row);
  const made = { text, digest: createHash('sha256').update(text).digest('base64url') };
  written.set(row, made);
  return made;
}

/** The JSON of an answer; of `rows` as each stands in it. */
export function answerText(answer: { readonly [field: string]: unknown }): string {
  const fields = Object.entries(answer).flatMap(([name, value]) => {
    const text = isRows(name, value) ? `[${value.map((row) => writtenOf(row).text).join(',')}]` : JSON.stringify(value);
    return text === undefined ? [] : [`${JSON.stringify(name)}:${text}`];
  });
  return `{${fields.join(',')}}`;
}

/** Bodies that were sent lately, the oldest first. */
const bodies = new Map<string, Buffer>();
let bodyBytes = 0;
const MOST_BODY_BYTES = 16 * 1024 * 1024;

/**
 * The bytes of an answer, kept for when it is asked for again. They are found by what the answer says (`etag` is the hash of all of it
 * but basis and page), never by who asks, so nobody gets what another one was shown and he or she is not. The tag of a difference
 * leaves out more, so differences are not kept.
 */
export function answerBytes(answer: { readonly [field: string]: unknown }, etag: string): Buffer {
  const { basis, page, from, to } = answer;
  if (from !== undefined || to !== undefined) return Buffer.from(answerText(answer));
  const key = `${etag} ${JSON.stringify({ basis, page })}`;
  const before = bodies.get(key);
  if (before !== undefined) return before;
  const made = Buffer.from(answerText(answer));
  bodies.set(key, made);
  bodyBytes += made.length;
  for (const [old, { length }] of bodies) {
    if (bodyBytes <= MOST_BODY_BYTES) break;
    bodies.delete(old);
    bodyBytes -= length;
  }
  return made;
}

/** What stands for rows in the hash of an answer: other rows, or the same in another order, are another text. */
export const rowsDigest = (rows: readonly object[]): string => rows.map((row) => writtenOf(row).digest).join(' ');

export const isRows = (name: string, value: unknown): value is readonly object[] =>
  name === 'rows' && Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null);
