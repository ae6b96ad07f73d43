import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { refuseZipBomb } from './unpacked.js';

const zeros = (length: number) => new Uint8Array(length);

test('An archive is taken up to the limit and refused beyond it, whatever is packed how.', () => {
  const packed = zipSync({ a: zeros(600_000), b: [zeros(400_000), { level: 0 }] });
  expect(() => refuseZipBomb(packed, 1_000_000)).not.toThrow();
  expect(() => refuseZipBomb(packed, 999_999)).toThrow('more than 999999 bytes');
});

test('What the archive says about its sizes does not count.', () => {
  const packed = zipSync({ a: zeros(5_000_000) });
  const view = new DataView(packed.buffer, packed.byteOffset, packed.length);
  for (let at = 0; at + 4 < packed.length; at += 1) {
    const signature = view.getUint32(at, true);
    if (signature === 0x04034b50) view.setUint32(at + 22, 10, true);
    if (signature === 0x02014b50) view.setUint32(at + 24, 10, true);
  }
  expect(() => refuseZipBomb(packed, 1_000_000)).toThrow('bytes unpacked');
});

test('Thousands of parts are refused.', () => {
  const packed = zipSync(Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`p${i}`, zeros(0)])));
  expect(() => refuseZipBomb(packed)).toThrow('more than 2000 parts');
});
