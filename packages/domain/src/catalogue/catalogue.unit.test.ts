import { beforeEach, describe, expect, it } from 'vitest';
import { createCity } from '../testing/organisation.js';
import { type Attempt, DECISION, type World } from '../testing/world.js';

let city: World;
beforeEach(() => {
  city = createCity();
});

const GROUPS = [
  { code: 'N1', name: 'Nhóm 1', frame: { from: '1', to: '10' } },
  { code: 'N2', name: 'Nhóm 2', frame: { from: '11', to: '50' } },
];
const adopted = (data: object = {}): Attempt => ({
  type: 'ProductCatalogueAdopted',
  validAt: '2026-06-01',
  data: {
    catalogue: 'dm-xa',
    unit: null,
    title: 'Danh mục',
    standardUnit: 'Văn bản đơn giản',
    standardPoints: '3',
    groups: GROUPS,
    decision: DECISION,
    ...data,
  },
});
const decided = (data: object): Attempt => ({
  type: 'ConversionFactorDecided',
  validAt: '2026-06-01',
  data: {
    catalogue: 'dm-xa',
    product: 'DC.08',
    name: 'Biên bản',
    group: 'N1',
    factor: '2.67',
    decision: DECISION,
    ...data,
  },
});
const withFrames = (...frames: readonly (readonly [string, string])[]): Attempt =>
  adopted({
    groups: frames.map(([from, to], i) => ({ code: `N${i + 1}`, name: `Nhóm ${i + 1}`, frame: { from, to } })),
  });

describe('a catalogue that prints points and frames (Điều 13)', () => {
  it('has at most 5 groups (Điều 13.2)', () => {
    const groups = (count: number) => Array.from({ length: count }, (_, i) => ({ code: `N${i}`, name: `Nhóm ${i}` }));
    expect(city.refusalsOf(adopted({ groups: groups(6) }))).toEqual(['TOO_MANY_GROUPS data.groups']);
    city.given(adopted({ groups: groups(5) }));
  });

  it('has standard points above 0', () => {
    expect(city.refusalsOf(adopted({ standardPoints: '0' }))).toEqual([
      'STANDARD_POINTS_NOT_POSITIVE data.standardPoints',
    ]);
    city.given(adopted());
  });

  it('has frames in order that share an end at most', () => {
    expect(city.refusalsOf(withFrames(['10', '1']))).toEqual(['FRAME_EMPTY data.groups[0].frame']);
    expect(city.refusalsOf(withFrames(['1', '10'], ['9', '50']))).toEqual(['FRAMES_OVERLAP data.groups[1].frame']);
    expect(city.refusalsOf(withFrames(['1', '10'], ['1', '10']))).toEqual(['FRAMES_OVERLAP data.groups[1].frame']);
    city.given(withFrames(['1', '10'], ['10', '50']));
  });

  it('takes points within the frame of the group, both ends among them', () => {
    city.given(adopted());
    for (const points of ['0.99', '10.01'])
      expect(city.refusalsOf(decided({ points }))).toEqual(['POINTS_OUTSIDE_FRAME data.points']);
    for (const points of ['1', '10']) city.given(decided({ product: `P${points}`, points }));
  });

  it('keeps a rounded factor as decided, with the exact one that the points give', () => {
    city.given(adopted());
    expect(city.given(decided({ points: '8', exactFactor: '8/3' })).data).toMatchObject({
      factor: '2.67',
      exactFactor: '8/3',
    });
    for (const wrong of [{ points: '8', exactFactor: '7/3' }, { exactFactor: '8/3' }])
      expect(city.refusalsOf(decided({ product: 'DC.09', ...wrong }))).toEqual([
        'EXACT_FACTOR_DIFFERS data.exactFactor',
      ]);
  });

  it('needs neither: the catalogues before had no points', () => {
    const { standardPoints: _, ...data } = adopted({ groups: [{ code: 'N1', name: 'Nhóm 1' }] }).data as {
      [field: string]: unknown;
    };
    city.given({ ...adopted(), data });
    city.given(decided({ points: '1000' }));
  });
});
