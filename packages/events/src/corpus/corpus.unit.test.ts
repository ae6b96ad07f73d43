import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { canonicalText, decodeEvent, decodeFact, EVENT_TYPE_NAMES, streamOf } from '../index.js';

/** One stored event a line, of every type and version: what was once written must be readable for ever. */
const bytes = readFileSync(join(import.meta.dirname, 'v1.jsonl'));
const lines = bytes.toString('utf8').split('\n').slice(0, -1);

test('the corpus is never edited: a new version of a type gets a line in a file of its own', () => {
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(
    '7c2c94194a0adb8667f6d702233226912c9f810d5c4f7b668ac19526d495fc87',
  );
});

test('holds one event of every type', () => {
  expect(lines.map((line) => JSON.parse(line).type).toSorted()).toEqual(EVENT_TYPE_NAMES.toSorted());
});

test.each(lines.map((line) => [JSON.parse(line).type as string, line]))(
  '%s is read as it was written',
  (type, line) => {
    const event = decodeEvent(JSON.parse(line));
    expect(event).toEqual(E.right(JSON.parse(line)));
    if (E.isLeft(event)) return;
    expect(canonicalText(event.right)).toBe(line);
    expect(streamOf(event.right)).toBe(event.right.stream);
    expect(decodeFact(type, event.right.validAt, event.right.data)).toMatchObject({ _tag: 'Right' });
  },
);
