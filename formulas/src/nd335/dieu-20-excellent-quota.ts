import type { Kernel, Rational } from '../numbers/index.js';
import { exactNumber, Refusal, refuseRepeatedIds, scoreUpTo } from '../reading/index.js';
import { type GivenParameters, parameterOf } from '../rules/index.js';
import type { Evaluation, Tracer, UsedParameter } from '../trace/index.js';
import { nd335 } from './citation.js';
import { CLASSES, type Class, classOfScore, lowerClass } from './classes.js';
import {
  byFallingScore,
  byScore,
  byScoreThenGeneral,
  type Member,
  type PlacedMember,
  placesInGroup,
} from './dieu-20-quota-places.js';

/** P13: the share is of those "Hoàn thành tốt" only (literal), or of those "Hoàn thành tốt" and above. */
export const QUOTA_BASES = ['GOOD_ONLY', 'GOOD_AND_ABOVE'] as const;
/** What the rate is taken of (P13). */
export type QuotaBase = (typeof QUOTA_BASES)[number];
/** The open points that decide it: P13 (given as `base`), P15, P39. */
export const QUOTA_PARAMETERS = ['quotaBase', 'overQuota', 'demotedHeadInBase'] as const;

/** Whose classes they are: Điều 20 khoản 5 is for civil servants, Điều 8 khoản 5 the same rule for agencies. */
export const QUOTA_SUBJECTS = ['CIVIL_SERVANTS', 'AGENCIES'] as const;
/** Civil servants or agencies; it decides only the clause that is cited. */
export type QuotaSubject = (typeof QUOTA_SUBJECTS)[number];

/** One person, or one agency, with the class before the quota. */
export interface QuotaCandidate {
  /** Unique in the list (DUPLICATE_ID). */
  readonly id: string;
  /** Year score, exact text 0..100 (SCORE_OUT_OF_RANGE); the rank among candidates is by it, never by a rounded one. */
  readonly S: string;
  /** Class before the quota (after overrides and head cap); who is not at least TOT does not count. */
  readonly class: Class | null;
  /** While the class is withheld (null), e.g. of a head whose organisation is open: what it can still be; absent = up to the score's class. */
  readonly open?: readonly Class[];
  /** Group with similar tasks; once one person has a group, everybody needs one (R29). */
  readonly group?: string | null;
  /** Điểm tiêu chí chung of the year, exact text: tells equal scores apart where the city decided so (P15). */
  readonly G?: string;
  /** A head whose class Điều 20 khoản 6 lowered: whether it counts in the base is P39. */
  readonly cappedByOrganisation?: boolean;
}

/** The rate and what it is taken of (Điều 20 khoản 5, Điều 8 khoản 5). */
export interface Quota {
  /** 20/100, or above it up to 25/100 by decision (R31). */
  readonly rate: string;
  /** P13. */
  readonly base: QuotaBase;
  /** Absent = CIVIL_SERVANTS. */
  readonly subject?: QuotaSubject;
  /** `overQuota` (P15) and `demotedHeadInBase` (P39); what is not named has its default. */
  readonly parameters?: GivenParameters;
  /** Legal source of `quotaBase`, of `rate` (the decision that raised it) and of the parameters. */
  readonly parameterSources?: GivenParameters;
}
/** The quota as a number: how many may be excellent. */
export interface QuotaCountInput extends Quota {
  /** People with class TOT or above before the quota. */
  readonly candidatesAtLeastGood: number;
}
/** The quota applied: who is excellent. */
export interface QuotaPeopleInput extends Quota {
  /** Everybody of the agency, in any order; who is below TOT does not count. */
  readonly people: readonly QuotaCandidate[];
}
/** A number of people, or the people. */
export type ExcellentQuotaInput = QuotaCountInput | QuotaPeopleInput;

/** How many may be excellent. */
export interface QuotaCountAnswer {
  /** The largest number allowed, a count; there is no minimum. */
  readonly maxExcellent: number;
}

/** Ids by falling score, equal scores by id. */
export interface QuotaPeopleAnswer {
  /** PENDING_QUOTA as soon as a candidate waits, else TIE as soon as one is tied. */
  readonly status: 'OK' | 'TIE' | 'PENDING_QUOTA';
  /** Sure of the class XS. */
  readonly excellent: readonly string[];
  /** Candidates that fall to TOT; their score class stays XS (P15). */
  readonly demoted: readonly string[];
  /** Equal scores at the cut: the authority gives it to some or none (R28). */
  readonly tied: readonly string[];
  /** Candidates whose place depends on a class that is withheld (R27). */
  readonly pending: readonly string[];
}
/** A number for a number, ids for people. */
export type ExcellentQuotaAnswer = QuotaCountAnswer | QuotaPeopleAnswer;

