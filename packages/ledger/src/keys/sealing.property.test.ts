import { createHmac, webcrypto } from 'node:crypto';
import { isSealedText } from '@kpi-ledger/events';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openText, sealText } from './sealing.js';

const key = fc.uint8Array({ minLength: 32, maxLength: 32 });
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
const place = fc.constantFrom('id-1/data.name', 'id-2/data.name', 'id-1/data.note');

/** The layout that the docs promise, opened by another implementation. */
async function openByWebCrypto(subjectKey: Uint8Array, at: string, box: string): Promise<string> {
  const bytes = Buffer.from(box, 'base64');
  const raw = createHmac('sha256', subjectKey).update('kpi-ledger/encrypt').digest();
  const imported = await webcrypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
  const parameters = { name: 'AES-GCM', iv: bytes.subarray(0, 12), additionalData: Buffer.from(at), tagLength: 128 };
  return Buffer.from(await webcrypto.subtle.decrypt(parameters, imported, bytes.subarray(12))).toString('utf8');
}

describe('sealing a text', () => {
  it('gives the text back, also to another implementation', async () => {
    await fc.assert(
      fc.asyncProperty(key, place, text, async (k, at, plain) => {
        const sealed = sealText(k, at, plain);
        expect(isSealedText(sealed)).toBe(true);
        expect(openText(k, at, sealed)).toBe(plain);
        expect(await openByWebCrypto(k, at, sealed.box)).toBe(plain);
      }),
    );
  });

  it('gives the same bytes for the same key, place and text, and another nonce otherwise', () => {
    fc.assert(
      fc.property(key, place, place, text, text, (k, placeA, placeB, textA, textB) => {
        const [a, b] = [sealText(k, placeA, textA).box, sealText(k, placeB, textB).box];
        if (placeA === placeB && textA === textB) expect(a).toBe(b);
        else expect(a.slice(0, 16)).not.toBe(b.slice(0, 16));
      }),
    );
  });

  it('opens nowhere else, under no other key and with no bit changed', () => {
    fc.assert(
      fc.property(key, key, text, fc.nat(), (k, other, plain, n) => {
        fc.pre(Buffer.compare(k, other) !== 0);
        const sealed = sealText(k, 'id-1/data.name', plain);
        expect(openText(k, 'id-2/data.name', sealed)).toBeNull();
        expect(openText(other, 'id-1/data.name', sealed)).toBeNull();
        const bytes = Buffer.from(sealed.box, 'base64');
        const bit = n % (bytes.length * 8);
        bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(openText(k, 'id-1/data.name', { sealed: 'A256GCM', box: bytes.toString('base64') })).toBeNull();
      }),
    );
  });

  it('refuses a text that would not come back', () => {
    expect(() => sealText(new Uint8Array(32), 'id-1/data.name', 'A\ud800')).toThrow(/lone surrogate/);
  });

  it('opens nothing from a box that is too short', () => {
    expect(openText(new Uint8Array(32), 'id-1/data.name', { sealed: 'A256GCM', box: 'AAAA' })).toBeNull();
  });
});
