import { type Formula, formulaOf } from '../../formula.js';
import { exact, nullable, object, type Reader } from '../../reading/index.js';
import { TFP_SOURCE, type TfpAnswer, type TfpInput, tfpContribution } from './tfp.js';

const value = nullable(exact);
const readInput = (): Reader<TfpInput> =>
  object({
    outputGrowth: value,
    capitalGrowth: value,
    labourGrowth: value,
    alpha: value,
    beta: value,
  });

/** Contribution of TFP to growth. */
export const tfpContributionFormula: Formula<TfpInput, TfpAnswer> = formulaOf('indices/tfp-contribution', 1, () => ({
  title: { vi: 'Đóng góp của TFP vào tăng trưởng', en: 'Contribution of total factor productivity to growth' },
  article: TFP_SOURCE,
  input: {
    outputGrowth: 'growth of GDP or GRDP in per cent, or null',
    capitalGrowth: 'growth of capital in per cent, or null',
    labourGrowth: 'growth of labour in per cent, or null',
    alpha: 'share of capital 0..1, or null',
    beta: 'share of labour 0..1, or null',
  },
  answer: {
    status: 'OK, NO_GROWTH or INSUFFICIENT_DATA',
    tfpGrowth: 'per cent or null',
    contribution: 'per cent of growth or null',
    missing: 'inputs without value',
    warnings: '[{code, message, messageVi}]',
  },
  exactKeys: ['tfpGrowth', 'contribution'],
  shown: { places: 2, rounding: 'HALF_UP' },
  example: { outputGrowth: '7', capitalGrowth: '9', labourGrowth: '1', alpha: '0.4', beta: '0.6' },
  read: readInput(),
  compute: tfpContribution,
}));
