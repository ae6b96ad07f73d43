import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import {
  canonicalText,
  decodeEvent,
  decodeFact,
  EVENT_TYPE_NAMES,
  EVENT_TYPES,
  type EventTypeName,
  streamOf,
} from '../index.js';

/** Stored events, one a line: what was once written must be readable for ever. A new version of a type gets a new file. */
const FILES = [
  // One event of every type.
  { name: 'v1.jsonl', sha256: '7dcf9e111e84d371a0fb23b24c9413396f56b42677e2e97540fc2d2567a5daa3' },
  // What attainment came to need.
  { name: 'v1-attainment.jsonl', sha256: 'd187aefe67c8597e6c9445b421a1cccfa0a3c41e357ee872b8864dfe77727984' },
  // What completion came to need.
  { name: 'v1-completion.jsonl', sha256: '39d2a71d1fff40ac538d6eb0e654b859f12ea2040d0e767eb2def76c06114298' },
  // Maturity by frameworks.
  { name: 'v1-maturity.jsonl', sha256: '5a6816dc795f7a791a57a64a6c0d3ec677fde9aa9d10cea5ea15fc54be75d88d' },
  // The longest, shortest, emptiest and oddest values that the fields take: a rule made stricter later fails here.
  { name: 'v1-edges.jsonl', sha256: 'a65c7691aee4fc6897beec3162aa615fcdfa48f9f9ffb41bebd99b43d40557bc' },
].map((file) => {
  const bytes = readFileSync(join(import.meta.dirname, file.name));
  const lines = bytes.toString('utf8').split('\n').slice(0, -1);
  return { ...file, bytes, events: lines.map((line) => [JSON.parse(line).type as string, line] as const) };
});

test('holds an event of every version of every type that was ever written', () => {
  const held = FILES.flatMap(({ events }) => events.map(([, line]) => JSON.parse(line)));
  const versions = EVENT_TYPE_NAMES.flatMap((type) =>
    Array.from({ length: EVENT_TYPES[type].version }, (_, i) => `${type}@${i + 1}`),
  );
  expect(new Set(held.map(({ type, version }) => `${type}@${version}`))).toEqual(new Set(versions));
});

describe.each(FILES)('$name', ({ sha256, bytes, events }) => {
  test('is never edited', () => {
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  });

  test.each(events)('%s is read as it was written', (type, line) => {
    const stored = JSON.parse(line);
    expect(canonicalText(stored)).toBe(line);
    const event = decodeEvent(stored);
    if (E.isLeft(event)) throw new Error(JSON.stringify(event.left));
    const { version } = EVENT_TYPES[type as EventTypeName];
    expect(event.right.version).toBe(version);
    if (stored.version === version) expect(event.right).toEqual(stored);
    expect(streamOf(event.right)).toBe(stored.stream);
    expect(decodeFact(type, event.right.validAt, event.right.data)).toMatchObject({ _tag: 'Right' });
  });
});
