import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { anyEvent } from '../arbitraries/index.js';
import {
  type AnyEvent,
  canonicalBytes,
  canonicalText,
  charactersOf,
  decodeEvent,
  isEventType,
  isRecognised,
  type Recognised,
  recognise,
  recogniseIn,
  streamOf,
  streamOfText,
} from '../index.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The slow way: parsed, decoded, written again; null where anything of it is wrong. */
function decodedSlowly(bytes: Uint8Array): AnyEvent | null {
  try {
    const json: unknown = JSON.parse(utf8.decode(bytes));
    const decoded = decodeEvent(json);
    return E.isRight(decoded) && Buffer.compare(canonicalBytes(json), bytes) === 0 ? decoded.right : null;
  } catch {
    return null;
  }
}

/** As it is recognised among other events. */
function besideOthers(bytes: Uint8Array): Recognised | null {
  const [first = '', second = ''] = LINES;
  const before = Buffer.from(`${first}\0`);
  const characters = charactersOf(Buffer.concat([before, bytes, Buffer.from(`\0${second}`)]));
  return characters === null ? null : recogniseIn(characters, before.length, before.length + bytes.length);
}

/** Null is always right; anything else has to be what decoding says. */
function expectSound(bytes: Uint8Array): Recognised | null {
  const found = recognise(bytes);
  expect(besideOthers(bytes)).toEqual(found);
  if (found === null) return null;
  const event = decodedSlowly(bytes);
  expect(event).not.toBeNull();
  const { data, ...header } = found;
  expect([event === null ? null : streamOf(event), null]).toContain(streamOfText(found.type, data));
  expect(event).toMatchObject(header);
  expect(JSON.parse(Buffer.from(data, 'latin1').toString('utf8'))).toEqual(event?.data);
  return found;
}

/** Every type of event, as it was once written. */
const LINES = ['v1', 'v1-attainment', 'v1-completion', 'v1-maturity'].flatMap((name) =>
  readFileSync(join(import.meta.dirname, '..', 'corpus', `${name}.jsonl`), 'utf8')
    .split('\n')
    .slice(0, -1),
);
/** A correction of each of them, in the stream of its own: what a correction of a retraction corrects names another one. */
const CORRECTIONS = LINES.map((text) => {
  const { type, data, ...header } = JSON.parse(text);
  const reason = { sealed: 'A256GCM', box: 'A'.repeat(40) };
  const said = { stream: header.stream, target: header.id, targetType: type, correctedValidAt: null, reason, data };
  const right = type === 'FactRetracted' ? { ...said, data: { ...data, stream: 'unit-other' } } : said;
  return canonicalText({ ...header, type: 'FactCorrected', data: right });
});
const line = fc.constantFrom(...LINES, ...CORRECTIONS);

/** What damage is made of: escapes, blanks of Unicode, half characters, wrong days and numbers, other fields. */
const ODDITIES = [
  ...['\\u0074', '\\n', '\\"', '"', ' ', '\u00a0', '\u3000', '\u007f', '\u0000', '\ufeff', '\u2028', 'é', 'Đ'],
  ...['2026-02-29', '2024-02-29', '2026-04-31', '9007199254740993', '1e3', '-0', '01', '1.0', 'null', 'true', '{}'],
  ...[',"synthetic":true', '"state":true,', '"unit":"a",', '{"a":"1","a":"1"}', '{"b":"1","a":"1"}', '/', '='],
].map((text) => Buffer.from(text));
const BROKEN = [[0xed, 0xa0, 0x80], [0xc0, 0x80], [0xff], [0xc3], [0xf5, 0x80, 0x80, 0x80]].map((bytes) =>
  Buffer.from(bytes),
);

const edit = fc.record({
  at: fc.nat(),
  gone: fc.constantFrom(0, 1, 2, 8),
  put: fc.constantFrom(Buffer.alloc(0), ...ODDITIES, ...BROKEN),
  bit: fc.nat(8),
});

