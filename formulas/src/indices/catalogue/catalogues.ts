import { PAR_SOURCE } from '../par/par.js';
import { PCI_ORIGIN, PCI_SOURCE, PCI_SUB_INDICES } from '../pci/pci.js';
import { DTI_G1_CATALOGUE, dtiCatalogue } from './dti.js';
import { PII_CATALOGUE } from './pii.js';
import { QD_2244 } from './qd-2244.js';
import { type Catalogue, slot } from './slot.js';

/** Every index with its facts, known and unknown. */
export const CATALOGUES = {
  DTI_G1: DTI_G1_CATALOGUE,
  DTI_G2: dtiCatalogue('G2'),
  DTI_G3: dtiCatalogue('G3'),
  PII: PII_CATALOGUE,
  PCI: {
    legalSource: PCI_SOURCE,
    formula: 'indices/pci',
    slots: [
      ...PCI_SUB_INDICES.map(({ id, nameVi, weight }) => slot(id, nameVi, `${weight}/100`, PCI_ORIGIN)),
      slot('laterEditions', 'Trọng số của các kỳ công bố sau năm 2021', null, null),
    ],
  },
  PAR: {
    legalSource: PAR_SOURCE,
    formula: 'indices/par',
    slots: [
      slot('formula', 'Phần trăm của tổng điểm tối đa', '100 × (thẩm định + điều tra) ÷ tối đa', 'INFERRED'),
      slot('criteria', 'Bảng lĩnh vực, tiêu chí, tiêu chí thành phần và điểm tối đa', null, null),
      slot('maxTotal', 'Tổng điểm tối đa', null, null),
      slot('split', 'Tỷ lệ điểm thẩm định và điểm điều tra xã hội học', null, null),
    ],
  },
  QD_2244,
} as const satisfies Readonly<Record<string, Catalogue>>;

/** Name of a catalogue. */
export type CatalogueName = keyof typeof CATALOGUES;
/** Every name. */
export const CATALOGUE_NAMES = Object.keys(CATALOGUES) as readonly CatalogueName[];
