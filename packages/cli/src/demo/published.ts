import type { DemoFact } from './demo-fact.js';

/** A figure that was published for Huế; nothing here is made up. */
interface Published {
  /** Year that the figure speaks about, not of its publication. */
  readonly year: string;
  readonly rank: string;
  /** How many provinces were ranked: 63 before the mergers of 2025, 34 after. */
  readonly of: 63 | 34;
  readonly edition: string;
  /** The score where it was published too. */
  readonly says: string;
  readonly address: string;
}

/** Chỉ số chuyển đổi số cấp tỉnh. The year 2024 is ranked twice; the official place is that among 34. */
const DTI: readonly Published[] = [
  {
    year: '2020',
    rank: '2',
    of: 63,
    edition: 'DTI-2020',
    says: 'DTI 2020: hạng 2/63 (điểm chưa thu thập được)',
    address:
      'https://baomoi.net.vn/kinh-te-khoa-hoc-cong-nghe-thua-thien-hue-dung-thu-2-63-tinh-thanh-ve-muc-do-chuyen-doi-so-c40607976.epi',
  },
  {
    year: '2021',
    rank: '2',
    of: 63,
    edition: 'DTI-2021',
    says: 'DTI 2021: 0,5872 điểm, hạng 2/63',
    address: 'https://www.danang.gov.vn/web/chuyen-doi-so/danh-muc/chi-tiet?id=49777&_c=100000174',
  },
  {
    year: '2022',
    rank: '4',
    of: 63,
    edition: 'DTI-2022',
    says: 'DTI 2022: 0,6975 điểm, hạng 4/63',
    address: 'https://dti.gov.vn/xep-hang-2022',
  },
  {
    year: '2023',
    rank: '3',
    of: 63,
    edition: 'DTI-2023',
    says: 'DTI 2023: hạng 3/63 (điểm chưa thu thập được)',
    address: 'https://vneconomy.vn/da-nang-dan-dau-cac-tinh-thanh-ve-chuyen-doi-so.htm',
  },
  {
    year: '2024',
    rank: '5',
    of: 63,
    edition: 'DTI-2024-63',
    says: 'DTI 2024: hạng 5/63 theo địa giới trước sáp nhập',
    address: 'https://vneconomy.vn/sau-sap-nhap-tinh-thanh-hue-vuon-len-dung-thu-2-toan-quoc-ve-chuyen-doi-so.htm',
  },
  {
    year: '2024',
    rank: '2',
    of: 34,
    edition: 'DTI-2024-34',
    says: 'DTI 2024: 0,7951 điểm, hạng 2/34 theo địa giới sau sáp nhập',
    address: 'https://dantri.com.vn/khoa-hoc/ha-noi-dan-dau-ca-nuoc-ve-chi-so-chuyen-doi-so-20251021181803153.htm',
  },
];

/** Bộ chỉ số đổi mới sáng tạo cấp địa phương. */
const PII: readonly Published[] = [
  {
    year: '2025',
    rank: '5',
    of: 34,
    edition: 'PII-2025',
    says: 'PII 2025: 49,37 điểm (đầu vào 51,50; đầu ra 47,23), hạng 5/34',
    address:
      'https://huengaynay.vn/kinh-te/khoa-hoc-cong-nghe/thanh-pho-hue-dat-top-5-dia-phuong-dan-dau-chi-so-doi-moi-sang-tao-cap-dia-phuong-nam-2025-158356.html',
  },
];

/** Chỉ số năng lực cạnh tranh cấp tỉnh; of 2019 and 2021 only the points are known, and no rank. */
const PCI: readonly Published[] = [
  {
    year: '2024',
    rank: '6',
    of: 63,
    edition: 'PCI-2024',
    says: 'PCI 2024: 71,13 điểm, hạng 6/63 (các năm có điểm mà chưa có hạng: 2021 69,24; 2019 66,50)',
    address: 'https://news.huengaynay.vn/search/q/index',
  },
];

/** The indicators of the plans that measure these indices, known when their plan is. */
const MEASURED_BY: readonly {
  readonly on: string;
  readonly indicator: string;
  readonly figures: readonly Published[];
}[] = [
  { on: '2026-01-06', indicator: 'kh03.i.4', figures: DTI },
  { on: '2026-01-06', indicator: 'kh03.i.3', figures: PII },
  { on: '2026-01-06', indicator: 'kh03.i.27', figures: PII },
  { on: '2026-05-21', indicator: 'ctr286.ii.2', figures: DTI },
  { on: '2026-05-21', indicator: 'ctr286.ii.3', figures: PII },
  { on: '2026-05-21', indicator: 'ctr286.ii.4', figures: PCI },
];

/** Not synthetic: what the sources say. */
export const publishedFacts = (): readonly DemoFact[] =>
  MEASURED_BY.flatMap(({ on, indicator, figures }) =>
    figures.map(({ year, rank, of, edition, says, address }) => ({
      on,
      commandId: `demo-IndicatorMeasured-${indicator}-${edition}`,
      type: 'IndicatorMeasured' as const,
      validAt: null,
      data: {
        indicator,
        unit: null,
        period: year,
        value: rank,
        universe: { id: 'vn-provinces', size: of },
        source: says,
        sourceAddress: address,
        edition,
      },
      actor: 'kpi-seed',
    })),
  );
