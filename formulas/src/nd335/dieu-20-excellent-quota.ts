import type { Kernel, Rational } from '../numbers/index.js';
import { exactNumber, Refusal, refuseRepeatedIds, scoreUpTo } from '../reading/index.js';
import type { Evaluation } from '../trace/index.js';
import { nd335 } from './citation.js';
import { type Class, classOfScore, lowerClass } from './classes.js';

/** P13: the share is of those "Hoàn thành tốt" only (literal), or of those "Hoàn thành tốt" and above. */
export const QUOTA_BASES = ['GOOD_ONLY', 'GOOD_AND_ABOVE'] as const;
export type QuotaBase = (typeof QUOTA_BASES)[number];

export interface QuotaCandidate {
  readonly id: string;
  readonly S: string;
  /** Class before the quota (after overrides and head cap); who is not at least TOT does not count. */
  readonly class: Class;
  /** Group with similar tasks; once one person has a group, everybody needs one (R29). */
  readonly group?: string | null;
}

interface Quota {
  /** 20/100, or above it up to 25/100 by decision (R31). */
  readonly rate: string;
  readonly base: QuotaBase;
}
export interface QuotaCountInput extends Quota {
  /** People with class TOT or above before the quota. */
  readonly candidatesAtLeastGood: number;
}
export interface QuotaPeopleInput extends Quota {
  readonly people: readonly QuotaCandidate[];
}
export type ExcellentQuotaInput = QuotaCountInput | QuotaPeopleInput;

export interface QuotaCountAnswer {
  readonly maxExcellent: number;
}

/** Ids by falling score, equal scores by id. */
export interface QuotaPeopleAnswer {
  readonly status: 'OK' | 'TIE';
  /** Sure of the class XS. */
  readonly excellent: readonly string[];
  /** Candidates that fall to TOT; their score class stays XS (P15). */
  readonly demoted: readonly string[];
  /** Equal scores at the cut: the authority gives it to some or none (R28). */
  readonly tied: readonly string[];
}
export type ExcellentQuotaAnswer = QuotaCountAnswer | QuotaPeopleAnswer;

/**
 * The largest x with x ≤ rate·(N − x) when surplus candidates fall to TOT, or x ≤ rate·N (Điều 20 khoản 5): whole people, no
 * minimum. At 20 % that is ⌊N/6⌋ and ⌊N/5⌋, at 25 % ⌊N/5⌋ and ⌊N/4⌋.
 */
export function maxExcellent(
  { candidatesAtLeastGood, rate, base }: QuotaCountInput,
  { numbers, trace }: Evaluation,
): QuotaCountAnswer {
  const share = allowedRate(rate, numbers);
  const N = numbers.integer(candidatesAtLeastGood);
  return trace.within('nd335/excellent-quota@1').term(
    'maxExcellent',
    (answer) => ({
      label: 'Số hoàn thành xuất sắc tối đa',
      value: answer.maxExcellent,
      expression: base === 'GOOD_ONLY' ? `lớn nhất x ≤ ${share} × (${N} − x)` : `phần nguyên của ${share} × ${N}`,
      citation: nd335('Điều 20 khoản 5'),
      parameters: [{ id: 'P13', value: base, source: 'dữ liệu đầu vào' }],
    }),
    () => ({ maxExcellent: places(candidatesAtLeastGood, share, base, numbers) }),
  );
}

/** Applies the quota within each group; without groups the agency is the group. Groups partition the agency, so its own cap never binds. */
export function excellentAmong(input: QuotaPeopleInput, { numbers, trace }: Evaluation): QuotaPeopleAnswer {
  const share = allowedRate(input.rate, numbers);
  refuseRepeatedIds(input.people, 'people');
  const withGroups = input.people.some(({ group }) => group != null);
  const members = input.people.map((person, index) => checkedMember(person, `people[${index}]`, withGroups, numbers));
  const groups = groupsOf(members);
  return trace.within('nd335/excellent-quota@1').term(
    'excellent',
    (answer) => ({
      label: 'Hoàn thành xuất sắc sau khi xét tỷ lệ',
      value: answer.excellent.length,
      expression:
        answer.status === 'TIE' ? `bằng điểm tại mốc cắt: ${answer.tied.join(', ')}` : 'xếp theo điểm từ cao xuống',
      citation: nd335('Điều 20 khoản 5'),
      parameters: [{ id: 'P13', value: input.base, source: 'dữ liệu đầu vào' }],
    }),
    (inside): QuotaPeopleAnswer => {
      const cuts = groups.map(([group, counted]) =>
        inside.term(
          'group',
          (cut) => ({
            label: group === null ? 'Toàn cơ quan' : `Nhóm ${group}`,
            value: cut.allowed,
            expression: `${counted.length} người từ mức hoàn thành tốt, tối đa ${cut.allowed} xuất sắc`,
            citation: nd335('Điều 20 khoản 5'),
          }),
          () => cutGroup(counted, places(counted.length, share, input.base, numbers)),
        ),
      );
      const ids = (part: 'excellent' | 'demoted' | 'tied') =>
        cuts
          .flatMap((cut) => cut[part])
          .sort(byFallingScore)
          .map(({ id }) => id);
      const tied = ids('tied');
      return { status: tied.length > 0 ? 'TIE' : 'OK', excellent: ids('excellent'), demoted: ids('demoted'), tied };
    },
  );
}