/**
 * The largest x with x ≤ rate·(N − x) when surplus candidates fall to TOT, or x ≤ rate·N (Điều 20 khoản 5): whole people, no
 * minimum. At 20 % that is ⌊N/6⌋ and ⌊N/5⌋, at 25 % ⌊N/5⌋ and ⌊N/4⌋. Refuses a rate outside 20 % to 25 % (RATE_NOT_ALLOWED).
 */
export function maxExcellent(input: QuotaCountInput, { numbers, trace }: Evaluation): QuotaCountAnswer {
  const { candidatesAtLeastGood, rate, base } = input;
  const share = allowedRate(rate, articleOf(input), numbers);
  const N = numbers.integer(candidatesAtLeastGood);
  return trace.within('nd335/excellent-quota@1').term(
    'maxExcellent',
    (answer) => ({
      label: 'Số hoàn thành xuất sắc tối đa',
      value: answer.maxExcellent,
      expression: base === 'GOOD_ONLY' ? `lớn nhất x ≤ ${share} × (${N} − x)` : `phần nguyên của ${share} × ${N}`,
      citation: clauseOf(input),
      parameters: usedParameters(input, share, numbers),
    }),
    () => ({ maxExcellent: places(candidatesAtLeastGood, share, base, numbers) }),
  );
}

/**
 * Applies the quota within each group (Điều 20 khoản 5); without groups the agency is the group. Groups partition the agency, so its
 * own cap never binds. Refuses RATE_NOT_ALLOWED, DUPLICATE_ID, SCORE_OUT_OF_RANGE, CLASS_ABOVE_SCORE, OPEN_CONTRADICTORY and NO_GROUP.
 */
export function excellentAmong(input: QuotaPeopleInput, { numbers, trace }: Evaluation): QuotaPeopleAnswer {
  const share = allowedRate(input.rate, articleOf(input), numbers);
  refuseRepeatedIds(input.people, 'people', articleOf(input));
  const withGroups = input.people.some(({ group }) => group != null);
  const given = (name: string) => parameterOf(name, input.parameters, input.parameterSources);
  const checked = input.people.map((person, index) =>
    checkedMember(person, `people[${index}]`, withGroups, articleOf(input), numbers),
  );
  const members = checked.filter(
    (member, index) =>
      !(isLoweredHead(member, input.people[index]) && given('demotedHeadInBase').value === 'NOT_COUNTED'),
  );
  const isTieBroken = given('overQuota').value === 'TIE_BREAK_G_T';
  const allowedOf = (counted: number): number => places(counted, share, input.base, numbers);
  return trace.within('nd335/excellent-quota@1').term(
    'excellent',
    (answer) => ({
      label: 'Hoàn thành xuất sắc sau khi xét tỷ lệ',
      value: answer.excellent.length,
      expression: `tỷ lệ ${share}; xếp theo điểm từ cao xuống trong từng nhóm`,
      citation: clauseOf(input),
      parameters: [...usedParameters(input, share, numbers), given('overQuota'), given('demotedHeadInBase')],
    }),
    (inside): QuotaPeopleAnswer => {
      const placed = groupsOf(members)
        .flatMap(([group, inGroup]) => tracedGroup(group, inGroup, allowedOf, isTieBroken, clauseOf(input), inside))
        .sort(byFallingScore);
      const ids = (place: PlacedMember['place']) => placed.filter((one) => one.place === place).map(({ id }) => id);
      const [pending, tied] = [ids('pending'), ids('tied')];
      return {
        status: pending.length > 0 ? 'PENDING_QUOTA' : tied.length > 0 ? 'TIE' : 'OK',
        excellent: ids('excellent'),
        demoted: ids('demoted'),
        tied,
        pending,
      };
    },
  );
}

const PLACE_LABELS: Readonly<Record<PlacedMember['place'], string>> = {
  excellent: 'hoàn thành xuất sắc',
  demoted: 'hết chỉ tiêu, xuống hoàn thành tốt',
  tied: 'bằng điểm tại mốc cắt, chờ cấp có thẩm quyền quyết định',
  pending: 'chờ mức xếp loại của người khác',
};

function tracedGroup(
  group: string | null,
  members: readonly Member[],
  allowedOf: (counted: number) => number,
  isTieBroken: boolean,
  citation: string,
  trace: Tracer,
): readonly PlacedMember[] {
  const counted = members.filter((member) => member.class !== null).length;
  return trace.term(
    'group',
    () => ({
      label: group === null ? 'Toàn cơ quan' : `Nhóm ${group}`,
      value: allowedOf(counted),
      expression: `${counted} từ mức hoàn thành tốt trở lên, ${members.length - counted} chưa có mức; tối đa ${allowedOf(counted)} xuất sắc`,
      citation,
    }),
    (inside) => {
      const placed = placesInGroup(members, allowedOf, isTieBroken ? byScoreThenGeneral(members) : byScore);
      for (const { id, score, place } of placed) {
        const label = `${id}: ${PLACE_LABELS[place]}`;
        inside.term(
          id,
          () => ({ label, value: place, expression: `S = ${score}`, citation }),
          () => place,
        );
      }
      return placed;
    },
  );
}

