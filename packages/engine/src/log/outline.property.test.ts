import { type AnyEvent, canonicalText, isSealedText } from '@kpi-ledger/events';
import { anyEvent } from '@kpi-ledger/events/arbitraries';
import { readText, type StoredText, StoreFailure } from '@kpi-ledger/ledger';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tailOf } from './canonical-places.js';
import { outlineOf } from './outline.js';

const storedAs = (event: AnyEvent, text = canonicalText(event)): StoredText => ({
  ...{ ordinal: 7, stream: event.stream, revision: event.revision, text },
});

/** Of the decoded event: the oracle. */
function sealed(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return isSealedText(value) || Object.values(value).some(sealed);
}

const reordered = (value: unknown): unknown =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(Object.entries(value).toReversed());

describe('the outline of an event', () => {
  test('says what the decoded event says, however the text is spelled', () => {
    let inPlace = 0;
    fc.assert(
      fc.property(
        anyEvent(),
        fc.constantFrom('canonical', 'spaced', 'reordered', 'data reordered', 'escaped'),
        (event, spelling) => {
          const text = {
            canonical: () => canonicalText(event),
            spaced: () => JSON.stringify(JSON.parse(canonicalText(event)), null, 1),
            reordered: () => JSON.stringify(reordered(event)),
            'data reordered': () =>
              JSON.stringify({ ...JSON.parse(canonicalText(event)), data: reordered(event.data) }),
            escaped: () => canonicalText(event).replaceAll('"box"', '"\\u0062ox"').replaceAll('a', '\\u0061'),
          }[spelling]();
          // Escaping a letter of a number or word outside of texts makes no JSON of it.
          if (spelling === 'escaped' && !isJson(text)) return;
          const stored = storedAs(event, text);
          const outline = outlineOf(stored);
          const read = readText(stored);
          const { type, stream, recordedAt } = read;
          expect(outline).toMatchObject({ ordinal: 7, type, stream, recordedAt });
          expect(outline.read((said) => said.data)).toEqual(read.data);
          expect(outlineOf(stored).holdsSealedText()).toBe(sealed(read.data));
          expect(outline.event()).toEqual(read);
          if (tailOf(stored) !== null) inPlace += 1;
          if (spelling === 'canonical') expect(tailOf(stored)).not.toBeNull();
        },
      ),
      { numRuns: 200 },
    );
    // About 80: a fifth of the texts are canonical.
    expect(inPlace).toBeGreaterThan(8);
  });

  test('of a text with something else in it is refused at once, or when it is decoded, with the place', () => {
    let refused = 0;
    fc.assert(
      fc.property(anyEvent(), fc.nat(), fc.constantFrom('"', '}', '{', ',', '\\', 'x', '0'), (event, at, by) => {
        const text = canonicalText(event);
        const place = at % text.length;
        const stored = storedAs(event, text.slice(0, place) + by + text.slice(place + 1));
        const attempt = <A>(work: () => A): A | string => {
          try {
            return work();
          } catch (thrown) {
            if (!(thrown instanceof StoreFailure)) throw thrown;
            return thrown.message;
          }
        };
        const read = attempt(() => readText(stored));
        const outlined = attempt(() => outlineOf(stored).event());
        expect(outlined).toEqual(read);
        if (typeof read !== 'string') return;
        refused += 1;
        expect(read).toContain(`${event.stream}@${event.revision}`);
        // What is read before that is what was written, or the same refusal.
        const named = attempt(() => outlineOf(stored).type);
        if (named !== read) expect(named).toBe(event.type);
      }),
      { numRuns: 200 },
    );
    // About 175.
    expect(refused).toBeGreaterThan(17);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
