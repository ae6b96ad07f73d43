import type { Rational } from '../numbers/index.js';
import type { Class } from './classes.js';

/** A person of a group before the quota. */
export interface Member {
  readonly id: string;
  readonly score: Rational;
  /** Điểm tiêu chí chung where equal scores are told apart by it (P15); T follows from S and G. */
  readonly general: Rational | null;
  /** TOT or above; null while it is withheld. */
  readonly class: Class | null;
  /** What a withheld class can still be. */
  readonly open: readonly Class[];
  readonly group: string | null;
}

export interface PlacedMember extends Member {
  readonly place: 'excellent' | 'tied' | 'demoted' | 'pending';
}

export const byFallingScore = (x: Member, y: Member): number => y.score.compare(x.score) || (x.id < y.id ? -1 : 1);

/** Who stands above whom: by score, and by G where every candidate of that score in the group has it; 0 is a tie. */
export type Ranking = (x: Member, y: Member) => number;

export const byScore: Ranking = (x, y) => x.score.compare(y.score);

/** P15 TIE_BREAK_G_T among these members. With equal S and G the T is equal too, so that G decides alone. */
export function byScoreThenGeneral(members: readonly Member[]): Ranking {
  const mayBeExcellent = (member: Member) => member.class === 'XS' || member.open.includes('XS');
  const unknown = new Set(
    members.filter((member) => member.general === null && mayBeExcellent(member)).map(({ score }) => `${score}`),
  );
  return (x, y) =>
    x.score.compare(y.score) ||
    (x.general === null || y.general === null || unknown.has(`${x.score}`) ? 0 : x.general.compare(y.general));
}

/** What a withheld class should turn out as, most wanted first, to leave a candidate many or few places. */
const TURNS = {
  /** Of somebody who would take a place: best only counted, worst excellent. */
  rival: { kind: ['TOT', 'HT', 'KHT', 'XS'], harsh: ['XS', 'HT', 'KHT', 'TOT'] },
  /** Of anybody else: best counted, worst not. */
  other: { kind: ['TOT', 'XS', 'HT', 'KHT'], harsh: ['KHT', 'HT', 'TOT', 'XS'] },
} as const;

/**
 * The place of every candidate (class XS) of a group, highest score first. A tie at the cut goes back whole (R28). Where classes are
 * withheld, a place that is the same however they turn out stands, any other waits (R27). The best and the worst turn of each are
 * enough to know: `allowedOf` never grows by more than one place for one person more.
 */
export function placesInGroup(
  members: readonly Member[],
  allowedOf: (counted: number) => number,
  ranking: Ranking = byScore,
): readonly PlacedMember[] {
  const candidates = members
    .filter((member) => member.class === 'XS')
    .sort((x, y) => ranking(y, x) || (x.id < y.id ? -1 : 1));
  const withheld = members.filter((member) => member.class === null);
  const sure = members.length - withheld.length;

  /** Places wanted minus places allowed when all withheld classes turn out `kind` or `harsh`; rivals are those up to `side`. */
  const excess = (one: Member, wanted: number, side: 0 | 1, turn: 'kind' | 'harsh'): number => {
    let [taken, counted] = [wanted, sure];
    for (const other of withheld) {
      const { open } = other;
      const isRival = ranking(other, one) >= side;
      const turned = TURNS[isRival ? 'rival' : 'other'][turn].find((each) => open.includes(each));
      if (isRival && turned === 'XS') taken += 1;
      if (turned === 'XS' || turned === 'TOT') counted += 1;
    }
    return taken - allowedOf(counted);
  };

  const placeOf = (one: Member, above: number, equal: number): PlacedMember['place'] => {
    // With their equals they fit: excellent. Those above fill every place already: demoted. Neither: tied.
    const fit = (turn: 'kind' | 'harsh') => excess(one, above + equal, 0, turn) <= 0;
    const filled = (turn: 'kind' | 'harsh') => excess(one, above, 1, turn) >= 0;
    if (fit('harsh')) return 'excellent';
    if (filled('kind')) return 'demoted';
    return fit('kind') || filled('harsh') ? 'pending' : 'tied';
  };

  return sameRanks(candidates, ranking).flatMap(({ first, same }) => {
    const [one] = same;
    const place = placeOf(one, first, same.length);
    return same.map((member) => ({ ...member, place }));
  });
}

/** Runs of equal rank in a list by falling rank; `first` is the number of candidates above. */
function sameRanks(candidates: readonly Member[], ranking: Ranking) {
  const runs: { readonly first: number; readonly same: [Member, ...Member[]] }[] = [];
  for (const [index, member] of candidates.entries()) {
    const run = runs.at(-1);
    if (run !== undefined && ranking(run.same[0], member) === 0) run.same.push(member);
    else runs.push({ first: index, same: [member] });
  }
  return runs;
}
