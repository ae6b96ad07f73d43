import type { Rational } from '../numbers/index.js';
import type { Class } from './classes.js';

/** A person of a group before the quota. */
export interface Member {
  readonly id: string;
  readonly score: Rational;
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

/** What decides the place of a candidate: excellent candidates above, those with the same score (the candidate included), the base. */
interface Standing {
  readonly above: number;
  readonly equal: number;
  readonly counted: number;
}

/**
 * The place of every candidate (class XS) of a group, highest score first. A tie at the cut goes back whole (R28). Where a class is
 * withheld every way it can still turn out is followed: a place that is the same in all of them stands, any other waits (R27).
 */
export function placesInGroup(
  members: readonly Member[],
  allowedOf: (counted: number) => number,
): readonly PlacedMember[] {
  const candidates = members.filter((member) => member.class === 'XS').sort(byFallingScore);
  const withheld = members.filter((member) => member.class === null);
  const counted = members.length - withheld.length;

  const placeOfScore = (score: Rational, above: number, equal: number): PlacedMember['place'] => {
    let standings: readonly Standing[] = [{ above, equal, counted }];
    for (const other of withheld) {
      const side = other.score.compare(score);
      standings = distinct(
        standings.flatMap((standing) => other.open.map((turned) => afterTurning(standing, turned, side))),
      );
    }
    const places = new Set(standings.map((standing) => placeOf(standing, allowedOf(standing.counted))));
    const [only = 'pending'] = places;
    return places.size === 1 ? only : 'pending';
  };

  return sameScores(candidates).flatMap(({ first, same, score }) => {
    const place = placeOfScore(score, first, same.length);
    return same.map((member) => ({ ...member, place }));
  });
}

/** Runs of equal scores in a list by falling score; `first` is the number of candidates above. */
function sameScores(candidates: readonly Member[]) {
  const runs: { readonly first: number; readonly score: Rational; readonly same: Member[] }[] = [];
  for (const [index, member] of candidates.entries()) {
    const run = runs.at(-1);
    if (run?.score.compare(member.score) === 0) run.same.push(member);
    else runs.push({ first: index, score: member.score, same: [member] });
  }
  return runs;
}

/** Places go to the highest scores; equal scores that do not all fit share the cut. */
function placeOf({ above, equal }: Standing, allowed: number): 'excellent' | 'tied' | 'demoted' {
  if (above + equal <= allowed) return 'excellent';
  return above >= allowed ? 'demoted' : 'tied';
}

function afterTurning({ above, equal, counted }: Standing, turned: Class, side: -1 | 0 | 1): Standing {
  return {
    above: turned === 'XS' && side === 1 ? above + 1 : above,
    equal: turned === 'XS' && side === 0 ? equal + 1 : equal,
    counted: turned === 'XS' || turned === 'TOT' ? counted + 1 : counted,
  };
}

/** Keeps the standings few: what matters are the counts, not who makes them up. */
function distinct(standings: readonly Standing[]): readonly Standing[] {
  return [
    ...new Map(
      standings.map((standing) => [`${standing.above} ${standing.equal} ${standing.counted}`, standing]),
    ).values(),
  ];
}
