import { DTI_FRAMES, DTI_G1, PILLAR_NAMES, PILLARS } from '../dti/frames.js';
import { type Catalogue, slot } from './slot.js';

/** DTI 2020: weights known, its component table not. */
export const dtiG1Catalogue = (): Catalogue => ({
  legalSource: DTI_G1.legalSource,
  formula: 'indices/dti',
  slots: [
    ...PILLARS.map((id) => slot(`${id}.maxPoints`, PILLAR_NAMES[id], `${DTI_G1.pillarPoints[id]}`, 'COMPUTED')),
    slot('components', 'Số chỉ số thành phần', `${DTI_G1.components}`, 'READ'),
    slot('componentRules', 'Bảng chỉ số thành phần: điểm tối đa và quy tắc chấm', null, null),
  ],
});

/** Points, counts and rules of the main indices of a later generation. */
export function dtiCatalogue(generation: 'G2' | 'G3'): Catalogue {
  const { legalSource, components, mainIndices } = DTI_FRAMES[generation];
  const text = (value: number | null): string | null => (value === null ? null : `${value}`);
  return {
    legalSource,
    formula: 'indices/dti',
    slots: [
      slot('components', 'Số chỉ số thành phần', `${components}`, 'READ'),
      ...mainIndices.flatMap(({ id, nameVi, maxPoints, components: count, origin }) => [
        slot(`${id}.maxPoints`, `${nameVi}: điểm tối đa`, text(maxPoints), origin),
        slot(`${id}.components`, `${nameVi}: số chỉ số thành phần`, text(count), origin),
        slot(`${id}.rules`, `${nameVi}: điểm tối đa và quy tắc chấm của từng chỉ số thành phần`, null, null),
      ]),
      slot('pillarMethod', 'Cách tính ba trụ cột từ các chỉ số chính', null, null),
    ],
  };
}