const articleOf = ({ subject }: Quota): string => (subject === 'AGENCIES' ? 'Điều 8' : 'Điều 20');

const clauseOf = ({ subject }: Quota): string => nd335(subject === 'AGENCIES' ? 'Điều 8 khoản 5' : 'Điều 20 khoản 5');

/** The base (P13) and the rate: 20 % is the decree's own, more needs a decision (R31). */
function usedParameters(quota: Quota, share: Rational, numbers: Kernel): readonly UsedParameter[] {
  const raised = share.compare(numbers.ratio(1, 5)) > 0;
  const source = quota.parameterSources?.['rate'] ?? (raised ? 'dữ liệu đầu vào' : clauseOf(quota));
  return [
    parameterOf('quotaBase', { quotaBase: quota.base }, quota.parameterSources),
    { id: 'rate', value: share.toString(), source },
  ];
}

function allowedRate(rate: string, article: string, numbers: Kernel): Rational {
  const share = exactNumber(rate, 'rate', numbers);
  if (share.compare(numbers.ratio(1, 5)) < 0 || share.compare(numbers.ratio(1, 4)) > 0) {
    throw new Refusal(
      'RATE_NOT_ALLOWED',
      'rate',
      `the rate is 20/100, or up to 25/100 by decision, got ${rate}`,
      `tỷ lệ là 20%, hoặc đến 25% khi có quyết định; nhận được ${rate}`,
      article,
    );
  }
  return share;
}

function places(atLeastGood: number, share: Rational, base: QuotaBase, numbers: Kernel): number {
  const all = numbers.integer(atLeastGood).times(share);
  const most = base === 'GOOD_ONLY' ? all.over(numbers.integer(1).plus(share)) : all;
  return Number(most.numerator / most.denominator);
}

function checkedMember(
  person: QuotaCandidate,
  path: string,
  withGroups: boolean,
  article: string,
  numbers: Kernel,
): Member {
  const score = scoreUpTo(100, person.S, `${path}.S`, numbers, { code: 'SCORE_OUT_OF_RANGE', article });
  const ofScore = classOfScore(score, numbers);
  const open = person.open ?? CLASSES.filter((each) => lowerClass(each, ofScore) === each);
  if (person.class !== null) refuseAbove(person.class, ofScore, `${path}.class`, article);
  for (const [index, each] of open.entries()) refuseAbove(each, ofScore, `${path}.open[${index}]`, article);
  if (person.open !== undefined && (person.class !== null || open.length === 0)) {
    throw new Refusal(
      'OPEN_CONTRADICTORY',
      `${path}.open`,
      'open names at least one class, and only while the class is null',
      'chỉ nêu các mức còn để ngỏ (ít nhất một) khi chưa có mức xếp loại',
      article,
    );
  }
  const group = person.group ?? null;
  if (withGroups && group === null) {
    throw new Refusal(
      'NO_GROUP',
      `${path}.group`,
      `${person.id} has no group, but the agency has groups`,
      `${person.id} chưa được xếp nhóm, trong khi cơ quan đã có nhóm nhiệm vụ tương đồng`,
      article,
    );
  }
  const scale = { code: 'GENERAL_OUT_OF_RANGE', article: 'Điều 12' };
  const general = person.G === undefined ? null : scoreUpTo(30, person.G, `${path}.G`, numbers, scale);
  return { id: person.id, score, general, class: person.class, open: person.class === null ? open : [], group };
}

const isLoweredHead = (member: Member, person: QuotaCandidate | undefined): boolean =>
  member.class === 'TOT' && person?.cappedByOrganisation === true;

function refuseAbove(value: Class, byScore: Class, path: string, article: string): void {
  if (lowerClass(value, byScore) === value) return;
  throw new Refusal(
    'CLASS_ABOVE_SCORE',
    path,
    `${value} is above ${byScore}, the class of the score`,
    `mức ${value} cao hơn ${byScore} là mức theo điểm`,
    article,
  );
}

/** Those who count or may come to count (TOT and above), by group. */
function groupsOf(members: readonly Member[]): readonly (readonly [string | null, readonly Member[]])[] {
  const relevant = members.filter((member) => member.class !== 'HT' && member.class !== 'KHT');
  const names = [...new Set(relevant.map(({ group }) => group))];
  return names.map((name) => [name, relevant.filter(({ group }) => group === name)] as const);
}
