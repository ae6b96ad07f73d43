import type { Origin } from '../origin.js';

/** How the two schooling indices become one. */
export type EducationMean = 'ARITHMETIC' | 'GEOMETRIC';

/** The dimensions that are measured. */
export const HDI_MEASURES = ['lifeExpectancy', 'expectedSchooling', 'meanSchooling', 'gniPerCapita'] as const;
/** One of `HDI_MEASURES`. */
export type HdiMeasure = (typeof HDI_MEASURES)[number];

/** The values that count as 0 and as 1 of a dimension, exact texts. */
export interface Goalpost {
  /** Counts as 0. */
  readonly min: string;
  /** Counts as 1. */
  readonly max: string;
}

/** Goalposts and the mean of schooling of one edition of the method. */
export interface HdiPreset {
  /** Of each measure. */
  readonly goalposts: Readonly<Record<HdiMeasure, Goalpost>>;
  /** Of expected and mean years of schooling. */
  readonly educationMean: EducationMean;
  /** Where it stands. */
  readonly source: string;
  /** How it is known. */
  readonly origin: Origin;
}

/** UNDP: as used today. HDR_2013: goalposts and geometric schooling that GSO (Tổng cục Thống kê) cites. Which one GSO uses today for provinces is not established. */
export const HDI_PRESETS: Readonly<Record<'UNDP' | 'HDR_2013', HdiPreset>> = {
  UNDP: {
    goalposts: {
      lifeExpectancy: { min: '20', max: '85' },
      expectedSchooling: { min: '0', max: '18' },
      meanSchooling: { min: '0', max: '15' },
      gniPerCapita: { min: '100', max: '75000' },
    },
    educationMean: 'ARITHMETIC',
    source: 'UNDP, Human Development Index, hdr.undp.org',
    origin: 'READ',
  },
  HDR_2013: {
    goalposts: {
      lifeExpectancy: { min: '20', max: '83.57' },
      expectedSchooling: { min: '0', max: '18' },
      meanSchooling: { min: '0', max: '13.3' },
      gniPerCapita: { min: '100', max: '87478' },
    },
    educationMean: 'GEOMETRIC',
    source: 'UNDP, Human Development Report 2013; Tổng cục Thống kê, giải thích chỉ tiêu HDI',
    origin: 'READ',
  },
};