interface Member {
  readonly id: string;
  readonly score: Rational;
  readonly class: Class;
  readonly group: string | null;
}

const byFallingScore = (x: Member, y: Member): number => y.score.compare(x.score) || (x.id < y.id ? -1 : 1);

function allowedRate(rate: string, numbers: Kernel): Rational {
  const share = exactNumber(rate, 'rate', numbers);
  if (share.compare(numbers.ratio(1, 5)) < 0 || share.compare(numbers.ratio(1, 4)) > 0) {
    throw new Refusal(
      'RATE_NOT_ALLOWED',
      'rate',
      `the rate is 20/100, or up to 25/100 by decision, got ${rate}`,
      `tỷ lệ là 20%, hoặc đến 25% khi có quyết định; nhận được ${rate}`,
      'Điều 20',
    );
  }
  return share;
}

function places(atLeastGood: number, share: Rational, base: QuotaBase, numbers: Kernel): number {
  const all = numbers.integer(atLeastGood).times(share);
  const most = base === 'GOOD_ONLY' ? all.over(numbers.integer(1).plus(share)) : all;
  return Number(most.numerator / most.denominator);
}

function checkedMember(person: QuotaCandidate, path: string, withGroups: boolean, numbers: Kernel): Member {
  const score = scoreUpTo(100, person.S, `${path}.S`, numbers, { code: 'SCORE_OUT_OF_RANGE', article: 'Điều 20' });
  if (lowerClass(person.class, classOfScore(score, numbers)) !== person.class) {
    throw new Refusal(
      'CLASS_ABOVE_SCORE',
      `${path}.class`,
      `${person.class} is above the class of ${person.S} points`,
      `mức ${person.class} cao hơn mức của ${person.S} điểm`,
      'Điều 20',
    );
  }
  const group = person.group ?? null;
  if (withGroups && group === null) {
    throw new Refusal(
      'NO_GROUP',
      `${path}.group`,
      `${person.id} has no group, but the agency has groups`,
      `${person.id} chưa được xếp nhóm, trong khi cơ quan đã có nhóm nhiệm vụ tương đồng`,
      'Điều 20',
    );
  }
  return { id: person.id, score, class: person.class, group };
}

/** Those who count (TOT and above), by group. */
function groupsOf(members: readonly Member[]): readonly (readonly [string | null, readonly Member[]])[] {
  const counted = members.filter((member) => member.class === 'XS' || member.class === 'TOT');
  const names = [...new Set(counted.map(({ group }) => group))];
  return names.map((name) => [name, counted.filter(({ group }) => group === name)] as const);
}

/** R28: a tie at the cut goes back whole; sure places above it stand, everybody below falls to TOT. */
function cutGroup(members: readonly Member[], allowed: number) {
  const candidates = members.filter((member) => member.class === 'XS').sort(byFallingScore);
  const firstOut = candidates[allowed];
  const lastIn = candidates[allowed - 1];
  if (firstOut === undefined || lastIn === undefined || lastIn.score.compare(firstOut.score) !== 0) {
    return { allowed, excellent: candidates.slice(0, allowed), tied: [], demoted: candidates.slice(allowed) };
  }
  const against = (side: -1 | 0 | 1) => candidates.filter(({ score }) => score.compare(firstOut.score) === side);
  return { allowed, excellent: against(1), tied: against(0), demoted: against(-1) };
}
