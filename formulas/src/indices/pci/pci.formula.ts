import { type Formula, formulaOf } from '../../formula.js';
import { exact, nullable, object, type Reader } from '../../reading/index.js';
import { PCI_SUB_INDICES, type PciAnswer, type PciInput, pci } from './pci.js';

const each = <T>(read: Reader<T>) => object(Object.fromEntries(PCI_SUB_INDICES.map(({ id }) => [id, read])));

const readInput = () => object({ subIndices: each(nullable(exact)) }, { weights: each(exact) }) as Reader<PciInput>;

/** PCI of a province. */
export const pciFormula: Formula<PciInput, PciAnswer> = formulaOf('indices/pci', 1, () => ({
  title: { vi: 'Chỉ số năng lực cạnh tranh cấp tỉnh (PCI)', en: 'Provincial competitiveness index (PCI)' },
  article: 'VCCI, PCI: thiết kế mười chỉ số thành phần',
  input: {
    subIndices: `{${PCI_SUB_INDICES.map(({ id }) => id).join(', ')}}, 1..10 or null`,
    weights: 'optional: weights of another edition that add up to 1',
  },
  answer: { status: 'OK or INSUFFICIENT_DATA', PCI: '10..100 or null', missing: 'sub-indices without value' },
  exactKeys: ['PCI'],
  shown: { places: 2, rounding: 'HALF_UP' },
  example: {
    subIndices: {
      entry: '7.02',
      land: '7.05',
      transparency: '6.47',
      timeCosts: '8.29',
      informalCharges: '7.95',
      fairCompetition: '6.39',
      proactivity: '7.06',
      businessSupport: '6.94',
      labourTraining: '6.49',
      legalInstitutions: '7.16',
    },
  },
  read: readInput(),
  compute: pci,
}));
