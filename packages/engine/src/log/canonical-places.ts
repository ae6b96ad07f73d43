import { EVENT_TYPES, type EventTypeName } from '@kpi-ledger/events';
import type { StoredText } from '@kpi-ledger/ledger';
import { isCivilDay } from '@kpi-ledger/projections';

/** What stands behind the data of an event. */
export interface Tail {
  readonly type: EventTypeName;
  readonly recordedAt: string;
  /** Where `"recordedAt"` begins. */
  readonly timeAt: number;
}

/**
 * Canonical JSON sorts its keys, so an event ends with `"recordedAt":…,"revision":…,"stream":…,"type":…,"validAt":…,"version":…}`.
 * None of these values holds a quote, so going back from the last brace these are the fields of the event itself. Null: the text
 * ends otherwise, or it is of an older version, or none of this place: it has to be decoded.
 */
export function tailOf(stored: StoredText): Tail | null {
  return stored.seen === undefined ? tailIn(stored) : new SeenTail(stored, stored.seen);
}

function tailIn({ stream, revision, text }: StoredText): Tail | null {
  const dayEnd = text.lastIndexOf('","version":');
  const typeEnd = dayEnd - DAY - VALID_AT.length;
  if (!text.startsWith(VALID_AT, typeEnd)) return null;
  const typeStart = text.lastIndexOf('"', typeEnd - 1) + 1;
  const known = TYPES.get(text.slice(typeStart, typeEnd));
  if (known === undefined || !text.endsWith(known.end) || stream.includes('"')) return null;
  // Back from the type, piece by piece.
  let at = typeStart;
  const isBefore = (piece: string): boolean => {
    at -= piece.length;
    return text.startsWith(piece, at);
  };
  if (!(isBefore(TYPE) && isBefore(stream) && isBefore(STREAM) && isBefore(`${revision}`) && isBefore(REVISION)))
    return null;
  const timeEnd = at;
  at -= INSTANT;
  if (!isBefore(RECORDED_AT) || !isInstant(text, timeEnd - INSTANT)) return null;
  return { type: known.type, recordedAt: text.slice(timeEnd - INSTANT, timeEnd), timeAt: at };
}

/** Of a text that the store has looked at already: it is asked for only where somebody reads the data. */
class SeenTail implements Tail {
  readonly type: EventTypeName;
  readonly recordedAt: string;

  constructor(
    private readonly stored: StoredText,
    seen: NonNullable<StoredText['seen']>,
  ) {
    this.type = seen.type;
    this.recordedAt = seen.recordedAt;
  }

  get timeAt(): number {
    return this.stored.text.lastIndexOf(`${RECORDED_AT}${this.recordedAt}`);
  }
}

/** The data of an event; null: what stands around them is not spelled as canonical text is, or they cannot be read. */
export function dataIn(text: string, { timeAt }: Tail): { readonly data: unknown } | null {
  const start = endOf(HEAD, text, 0);
  const isFirst = text.startsWith('null,', timeAt - 5);
  const end = timeAt - IDS - (isFirst ? 5 : HASH);
  if (start === 0 || endOf(BEHIND, text, end) !== timeAt) return null;
  try {
    return { data: JSON.parse(text.slice(start, end)) };
  } catch {
    return null;
  }
}

/** Where what the pattern finds at a place ends; 0: it does not stand there. */
function endOf(sticky: RegExp, text: string, at: number): number {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : 0;
}

const DAY = 10;
const INSTANT = 24;
const VALID_AT = '","validAt":"';
const RECORDED_AT = '"recordedAt":"';
const TYPE = '","type":"';
const STREAM = ',"stream":"';
const REVISION = '","revision":';
const TYPES: ReadonlyMap<string, { readonly type: EventTypeName; readonly end: string }> = new Map(
  Object.values(EVENT_TYPES).map(({ type, version }) => [type, { type, end: `","version":${version}}` }]),
);

/** Of `,"id":"<36>","ledger":"<36>","prevHash":`, and of `"<64>",`. */
const IDS = 104;
const HASH = 67;
const HEAD =
  /\{"actor":"[^"\\]*","causationId":(?:null|"[^"\\]*"),"commandId":"[^"\\]*","correlationId":"[^"\\]*","data":/y;
const BEHIND = /,"id":"[0-9a-f-]{36}","ledger":"[0-9a-f-]{36}","prevHash":(?:null|"[0-9a-f]{64}"),/y;

function isInstant(text: string, at: number): boolean {
  return endOf(CLOCK, text, at + DAY) === at + INSTANT && isDay(text, at);
}
const CLOCK = /T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z/y;

/** The same few days again and again, and mostly that of the event before. */
const days = new Map<string, boolean>();
const MOST_DAYS = 10_000;
let lastDay = '1970-01-01';
function isDay(text: string, at: number): boolean {
  if (text.startsWith(lastDay, at)) return true;
  const day = text.slice(at, at + DAY);
  const is = days.get(day) ?? isCivilDay(day);
  if (days.size >= MOST_DAYS) days.clear();
  days.set(day, is);
  if (is) lastDay = day;
  return is;
}
