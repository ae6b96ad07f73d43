import type { Origin } from '../origin.js';

/** Foundation indices stand in every pillar, an activity index in its own. */
export type MainGroup = 'FOUNDATION' | 'ACTIVITY';

/** The main indices (chỉ số chính) of a province, in the order of the decisions. */
export const MAIN_INDICES = ['NT', 'TC', 'HT', 'NL', 'AT', 'DTTM', 'HDCQS', 'HDKTS', 'HDXHS'] as const;
/** One of `MAIN_INDICES`. */
export type MainIndex = (typeof MAIN_INDICES)[number];

/** The pillars: chính quyền số, kinh tế số, xã hội số. */
export const PILLARS = ['CQS', 'KTS', 'XHS'] as const;
/** One of `PILLARS`. */
export type Pillar = (typeof PILLARS)[number];

/** A main index of a generation. Null: the sources at hand do not give it, the input may fill it. */
export interface MainIndexSlot {
  /** Short name in this package. */
  readonly id: MainIndex;
  /** Name in the decision. */
  readonly nameVi: string;
  /** Where it counts in the pillars. */
  readonly group: MainGroup;
  /** Number of component indices. */
  readonly components: number | null;
  /** Most points of the 1000; 0 = not scored. */
  readonly maxPoints: number | null;
  /** How the two figures are known. */
  readonly origin: Origin | null;
}

/** The main indices of a generation of the DTI, of 1000 points together. */
export interface DtiFrame {
  /** The deciding act. */
  readonly legalSource: string;
  /** Reference years it was used for. */
  readonly years: readonly number[];
  /** Number of component indices in all. */
  readonly components: number;
  /** In the order of the decision. */
  readonly mainIndices: readonly MainIndexSlot[];
}

const slot = (
  id: MainIndex,
  nameVi: string,
  group: MainGroup,
  components: number | null,
  maxPoints: number | null,
  origin: Origin | null = 'READ',
): MainIndexSlot => ({ id, nameVi, group, components, maxPoints, origin });

/** Generation 1, DTI 2020: the weighted sum of the three pillars (400, 300, 300 of 1000). */
export const DTI_G1 = {
  legalSource: 'Quyết định 1726/QĐ-BTTTT ngày 12/10/2020',
  years: [2020],
  components: 108,
  pillarPoints: { CQS: 400, KTS: 300, XHS: 300 },
} as const;

/** The generations whose DTI is the sum of main indices, as data. */
export const DTI_FRAMES: Readonly<Record<'G2' | 'G3', DtiFrame>> = {
  G2: {
    legalSource: 'Quyết định 922/QĐ-BTTTT ngày 20/5/2022',
    years: [2021, 2022, 2023],
    components: 98,
    mainIndices: [
      slot('NT', 'Nhận thức số', 'FOUNDATION', 10, 100),
      slot('TC', 'Thể chế số', 'FOUNDATION', 11, 100),
      slot('HT', 'Hạ tầng số', 'FOUNDATION', 7, 100),
      slot('NL', 'Nhân lực số', 'FOUNDATION', 13, 100),
      slot('AT', 'An toàn thông tin mạng', 'FOUNDATION', 12, 100),
      slot('DTTM', 'Đô thị thông minh', 'FOUNDATION', 3, 0),
      slot('HDCQS', 'Hoạt động chính quyền số', 'ACTIVITY', 22, 200),
      slot('HDKTS', 'Hoạt động kinh tế số', 'ACTIVITY', 12, 150),
      slot('HDXHS', 'Hoạt động xã hội số', 'ACTIVITY', 8, 150, 'COMPUTED'),
    ],
  },
  G3: {
    legalSource: 'Quyết định 405/QĐ-BKHCN ngày 03/4/2025',
    years: [2024],
    components: 47,
    mainIndices: [
      slot('NT', 'Nhận thức số', 'FOUNDATION', null, null, null),
      slot('TC', 'Thể chế số', 'FOUNDATION', null, null, null),
      slot('HT', 'Hạ tầng số', 'FOUNDATION', null, null, null),
      slot('NL', 'Nhân lực số', 'FOUNDATION', null, null, null),
      slot('AT', 'An toàn thông tin mạng', 'FOUNDATION', null, null, null),
      slot('HDCQS', 'Hoạt động chính quyền số', 'ACTIVITY', null, null, null),
      slot('HDKTS', 'Hoạt động kinh tế số', 'ACTIVITY', null, null, null),
      slot('HDXHS', 'Hoạt động xã hội số', 'ACTIVITY', null, null, null),
    ],
  },
};

/** The whole of a DTI in points. */
export const DTI_POINTS = 1000;

/** The activity index of each pillar. */
export const ACTIVITY_OF: Readonly<Record<Pillar, MainIndex>> = { CQS: 'HDCQS', KTS: 'HDKTS', XHS: 'HDXHS' };

/** Pillars in words. */
export const PILLAR_NAMES: Readonly<Record<Pillar, string>> = {
  CQS: 'Chính quyền số',
  KTS: 'Kinh tế số',
  XHS: 'Xã hội số',
};
