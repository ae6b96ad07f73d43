import { oneOfWritten, quoted, recordWritten, type Written } from '../fields/written.js';
import { EVENT_TYPES, type EventTypeName, isEventType } from '../types/catalog.js';
import { correctionWritten } from '../types/correction.js';
import { envelopeParts } from './envelope.js';

/** What an event says of its own place, read from its bytes. */
export interface Recognised {
  readonly type: EventTypeName;
  readonly commandId: string;
  readonly id: string;
  readonly ledger: string;
  readonly prevHash: string | null;
  readonly recordedAt: string;
  readonly revision: number;
  readonly stream: string;
  /** Canonical JSON of its data; bytes beyond ASCII stand as characters of their own. */
  readonly data: string;
}

/** What of Node's own buffers is used. */
interface NativeBuffer {
  readonly Buffer: { readonly prototype: { latin1Slice(this: Uint8Array, start: number, end: number): string } };
  isUtf8(bytes: Uint8Array): boolean;
}
interface Runtime {
  readonly process?: { getBuiltinModule?(name: string): NativeBuffer | undefined };
}

/** Absent in a browser: everything is decoded there. */
const native = (globalThis as Runtime).process?.getBuiltinModule?.('node:buffer');

/** No text of an event may be longer, so in so few bytes none is. */
const MOST_BYTES = 20_000;

/**
 * Whether these are the canonical bytes of an event in its present version whose codec accepts it, with sealed texts, and what it
 * says of its place, in a fraction of the time that decoding takes. Null says nothing: what is rare has to be decoded.
 */
export function recognise(bytes: Uint8Array): Recognised | null {
  if (native === undefined || bytes.length > MOST_BYTES || !native.isUtf8(bytes)) return null;
  const text = native.Buffer.prototype.latin1Slice.call(bytes, 0, bytes.length);
  const type = typeIn(text);
  if (!isEventType(type)) return null;
  const found = patternOf(type, text)?.exec(text) ?? null;
  if (found === null) return null;
  // The last groups are of the envelope, those between the first two and them are tables inside the data.
  const at = found.length - AFTER_DATA;
  for (let group = BEFORE_DATA; group < at; group += 1) if (!keysRise(found[group])) return null;
  const prevHash = found[at + 2] as string;
  return {
    type,
    commandId: found[1] as string,
    data: found[2] as string,
    id: found[at] as string,
    ledger: found[at + 1] as string,
    prevHash: prevHash === 'null' ? null : prevHash.slice(1, -1),
    recordedAt: found[at + 3] as string,
    revision: Number(found[at + 4]),
    stream: found[at + 5] as string,
  };
}

/** What follows the type in canonical bytes, wherever it is that long. */
const AFTER_TYPE = '","validAt":"2026-01-01","version":1}'.length;

function typeIn(text: string): string {
  const end = text.length - AFTER_TYPE;
  return text.slice(text.lastIndexOf('"', end - 1) + 1, end);
}

/** The whole text, the id of the command and the data are the first groups. */
const BEFORE_DATA = 3;
/** Kept of the envelope, in the order of their names, after the data. */
const KEPT = ['id', 'ledger', 'prevHash', 'recordedAt', 'revision', 'stream'];
const AFTER_DATA = KEPT.length;

/**
 * Whether the event that was just written in this text, and as these bytes, is one that is recognised; its tables are in order and its
 * texts well formed. What it says of its place is what was written.
 */
export function isRecognised(type: EventTypeName, text: string, bytes: Uint8Array): boolean {
  if (native === undefined || bytes.length > MOST_BYTES) return false;
  const isAscii = text.length === bytes.length;
  const characters = isAscii ? text : native.Buffer.prototype.latin1Slice.call(bytes, 0, bytes.length);
  return patternOf(type, characters)?.test(characters) ?? false;
}

const patterns = new Map<EventTypeName, RegExp>();
/** Of FactCorrected, by the type that it corrects. */
const patternsOfCorrections = new Map<EventTypeName, RegExp>();

/** Null: no event is written so. */
function patternOf(type: EventTypeName, text: string): RegExp | null {
  if (type !== 'FactCorrected') return kept(patterns, type, () => patternWith(type, EVENT_TYPES[type].written));
  // The last one of that name: in the data that it corrects there may be another.
  const start = text.lastIndexOf(TARGET_TYPE) + TARGET_TYPE.length;
  const target = text.slice(start, text.indexOf('"', start));
  if (!isEventType(target)) return null;
  return kept(patternsOfCorrections, target, () => patternWith(type, correctionWritten(EVENT_TYPES[target])));
}

const TARGET_TYPE = '"targetType":"';

function kept(among: Map<EventTypeName, RegExp>, name: EventTypeName, make: () => RegExp): RegExp {
  const known = among.get(name);
  if (known !== undefined) return known;
  const made = make();
  among.set(name, made);
  return made;
}

/** Of the bytes of an event with such data. */
function patternWith(type: EventTypeName, data: Written): RegExp {
  const parts = envelopeParts.map(({ name, written: of }) => ({
    ...{ name, required: true },
    written: KEPT.includes(name) || name === 'commandId' ? group(of) : of,
  }));
  const fixed = [
    { name: 'data', required: true, written: `(${data})` },
    { name: 'type', required: true, written: oneOfWritten(type) },
    { name: 'version', required: true, written: oneOfWritten(EVENT_TYPES[type].version) },
  ];
  const all = [...parts.filter(({ name }) => !fixed.some((other) => other.name === name)), ...fixed];
  return new RegExp(`^${recordWritten(all, [])}$`);
}

/** A group inside the quotation marks where there always are some. */
const group = (written: string): string =>
  written.startsWith('"') && written.endsWith('"') ? quoted(`(${written.slice(1, -1)})`) : `(${written})`;

/** Of a table of decimals: `{"key":"value","key":"value"}`. */
function keysRise(table: string | undefined): boolean {
  const parts = table?.split('"') ?? [];
  for (let key = 5; key < parts.length; key += 4)
    if ((parts[key] as string) <= (parts[key - 4] as string)) return false;
  return true;
}
