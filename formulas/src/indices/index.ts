export { catalogueFormula } from './catalogue/catalogue.formula.js';
export { type CatalogueAnswer, type CatalogueInput, indexCatalogue, type SlotState } from './catalogue/catalogue.js';
export { CATALOGUE_NAMES, CATALOGUES, type CatalogueName } from './catalogue/catalogues.js';
export type { Catalogue, Slot } from './catalogue/slot.js';
export { digitalEconomyFormula } from './digital-economy/digital-economy.formula.js';
export {
  type DigitalEconomyAnswer,
  type DigitalEconomyInput,
  digitalEconomy,
} from './digital-economy/digital-economy.js';
export type { DtiComponent, DtiComponentRow } from './dti/component.js';
export { dtiFormula } from './dti/dti.formula.js';
export {
  type DtiAnswer,
  type DtiFirstInput,
  type DtiInput,
  type DtiMainIndex,
  type DtiMainInput,
  dti,
  PILLAR_METHODS,
  type PillarMethod,
} from './dti/dti.js';
export {
  DTI_FRAMES,
  type DtiFrame,
  MAIN_INDICES,
  type MainGroup,
  type MainIndex,
  type MainIndexSlot,
  PILLARS,
  type Pillar,
} from './dti/frames.js';
export type { MainIndicesInput } from './dti/main-index.js';
export { dtiMergerFormula } from './dti/merger.formula.js';
export { type DtiMergerInput, dtiMerger } from './dti/merger.js';
export { growthFormula } from './growth/growth.formula.js';
export { type DatedValue, type GrowthAnswer, type GrowthInput, growth } from './growth/growth.js';
export { hdiFormula } from './hdi/hdi.formula.js';
export { type HdiAnswer, type HdiInput, hdi } from './hdi/hdi.js';
export {
  type EducationMean,
  type Goalpost,
  HDI_MEASURES,
  HDI_PRESETS,
  type HdiMeasure,
  type HdiPreset,
} from './hdi/presets.js';
export { ORIGINS, type Origin } from './origin.js';
export { parFormula } from './par/par.formula.js';
export { PAR_METHODS, type ParAnswer, type ParCriterion, type ParInput, type ParMethod, par } from './par/par.js';
export { pciFormula } from './pci/pci.formula.js';
export { PCI_SUB_INDICES, type PciAnswer, type PciInput, type PciSubIndex, pci } from './pci/pci.js';
export { PII_PILLARS, type PiiPillarId } from './pii/frame.js';
export { piiIndicatorFormula } from './pii/indicator.formula.js';
export { type PiiIndicatorAnswer, type PiiIndicatorInput, type PiiTreatment, piiIndicator } from './pii/indicator.js';
export type { PiiInput, PiiPillar, PiiScored, PiiSubPillar } from './pii/input.js';
export type { LogForm } from './pii/log.js';
export { piiFormula } from './pii/pii.formula.js';
export { type PiiAnswer, pii } from './pii/pii.js';
export { piiProfileFormula } from './pii/profile.formula.js';
export {
  type PiiProfileAnswer,
  type PiiProfileInput,
  type ProfiledIndicator,
  type ProfiledScore,
  piiProfile,
} from './pii/profile.js';
export { rankingFormula } from './ranking/ranking.formula.js';
export { type RankedUnit, type RankingAnswer, type RankingInput, ranking } from './ranking/ranking.js';
export { tfpContributionFormula } from './tfp/tfp.formula.js';
export { type TfpAnswer, type TfpInput, tfpContribution } from './tfp/tfp.js';
