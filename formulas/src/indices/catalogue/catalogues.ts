import { lazily } from '../../lazily.js';
import { PAR_SOURCE } from '../par/par.js';
import { PCI_ORIGIN, PCI_SOURCE, PCI_SUB_INDICES } from '../pci/pci.js';
import { dtiCatalogue, dtiG1Catalogue } from './dti.js';
import { piiCatalogue } from './pii.js';
import { qd2244 } from './qd-2244.js';
import { type Catalogue, slot } from './slot.js';

const pci = (): Catalogue => ({
  legalSource: PCI_SOURCE,
  formula: 'indices/pci',
  slots: [
    ...PCI_SUB_INDICES.map(({ id, nameVi, weight }) => slot(id, nameVi, `${weight}/100`, PCI_ORIGIN)),
    slot('laterEditions', 'Trọng số của các kỳ công bố sau năm 2021', null, null),
  ],
});

const par = (): Catalogue => ({
  legalSource: PAR_SOURCE,
  formula: 'indices/par',
  slots: [
    slot('formula', 'Phần trăm của tổng điểm tối đa', '100 × (thẩm định + điều tra) ÷ tối đa', 'INFERRED'),
    slot('criteria', 'Bảng lĩnh vực, tiêu chí, tiêu chí thành phần và điểm tối đa', null, null),
    slot('maxTotal', 'Tổng điểm tối đa', null, null),
    slot('split', 'Tỷ lệ điểm thẩm định và điểm điều tra xã hội học', null, null),
  ],
});

/** Name of a catalogue. */
export type CatalogueName = 'DTI_G1' | 'DTI_G2' | 'DTI_G3' | 'PII' | 'PCI' | 'PAR' | 'QD_2244';

const MADE: Readonly<Record<CatalogueName, () => Catalogue>> = {
  DTI_G1: lazily(dtiG1Catalogue),
  DTI_G2: lazily(() => dtiCatalogue('G2')),
  DTI_G3: lazily(() => dtiCatalogue('G3')),
  PII: lazily(piiCatalogue),
  PCI: lazily(pci),
  PAR: lazily(par),
  QD_2244: lazily(qd2244),
};

/** Every name. */
export const CATALOGUE_NAMES = Object.keys(MADE) as readonly CatalogueName[];

/** Every index with its facts, known and unknown. */
export const CATALOGUES: Readonly<Record<CatalogueName, Catalogue>> = {
  get DTI_G1() {
    return MADE.DTI_G1();
  },
  get DTI_G2() {
    return MADE.DTI_G2();
  },
  get DTI_G3() {
    return MADE.DTI_G3();
  },
  get PII() {
    return MADE.PII();
  },
  get PCI() {
    return MADE.PCI();
  },
  get PAR() {
    return MADE.PAR();
  },
  get QD_2244() {
    return MADE.QD_2244();
  },
};
