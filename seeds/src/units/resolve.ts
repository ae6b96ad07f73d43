import * as E from 'fp-ts/lib/Either.js';
import { collectives } from './collectives.js';
import { units } from './units.js';

/** Why a name is not one unit. `candidates`: the units that share an ambiguous name. */
export interface UnitNameError {
  readonly code: 'UNKNOWN_UNIT' | 'AMBIGUOUS_UNIT' | 'COLLECTIVE';
  readonly text: string;
  readonly candidates: readonly string[];
  /** In Vietnamese: what is wrong and what to do. */
  readonly message: string;
}

/** An id with all names and spellings that stand for it. */
export interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

/** "hoá" and "hóa", "Thuỷ" and "Thủy" are one spelling: the mark of the tone is put on the first of two vowels. */
const TONE_ON_SECOND_VOWEL = /([ou])([aey])([\u0300\u0301\u0303\u0309\u0323])/gu;

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(TONE_ON_SECOND_VOWEL, '$1$3$2')
    .normalize('NFC')
    .trim()
    .replace(/\s+/gu, ' ');

function idsByName(list: readonly Named[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, readonly string[]>();
  for (const { id, names } of list) {
    for (const name of new Set([id, ...names].map(fold))) ids.set(name, [...(ids.get(name) ?? []), id]);
  }
  return ids;
}

/** A resolver over these units and collectives; `resolveUnit` is the one over the catalogue. */
export function resolver(unitNames: readonly Named[], collectiveNames: readonly Named[]) {
  const unitsByName = idsByName(unitNames);
  const collectivesByName = idsByName(collectiveNames);
  return (text: string): E.Either<UnitNameError, string> => {
    const name = fold(text);
    const candidates = unitsByName.get(name) ?? [];
    const [unit, ...others] = candidates;
    if (unit !== undefined && others.length === 0) return E.right(unit);
    if (unit !== undefined) {
      const message = `“${text}” là tên của nhiều đơn vị: ${candidates.join(', ')}. Hãy dùng mã đơn vị.`;
      return E.left({ code: 'AMBIGUOUS_UNIT', text, candidates, message });
    }
    if (collectivesByName.has(name)) {
      const message = `“${text}” là tên chung của nhiều đơn vị, không phải một đơn vị. Hãy nêu tên từng đơn vị được giao.`;
      return E.left({ code: 'COLLECTIVE', text, candidates, message });
    }
    const message = `Không có đơn vị nào tên “${text}”. Xem danh sách: kpi catalogue units.`;
    return E.left({ code: 'UNKNOWN_UNIT', text, candidates, message });
  };
}

/**
 * The unit with this id, name or printed spelling (the title of its head included). Exact after Unicode form, white
 * space, letter case and the place of the tone mark are folded; nothing is guessed from a part of a name.
 */
export const resolveUnit = resolver(
  units().map(({ id, name, aliases }) => ({ id, names: [name, ...aliases] })),
  collectives().map(({ id, name, printed }) => ({ id, names: [name, ...printed.map(({ text }) => text)] })),
);
