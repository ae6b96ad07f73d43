import { oneOfWritten, quoted, recordWritten, type Written } from '../fields/written.js';
import { EVENT_TYPES, type EventTypeName, isEventType } from '../types/catalog.js';
import { correctionWritten } from '../types/correction.js';
import { envelopeParts } from './envelope.js';

/** What an event says of its own place, read from its bytes. Its texts are parts of a larger one and hold on to it. */
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

/** Bytes as characters, one each, in which events are recognised; null: they are no UTF-8, or this is a browser. */
export const charactersOf = (bytes: Uint8Array): string | null =>
  native?.isUtf8(bytes) === true ? native.Buffer.prototype.latin1Slice.call(bytes, 0, bytes.length) : null;

/** No text of an event may be longer, so in so few bytes none is. */
const MOST_BYTES = 20_000;

/**
 * Whether these are the canonical bytes of an event in its present version whose codec accepts it, with sealed texts, and what it
 * says of its place, in a fraction of the time that decoding takes. Null says nothing: what is rare has to be decoded.
 */
export function recognise(bytes: Uint8Array): Recognised | null {
  const characters = bytes.length > MOST_BYTES ? null : charactersOf(bytes);
  return characters === null ? null : recogniseIn(characters, 0, bytes.length);
}

/** The same of the bytes from `start` up to `end`; of many events beside each other the characters are made at once. */
export function recogniseIn(characters: string, start: number, end: number): Recognised | null {
  if (end - start > MOST_BYTES) return null;
  const kind = KINDS.get(typeIn(characters, end));
  const pattern = kind === undefined ? null : patternOf(kind, characters, end);
  if (kind === undefined || pattern === null) return null;
  pattern.lastIndex = start;
  const found = pattern.exec(characters);
  if (found === null || pattern.lastIndex !== end) return null;
  // The last groups are of the envelope, those between the first two and them are tables inside the data.
  const at = found.length - AFTER_DATA;
  for (let group = BEFORE_DATA; group < at; group += 1) if (!keysRise(found[group])) return null;
  const prevHash = found[at + 2] as string;
  return {
    type: kind.type,
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

function typeIn(characters: string, end: number): string {
  const typeEnd = end - AFTER_TYPE;
  let start = typeEnd;
  // `lastIndexOf` takes five times as long for so few characters.
  while (start > 0 && characters.charCodeAt(start - 1) !== QUOTATION_MARK) start -= 1;
  return characters.slice(start, typeEnd);
}
const QUOTATION_MARK = 34;

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
  const kind = KINDS.get(type);
  if (native === undefined || bytes.length > MOST_BYTES || kind === undefined) return false;
  const isAscii = text.length === bytes.length;
  const characters = isAscii ? text : native.Buffer.prototype.latin1Slice.call(bytes, 0, bytes.length);
  const pattern = patternOf(kind, characters, characters.length);
  if (pattern === null) return false;
  pattern.lastIndex = 0;
  return pattern.test(characters) && pattern.lastIndex === characters.length;
}

interface Kind {
  readonly type: EventTypeName;
  pattern: RegExp | null;
}

const KINDS: ReadonlyMap<string, Kind> = new Map(
  Object.values(EVENT_TYPES).map(({ type }) => [type, { type, pattern: null }]),
);
/** Of FactCorrected, by the type that it corrects. */
const patternsOfCorrections = new Map<EventTypeName, RegExp>();

/** Null: no event is written so. */
function patternOf(kind: Kind, characters: string, end: number): RegExp | null {
  if (kind.type !== 'FactCorrected') {
    kind.pattern ??= patternWith(kind.type, EVENT_TYPES[kind.type].written);
    return kind.pattern;
  }
  // The last one of that name: in the data that it corrects there may be another.
  const start = characters.lastIndexOf(TARGET_TYPE, end) + TARGET_TYPE.length;
  const target = characters.slice(start, characters.indexOf('"', start));
  if (!isEventType(target)) return null;
  const known = patternsOfCorrections.get(target);
  if (known !== undefined) return known;
  const pattern = patternWith(kind.type, correctionWritten(EVENT_TYPES[target]));
  patternsOfCorrections.set(EVENT_TYPES[target].type, pattern);
  return pattern;
}

const TARGET_TYPE = '"targetType":"';

/** Of the bytes of an event with such data, from a place on. No control character is part of it, so none is passed. */
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
  return new RegExp(repeated(recordWritten(all, [])), 'y');
}

/** So many characters of a class are compared faster where they are written out than where they are counted. */
const repeated = (written: Written): Written =>
  written.replace(/(?<!\\)(\[[^[\]\\]+\]|\\d)\{(\d+)\}/g, (_, item: string, times: string) =>
    item.repeat(Number(times)),
  );

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
