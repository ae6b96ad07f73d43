import * as fc from 'fast-check';
import type { JsonSchema, Mark } from '../fields/index.js';
import { CODE } from '../fields/patterns.js';

/** How personal texts are written: plain in a command, sealed in the log. */
export type PersonalText = 'plain' | 'sealed';

const day = fc.date({ min: new Date('2025-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
export const dateArbitrary = day.map((date) => date.toISOString().slice(0, 10));
export const instantArbitrary = day.map((date) => date.toISOString());

const words = ['Báo cáo', 'kết quả', 'Huế', 'số hóa', 'quý I', 'thủ tục', 'đúng hạn', '100 %', '😀', '"x"\n'];
const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }).map((chosen) => chosen.join(' '));

const sealed = fc
  .uint8Array({ minLength: 29, maxLength: 60 })
  .map((bytes) => ({ sealed: 'A256GCM' as const, box: btoa(String.fromCharCode(...bytes)) }));

const ids = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,11}$/);
const codes = fc.stringMatching(/^[A-Za-zĐđ0-9][A-Za-zĐđ0-9._/-]{0,7}$/);

/** Values of one leaf: by its mark where a short, speaking value is wanted, otherwise by its own schema. */
export function leafArbitrary(mark: Mark, schema: JsonSchema, personal: PersonalText): fc.Arbitrary<unknown> {
  if (mark === 'identity' || mark === 'freeText') return personal === 'plain' ? text : sealed;
  if (mark === 'publicText') return text;
  if (mark === 'date') return dateArbitrary;
  if (mark === 'instant') return instantArbitrary;
  if (mark === 'count') return fc.nat({ max: 1000 });
  if (mark === 'flag') return 'const' in schema ? fc.constant(schema['const']) : fc.boolean();
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  const pattern = String(schema['pattern']);
  if (pattern === CODE.source) return codes;
  return mark === 'id' && pattern.startsWith('^[a-z0-9][') ? ids : fc.stringMatching(new RegExp(pattern));
}
