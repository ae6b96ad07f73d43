import { type Formula, formulaOf } from '../../formula.js';
import { exact, nullable, object, type Reader, text } from '../../reading/index.js';
import {
  DIGITAL_ECONOMY_SOURCE,
  type DigitalEconomyAnswer,
  type DigitalEconomyInput,
  digitalEconomy,
} from './digital-economy.js';

const value = nullable(exact);
const readInput = (): Reader<DigitalEconomyInput> =>
  object({ coreIct: value, otherIndustries: value, grdp: value, methodSource: text }, { publishedTotal: value });

/** Share of the digital economy in GRDP. */
export const digitalEconomyFormula: Formula<DigitalEconomyInput, DigitalEconomyAnswer> = formulaOf(
  'indices/digital-economy',
  1,
  () => ({
    title: { vi: 'Tỷ trọng kinh tế số trong GRDP', en: 'Share of the digital economy in GRDP' },
    article: DIGITAL_ECONOMY_SOURCE,
    input: {
      coreIct: 'value added of core ICT, or null',
      otherIndustries: 'value added of digitalisation in other industries, or null',
      grdp: 'GRDP in the same unit (100 when the others are per cent of it), or null',
      methodSource: 'who compiled the figures, by which method',
      publishedTotal: 'optional: the total as published',
    },
    answer: {
      status: 'OK or INSUFFICIENT_DATA',
      valueAdded: 'core and other industries together, or null',
      share: 'per cent of GRDP or null',
      coreShare: 'core in per cent of the digital economy or null',
      otherShare: 'other industries in per cent of the digital economy or null',
      difference: 'published total − valueAdded or null',
      methodSource: 'as in the input',
      missing: 'inputs without value',
    },
    exactKeys: ['valueAdded', 'share', 'coreShare', 'otherShare', 'difference'],
    shown: { places: 2, rounding: 'HALF_UP' },
    example: {
      coreIct: '7.77',
      otherIndustries: '4.91',
      grdp: '100',
      methodSource: 'Tổng cục Thống kê, năm 2022',
      publishedTotal: '12.67',
    },
    read: readInput(),
    compute: digitalEconomy,
  }),
);
