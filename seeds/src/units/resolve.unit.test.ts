import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { indicators, tasks } from '../catalogue/index.js';
import { obligations } from '../prose/index.js';
import { collectives, resolveUnit } from './index.js';
import { resolver } from './resolve.js';

const codeOf = (text: string) => E.match(({ code }: { code: string }) => code, String)(resolveUnit(text));

describe('resolveUnit', () => {
  it.each([
    ['so-noi-vu', 'so-noi-vu'],
    ['Sở KH&CN', 'so-khoa-hoc-va-cong-nghe'],
    ['Sở Khoa học, Công nghệ', 'so-khoa-hoc-va-cong-nghe'],
    ['Sở KHCN', 'so-khoa-hoc-va-cong-nghe'],
    ['Giám đốc Sở KHCN', 'so-khoa-hoc-va-cong-nghe'],
    ['Sở Công thương', 'so-cong-thuong'],
    ['SỞ NGOẠI VỤ', 'so-ngoai-vu'],
    ['Chánh VP. UBND Thành phố', 'van-phong-ubnd-thanh-pho'],
    ['Văn phòng UBND Tp', 'van-phong-ubnd-thanh-pho'],
    ['Viện NCPT', 'vien-nghien-cuu-phat-trien'],
    ['HUECIT', 'trung-tam-cong-nghe-thong-tin'],
    ['Giám đốc Sở \n Văn hoá và  Thể thao ', 'so-van-hoa-va-the-thao'],
    ['Sở Thông tin Truyền thông', 'so-thong-tin-va-truyen-thong'],
    ['Sở Văn hóa và Thể thao', 'so-van-hoa-va-the-thao'],
  ])('%j is %s', (text, unit) => expect(resolveUnit(text)).toEqual(E.right(unit)));

  it('reads decomposed Unicode as the composed spelling', () => {
    expect(resolveUnit('Sở Nội vụ'.normalize('NFD'))).toEqual(E.right('so-noi-vu'));
  });

  it.each(['Sở', 'Sở Khoa học', 'Sở Nội vụ, Sở Y tế', '', 'Sở Quy hoạch'])('guesses nothing from %j', (text) => {
    expect(codeOf(text)).toBe('UNKNOWN_UNIT');
  });

  it('refuses a collective as such', () => {
    for (const { printed } of collectives()) for (const { text } of printed) expect(codeOf(text)).toBe('COLLECTIVE');
  });

  it('names the candidates of an ambiguous name', () => {
    const resolve = resolver(
      [
        { id: 'a', names: ['Trung tâm'] },
        { id: 'b', names: ['TRUNG TÂM'] },
      ],
      [],
    );
    expect(resolve('trung tâm')).toMatchObject(E.left({ code: 'AMBIGUOUS_UNIT', candidates: ['a', 'b'] }));
  });

  it('agrees with every party named in a table or in the prose', () => {
    const parties = [
      ...tasks().flatMap(({ responsible, coordinating }) => [...responsible, ...coordinating]),
      ...indicators().flatMap(({ lead }) => lead),
      ...obligations().flatMap(({ responsible, coordinating }) => [...responsible, ...coordinating]),
    ];
    expect(parties.length).toBeGreaterThan(300);
    for (const { unit, text, collective } of parties) {
      expect([text, codeOf(text)]).toEqual([text, collective ? 'COLLECTIVE' : unit]);
    }
  });
});
