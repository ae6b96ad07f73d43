import {
  type AnyEvent,
  EVENT_TYPE_NAMES,
  EVENT_TYPES,
  type NewFact,
  type SealedText,
  type Shape,
} from '@kpi-ledger/events';
import { describe, expect, it } from 'vitest';
import { createMemoryKeyVault } from './memory-vault.js';
import { unsealedText } from './personal-texts.js';
import { openFact, sealFact } from './seal-fact.js';

const SECRET = 'bí mật';
const ID = '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e';

/** Data with every field that the shape has; each personal text is the secret. */
function sample(shape: Shape): unknown {
  switch (shape.kind) {
    case 'leaf':
      return shape.mark === 'identity' || shape.mark === 'freeText' ? SECRET : shape.mark;
    case 'nullable':
      return sample(shape.item);
    case 'list':
      return [sample(shape.item), sample(shape.item)];
    case 'map':
      return { k1: sample(shape.item), k2: sample(shape.item) };
    case 'record':
      return Object.fromEntries(Object.entries(shape.fields).map(([name, field]) => [name, sample(field)]));
  }
}

const recorded = (fact: NewFact, stream: string, id = ID): AnyEvent => ({ ...fact, id, stream }) as unknown as AnyEvent;

describe('sealing a fact', () => {
  it.each(EVENT_TYPE_NAMES)('leaves no personal text of %s readable, and gives all back', (type) => {
    const vault = createMemoryKeyVault();
    const fact = { type, validAt: '2026-01-05', data: sample(EVENT_TYPES[type].shape) } as unknown as NewFact;
    const sealed = sealFact(fact, ID, 'unit-a', vault);
    expect(JSON.stringify(sealed)).not.toContain(SECRET);
    expect(unsealedText(type, sealed.data)).toBeNull();
    expect(unsealedText(type, fact.data) === null).toBe(!JSON.stringify(fact).includes(SECRET));
    expect(openFact(recorded(sealed, 'unit-a'), vault).data).toEqual(fact.data);
    expect(sealFact(sealed, ID, 'unit-a', vault)).toEqual(sealed);
    expect(sealFact(fact, ID, 'unit-a', vault)).toEqual(sealed);
  });

  const name = (text: string) => ({ person: 'p', name: text, personKind: 'CAN_BO' as const });
  const original: NewFact = { type: 'OfficialRegistered', validAt: '2026-01-05', data: name('Nguyễn Văn A') };
  const correction: NewFact = {
    type: 'FactCorrected',
    validAt: '2026-01-05',
    data: {
      stream: 'official-p',
      target: ID,
      targetType: 'OfficialRegistered',
      data: name('Nguyễn Văn Á'),
      correctedValidAt: null,
      reason: 'sai dấu',
    },
  };
  const correctionId = '00000000-0000-5000-8000-000000000000';

  it('seals a correction for the place of the event that it corrects', () => {
    const vault = createMemoryKeyVault();
    const first = recorded(sealFact(original, ID, 'official-p', vault), 'official-p');
    const second = recorded(sealFact(correction, correctionId, 'official-p', vault), 'official-p', correctionId);
    expect(JSON.stringify(second)).not.toMatch(/Nguyễn|sai dấu/);
    expect(openFact(second, vault).data).toEqual(correction.data);
    const { data } = second.data as { readonly data: unknown };
    expect(openFact({ ...first, data } as AnyEvent, vault).data).toEqual(name('Nguyễn Văn Á'));
  });

  it('leaves a text sealed whose key is gone', () => {
    const sealed = sealFact(original, ID, 'official-p', createMemoryKeyVault());
    expect(openFact(recorded(sealed, 'official-p'), createMemoryKeyVault()).data).toEqual(sealed.data);
  });

  it('seals the texts of a rating under the key of its person', () => {
    const vault = createMemoryKeyVault();
    const excused: NewFact = {
      type: 'PeriodExcused',
      validAt: '2026-03-31',
      data: { person: 'p', period: '2026-Q1', note: SECRET },
    };
    const sealed = sealFact(excused, ID, 'rating-p-2026-Q1', vault).data as unknown as { readonly note: SealedText };
    expect(vault.open('official-p', `${ID}/data.note`, sealed.note)).toBe(SECRET);
    expect(() => vault.open('official-p', `${ID}/data.other`, sealed.note)).toThrow(/KEY_MISMATCH|does not open/);
  });
});
