import { describe, expect, it } from 'vitest';
import { runningText } from '../../test-support/source-text.js';
import { indicators, plans, tasks } from '../catalogue/index.js';
import json from '../data/units.json' with { type: 'json' };
import { obligations } from '../prose/index.js';
import { collectives, units } from './index.js';
import { SeedUnits } from './unit.js';

const all = units();
const byId = new Map(all.map((unit) => [unit.id, unit]));

describe('the units of the five documents', () => {
  it('are 53, each id once, in kebab case', () => {
    expect(all).toHaveLength(53);
    expect(byId.size).toBe(53);
    for (const { id } of all) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('refuse a field that the codec does not know', () => {
    const [first, ...rest] = json;
    expect(SeedUnits.decode([{ ...first, holder: 'ai đó' }, ...rest])._tag).toBe('Left');
  });

  it.each([...all, ...collectives()].flatMap(({ id, printed }) => printed.map((place) => [id, place] as const)))(
    '%s is printed where its place says',
    (_, { text, document, lines }) => {
      const [first, last] = lines as [number, number];
      expect(runningText(document, [first, last])).toContain(text);
      if (last > first) {
        expect(runningText(document, [first + 1, last])).not.toContain(text);
        expect(runningText(document, [first, last - 1])).not.toContain(text);
      }
    },
  );

  it('hold every Sở that any document names', () => {
    const spellings = all.flatMap(({ name, aliases }) => [name, ...aliases]).filter((text) => text.startsWith('Sở '));
    for (const { source } of plans) {
      const text = runningText(source.document, [1, 10_000]);
      const named = [...text.matchAll(/(?<!\p{L})Sở (?=\p{Lu})/gu)].map(({ index }) => text.slice(index));
      expect(named.length).toBeGreaterThan(0);
      for (const mention of named) {
        expect(spellings.some((spelling) => mention.startsWith(spelling))).toBe(true);
      }
    }
  });

  it('have the roles that the rows of the plans give them', () => {
    const roles = new Map<string, Set<string>>();
    const give = (role: string, parties: readonly { unit: string | null }[]) => {
      for (const { unit } of parties) if (unit !== null) roles.set(unit, (roles.get(unit) ?? new Set()).add(role));
    };
    for (const { plan, responsible } of tasks()) give(plan === 'kh18' ? 'responsible' : 'lead', responsible);
    for (const { lead } of indicators()) give('lead', lead);
    for (const { responsible } of obligations()) give('responsible', responsible);
    for (const { coordinating } of [...tasks(), ...obligations()]) give('coordinator', coordinating);
    for (const unit of all) {
      const work = unit.roles.filter((role) => role !== 'addressee');
      expect([unit.id, ...work].sort()).toEqual([unit.id, ...(roles.get(unit.id) ?? [])].sort());
    }
  });

  it('are rows of the catalogue with plan, source and verbatim name', () => {
    for (const unit of all) {
      const { document, lines } = unit.source;
      expect(runningText(document, lines)).toContain(unit.raw['Tên']);
      expect(unit.plans).toContain(unit.plan);
      expect(unit.aliases).not.toContain(unit.name);
    }
    expect(units('kh18').map(({ id }) => id)).toContain('so-tu-phap');
    expect(units('nq57-2026').map(({ id }) => id)).not.toContain('so-tu-phap');
  });
});

describe('the scope of Nghị định 335/2025/NĐ-CP', () => {
  it('leaves out the police and the army (Điều 2.4) and UBND thành phố itself (Điều 2.3)', () => {
    const force = all.filter(({ personKind }) => personKind === 'FORCE');
    expect(force.map(({ id }) => id)).toEqual(['cong-an-thanh-pho', 'bo-chi-huy-quan-su-thanh-pho']);
    for (const { scope, article } of force) expect([scope, article]).toEqual(['out', 'Điều 2.4']);
    expect(byId.get('ubnd-thanh-pho-hue')).toMatchObject({ scope: 'out', article: 'Điều 2.3', personKind: 'CAN_BO' });
  });

  it('is in only for công chức; a head of another kind is out; undecided has no kind and says why', () => {
    for (const { scope, personKind, reason } of all) {
      if (scope === 'in') expect(personKind).toBe('CONG_CHUC');
      if (personKind !== null && personKind !== 'CONG_CHUC') expect(scope).toBe('out');
      if (scope === 'undecided') {
        expect(personKind).toBeNull();
        expect(reason).toMatch(/không cho biết|không in|không có trong văn bản nguồn/);
      }
    }
  });

  it('names what is undecided', () => {
    expect(all.filter(({ scope }) => scope === 'undecided').map(({ id }) => id)).toEqual([
      'bao-va-phat-thanh-truyen-hinh-hue',
      'vien-nghien-cuu-phat-trien',
      'trung-tam-bao-ton-di-tich-co-do',
      'trung-tam-cong-nghe-thong-tin',
      'truong-cao-dang-hue',
      'ngan-hang-nha-nuoc-thanh-pho',
      'lien-hiep-cac-hoi-khkt',
      'ban-tuyen-giao-thanh-pho',
      'vtv',
      'toa-an-nhan-dan-thanh-pho',
      'vien-kiem-sat-nhan-dan-thanh-pho',
    ]);
  });

  it('places every department and the Office of UBND under UBND thành phố', () => {
    const managed = all.filter(({ managedBy }) => managedBy === 'ubnd-thanh-pho-hue').map(({ id }) => id);
    const departments = all.filter(({ kind, existing }) => kind === 'department' && existing).map(({ id }) => id);
    expect(departments).toHaveLength(12);
    expect(managed).toEqual([...departments, 'van-phong-ubnd-thanh-pho']);
  });
});

describe('succession after the mergers', () => {
  const successions = all.flatMap((unit) => unit.successorOf.map((former) => ({ unit, former })));

  it('reaches every former unit, and only former units', () => {
    const former = all.filter(({ existing }) => !existing).map(({ id }) => id);
    expect([...new Set(successions.map(({ former: { unit } }) => unit))].sort()).toEqual([...former].sort());
    for (const { unit } of successions) expect(unit.existing).toBe(true);
  });

  it('has one main successor for each former unit', () => {
    const whole = successions.filter(({ former }) => former.extent === 'whole').map(({ former }) => former.unit);
    expect(new Set(whole).size).toBe(whole.length);
    expect(whole).toHaveLength(7);
  });

  it('is stated by no document unit by unit: all are inferred, with a reason and places that name both', () => {
    for (const { unit, former } of successions) {
      expect(former.basis).toBe('inferred');
      expect(former.reason).not.toBe('');
      const evidence = former.source.map(({ document, lines }) => runningText(document, lines)).join(' ');
      const names = ({ name, aliases }: (typeof all)[number]) => [name, ...aliases];
      const old = byId.get(former.unit);
      if (old === undefined) throw new Error(`${former.unit} is not a unit`);
      expect(names(old).some((text) => evidence.includes(text))).toBe(true);
      expect(names(unit).some((text) => evidence.includes(text))).toBe(true);
    }
  });
});
