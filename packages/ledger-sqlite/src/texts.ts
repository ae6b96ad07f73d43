import { corrupt, type StoredText, textOf } from '@kpi-ledger/ledger';
import type { Statements } from './statements.js';

const BATCH_EVENTS = 256;
/** Larger questions to SQLite are not answered faster. */
const ASKED_AT_ONCE = 1_024;

/** The texts of events after `after` up to `to`, in log order. A missing event is CORRUPT: ordinals are dense. */
export function* textsAfter(sql: Statements, after: number, to: number): Generator<readonly StoredText[]> {
  for (let next = after + 1; next <= to; ) {
    const batch = sql.textsAfter.all(next - 1, to, BATCH_EVENTS) as unknown as readonly TextRow[];
    if (batch.length === 0) throw corrupt('*', next - 1, `event ${next} of ${to} is missing`);
    const texts: StoredText[] = [];
    for (const row of batch) {
      const [ordinal, stream, revision] = row;
      if (ordinal !== next) throw corrupt(stream, revision, `event ${next} before it is missing`);
      texts.push(storedText(sql, row));
      next += 1;
    }
    yield texts;
  }
}

/** The texts of events by ordinal, in the order asked. A missing one is CORRUPT. */
export function textsAt(sql: Statements, ordinals: readonly number[]): readonly StoredText[] {
  const found: StoredText[] = [];
  for (let from = 0; from < ordinals.length; from += ASKED_AT_ONCE) {
    const asked = ordinals.slice(from, from + ASKED_AT_ONCE);
    const rows = sql.textsAt.all(JSON.stringify(asked)) as unknown as readonly TextRow[];
    for (const [i, ordinal] of asked.entries()) {
      const row = rows[i];
      if (row?.[0] !== ordinal) throw corrupt('*', ordinal - 1, `event ${ordinal} is missing`);
      found.push(storedText(sql, row));
    }
  }
  return found;
}

type TextRow = readonly [ordinal: number, stream: string, revision: number, octets: number, text: string];

/** SQLite cuts a text at a zero byte, and what is no UTF-8 comes as U+FFFD: where there may be one, the bytes decide. */
function storedText(sql: Statements, [ordinal, stream, revision, octets, text]: TextRow): StoredText {
  const isWhole = text.length === octets || Buffer.byteLength(text) === octets;
  if (isWhole && !text.includes('\uFFFD')) return { ordinal, stream, revision, text };
  const bytes = sql.bytesOf.get(ordinal)?.['bytes'] as Uint8Array;
  return { ordinal, stream, revision, text: textOf({ stream, revision, bytes }) };
}
