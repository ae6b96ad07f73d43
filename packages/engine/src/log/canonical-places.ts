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
  const type = text.slice(typeStart, typeEnd);
  if (!text.endsWith(VERSION.get(type) ?? 'of no type') || stream.includes('"')) return null;
  const place = `","revision":${revision},"stream":"${stream}","type":"`;
  const timeEnd = typeStart - place.length;
  const timeAt = timeEnd - INSTANT - RECORDED_AT.length;
  if (!text.startsWith(place, timeEnd) || !text.startsWith(RECORDED_AT, timeAt)) return null;
  const recordedAt = text.slice(timeEnd - INSTANT, timeEnd);
  return isInstant(recordedAt) ? { type: type as EventTypeName, recordedAt, timeAt } : null;
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
const VERSION: ReadonlyMap<string, string> = new Map(
  Object.values(EVENT_TYPES).map(({ type, version }) => [type, `","version":${version}}`]),
);

/** Of `,"id":"<36>","ledger":"<36>","prevHash":`, and of `"<64>",`. */
const IDS = 104;
const HASH = 67;
const HEAD =
  /\{"actor":"[^"\\]*","causationId":(?:null|"[^"\\]*"),"commandId":"[^"\\]*","correlationId":"[^"\\]*","data":/y;
const BEHIND = /,"id":"[0-9a-f-]{36}","ledger":"[0-9a-f-]{36}","prevHash":(?:null|"[0-9a-f]{64}"),/y;

function isInstant(text: string): boolean {
  return CLOCK.test(text) && isDay(text.slice(0, DAY));
}
const CLOCK = /^.{10}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** The same few days again and again. */
const days = new Map<string, boolean>();
const MOST_DAYS = 10_000;
function isDay(text: string): boolean {
  const before = days.get(text);
  if (before !== undefined) return before;
  if (days.size >= MOST_DAYS) days.clear();
  const is = isCivilDay(text);
  days.set(text, is);
  return is;
}
