import { createWorld, DECISION, HASH, LEDGER, type World } from './world.js';

const unit = (id: string, parent?: string) => ({
  type: 'UnitRegistered' as const,
  validAt: '2026-01-01',
  data: { unit: id, name: id, aliases: [], kind: 'SO', scope: 'in', article: null, ...(parent && { parent }) },
});

const post = (id: string, ofUnit: string, role: 'HEAD' | 'DEPUTY' | 'STAFF') => ({
  type: 'PostDefined' as const,
  validAt: '2026-01-01',
  data: { post: id, unit: ofUnit, title: id, role, personKind: 'CONG_CHUC', scope: 'in', article: null },
});

const official = (id: string, personKind = 'CONG_CHUC') => ({
  type: 'OfficialRegistered' as const,
  validAt: '2026-01-01',
  data: { person: id, name: `Người ${id}`, personKind },
});

/**
 * A small open ledger: units u1, u2 (in u1) with head posts h1, h2 and a staff post s1, people p1 to p4 (p4 is no công chức),
 * plan k1 with row "1", catalogue dm with product BC (factor 2 from 2026-01-01), indicator i1.
 */
export function createCity(kind: 'live' | 'demo' = 'live'): World {
  const world = createWorld();
  const lead = { unit: 'u1', text: 'Đơn vị 1', collective: false };
  for (const attempt of [
    { type: 'LedgerOpened' as const, validAt: null, data: { ledger: LEDGER, kind, city: 'hue' } },
    unit('u1'),
    unit('u2', 'u1'),
    post('h1', 'u1', 'HEAD'),
    post('h2', 'u2', 'HEAD'),
    post('s1', 'u1', 'STAFF'),
    official('p1'),
    official('p2'),
    official('p3'),
    official('p4', 'VIEN_CHUC'),
    {
      type: 'PlanAdopted' as const,
      validAt: '2026-01-01',
      data: {
        plan: 'k1',
        title: 'Kế hoạch',
        number: null,
        adoptedOn: null,
        issuer: null,
        document: 'd',
        documentHash: HASH,
      },
    },
    {
      type: 'PlanTaskListed' as const,
      validAt: '2026-01-01',
      data: {
        plan: 'k1',
        annex: 'I',
        row: '1',
        section: null,
        title: 'Việc 1',
        product: null,
        responsible: [lead],
        coordinating: [],
        deadline: { raw: '3/2026', due: '2026-03-31', kind: 'month' },
        lines: [1],
      },
    },
    {
      type: 'ProductCatalogueAdopted' as const,
      validAt: '2026-01-01',
      data: {
        catalogue: 'dm',
        unit: null,
        title: 'Danh mục',
        standardUnit: 'Văn bản',
        groups: [{ code: 'N1', name: 'Nhóm 1' }],
        decision: DECISION,
      },
    },
    {
      type: 'ConversionFactorDecided' as const,
      validAt: '2026-01-01',
      data: { catalogue: 'dm', product: 'BC', name: 'Báo cáo', group: 'N1', factor: '2', decision: DECISION },
    },
    {
      type: 'IndicatorDefined' as const,
      validAt: '2026-01-01',
      data: {
        indicator: 'i1',
        unit: null,
        plan: 'k1',
        row: '1',
        title: 'Chỉ tiêu',
        measure: null,
        kind: 'indicator',
        direction: 'up',
        annual: true,
        lead: [lead],
        legalBasis: null,
      },
    },
  ])
    world.given(attempt);
  return world;
}