function damaged(bytes: Uint8Array, { at, gone, put, bit }: { at: number; gone: number; put: Buffer; bit: number }) {
  const i = at % bytes.length;
  const changed = Buffer.concat([bytes.subarray(0, i), put, bytes.subarray(i + gone)]);
  if (bit < 8 && changed.length > 0) changed[i % changed.length] = (changed[i % changed.length] ?? 0) ^ (1 << bit);
  return changed;
}

describe('an event recognised by its bytes', () => {
  test('is the one that is decoded, however it was damaged before', () => {
    fc.assert(
      fc.property(line, fc.array(edit, { maxLength: 2 }), (text, edits) => {
        expectSound(edits.reduce<Uint8Array>(damaged, Buffer.from(text)));
      }),
      { numRuns: 3000 },
    );
  });

  test('is the one that is decoded, whatever stands in one of its fields', () => {
    const value = fc.oneof(
      fc.constantFrom<unknown>(
        null,
        true,
        0,
        1e15,
        2 ** 53 - 1,
        {},
        [],
        { b: '1', a: '1' },
        { 'I.1': '1', 'I.10': '2' },
      ),
      fc.constantFrom(
        '',
        ' ',
        '\n',
        '\u00a0',
        '2024-02-29',
        '2025-02-29',
        '2026-11-31',
        '1/0',
        '-0',
        '007',
        'Đ1',
        'x'.repeat(101),
      ),
      fc.constantFrom('x'.repeat(20_001), 'é'.repeat(20_000), '="\\', 'A'.repeat(40), {
        sealed: 'A256GCM',
        box: 'A'.repeat(37),
      }),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    fc.assert(
      fc.property(line, fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }), value, (text, turns, by) => {
        let bytes: Uint8Array;
        try {
          bytes = canonicalBytes(replaced(JSON.parse(text), turns, by));
        } catch {
          return; // half a character has no bytes
        }
        const found = expectSound(bytes);
        const written = utf8.decode(bytes);
        const { type } = JSON.parse(written);
        if (typeof type === 'string' && isEventType(type))
          expect(isRecognised(type, written, bytes)).toBe(found !== null);
      }),
      { numRuns: 600 },
    );
  });

  test('is the one that is decoded, with any data of its type', () => {
    let recognised = 0;
    fc.assert(
      fc.property(anyEvent(), (event) => {
        if (expectSound(canonicalBytes(event)) !== null) recognised += 1;
      }),
      { numRuns: 100 },
    );
    // About 60.
    expect(recognised).toBeGreaterThan(6);
  });

  test('is each of those that were ever written, but for what is told here', () => {
    const missed = LINES.filter((line) => expectSound(Buffer.from(line)) === null);
    // The links have a code with accents.
    expect(missed.map((line) => JSON.parse(line).type)).toEqual(['TasksLinked']);
  });

  test('is each correction of those, but for those of a correction', () => {
    const missed = CORRECTIONS.filter((line) => expectSound(Buffer.from(line)) === null);
    expect(missed.map((line) => JSON.parse(line).data.targetType)).toEqual(['FactCorrected', 'TasksLinked']);
  });

  test.each([
    [1, true],
    [2, false],
  ])('is a correction whose data are of the present version, version %i', (targetVersion, isSo) => {
    for (const line of CORRECTIONS) {
      const { data, ...header } = JSON.parse(line);
      const bytes = canonicalBytes({ ...header, data: { ...data, targetVersion } });
      expect(expectSound(bytes) !== null).toBe(isSo && recognise(Buffer.from(line)) !== null);
    }
  });

  test('is told from one that is not canonical', () => {
    const [text = ''] = LINES;
    expect(recognise(Buffer.from(text))).not.toBeNull();
    for (const other of [` ${text}`, `${text} `, text.replace('{', '{"actor":"x",'), text.replace(':', ': ')])
      expect(recognise(Buffer.from(other))).toBeNull();
  });
});

/** A copy with one value, anywhere inside, replaced. */
function replaced(value: unknown, turns: readonly number[], by: unknown): unknown {
  const [turn = 0, ...rest] = turns;
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const key = keys[turn % Math.max(keys.length, 1)];
  if (key === undefined || turns.length === 0) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as { [key: string]: unknown };
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}
