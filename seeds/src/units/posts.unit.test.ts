import { describe, expect, it } from 'vitest';
import { runningText } from '../../test-support/source-text.js';
import { plans } from '../catalogue/index.js';
import { posts, units } from './index.js';

const all = posts();

describe('head posts', () => {
  it('are one for each existing unit with work, none for former units and mere addressees', () => {
    const carriesWork = units().filter(({ existing, roles }) => existing && roles.some((role) => role !== 'addressee'));
    expect(all.map(({ unit }) => unit)).toEqual(carriesWork.map(({ id }) => id));
    expect(all).toHaveLength(37);
    expect(new Set(all.map(({ id }) => id)).size).toBe(37);
    for (const { id, unit } of all) expect(id).toBe(`head-${unit}`);
  });

  it('are tracked by the Chairman of UBND thành phố exactly where they lead a department or the Office', () => {
    const tracked = all.filter(({ trackedBy }) => trackedBy !== null);
    expect(tracked).toHaveLength(13);
    for (const { trackedBy, scope } of tracked) {
      expect([trackedBy, scope]).toEqual(['head-ubnd-thanh-pho-hue', 'in']);
      expect(all.map(({ id }) => id)).toContain(trackedBy);
    }
  });

  it('name no holder', () => {
    for (const post of all) {
      expect(Object.keys(post).sort()).toEqual(
        ['article', 'id', 'personKind', 'reason', 'role', 'scope', 'title', 'titleBasis', 'trackedBy', 'unit'].sort(),
      );
    }
  });

  it('say whether a document prints the title', () => {
    const basis = new Map(all.map(({ title, titleBasis }) => [title, titleBasis]));
    expect(basis.get('Giám đốc Sở Nội vụ')).toBe('printed');
    expect(basis.get('Viện trưởng Viện Nghiên cứu phát triển')).toBe('printed');
    expect(basis.get('Trưởng Thống kê thành phố Huế')).toBe('inferred');
  });

  it('have a printed title where the word for the head stands before a spelling of the unit, and nowhere else', () => {
    const sources = plans.map(({ source }) => runningText(source.document, [1, 10_000])).join('\n');
    const headWords =
      /^(Giám đốc|Viện trưởng|Hiệu trưởng|Chủ tịch|Chánh|Chánh án|Chỉ huy trưởng|Trưởng|Người đứng đầu) /u;
    for (const { unit: id, title, titleBasis } of all) {
      const unit = units().find((candidate) => candidate.id === id);
      const word = headWords.exec(title)?.[0];
      const printed = [unit?.name, ...(unit?.aliases ?? [])].some((name) => sources.includes(`${word}${name}`));
      // kh03 IV.1 prints only "làm Trưởng Ban", after the name of the committee.
      expect([id, titleBasis]).toEqual([id, printed || id === 'ban-chi-dao-thanh-pho' ? 'printed' : 'inferred']);
    }
  });
});
