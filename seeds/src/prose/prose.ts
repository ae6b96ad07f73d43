import { decodeFile } from '../codecs/decode.js';
import cds from '../data/prose-cds2026-2030.json' with { type: 'json' };
import kh03 from '../data/prose-kh03.json' with { type: 'json' };
import nq57 from '../data/prose-nq57-2026.json' with { type: 'json' };
import { Prose } from './paragraph.js';

const documents: readonly Prose[] = [
  decodeFile('prose-kh03.json', Prose, kh03),
  decodeFile('prose-cds2026-2030.json', Prose, cds),
  decodeFile('prose-nq57-2026.json', Prose, nq57),
];

/**
 * The prose of the three plans that have any, paragraph by paragraph, those without an item included. Of kh03 the part
 * before Phụ lục I; the others whole.
 */
export function prose(): readonly Prose[] {
  return documents;
}
