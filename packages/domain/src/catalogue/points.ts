import { compare, isBetween, isQuotient } from '../common/exact.js';
import type { DataOf } from '../common/facts.js';
import { type Refusal, refuse } from '../refusals/refusal.js';

type Adopted = DataOf<'ProductCatalogueAdopted'>;
type Group = Adopted['groups'][number];

/** The frames of the groups, as far as the catalogue prints them: each in order, no two with more than an end in common. */
export function wrongFrames(groups: readonly Group[]): readonly Refusal[] {
  return groups.flatMap((group, i) => {
    const { frame } = group;
    if (frame === undefined) return [];
    const path = `data.groups[${i}].frame`;
    if (compare(frame.from, frame.to) > 0) return [refuse('FRAME_EMPTY', path, frame)];
    const other = groups.slice(0, i).find((earlier) => overlap(earlier, group));
    return other === undefined ? [] : [refuse('FRAMES_OVERLAP', path, { value: group.code, other: other.code })];
  });
}

const overlap = (one: Group, other: Group): boolean =>
  one.frame !== undefined &&
  other.frame !== undefined &&
  ((compare(one.frame.from, other.frame.to) < 0 && compare(other.frame.from, one.frame.to) < 0) ||
    (compare(one.frame.from, other.frame.from) === 0 && compare(one.frame.to, other.frame.to) === 0));

/** The points of a product lie in the frame of its group; the exact factor is what they give (Điều 13). */
export function wrongPoints(
  adopted: Adopted | null,
  { group, points, exactFactor }: DataOf<'ConversionFactorDecided'>,
): readonly Refusal[] {
  const frame = adopted?.groups.find(({ code }) => code === group)?.frame;
  const standard = adopted?.standardPoints;
  return [
    ...(frame !== undefined && points !== undefined && !isBetween(frame.from, points, frame.to)
      ? [refuse('POINTS_OUTSIDE_FRAME', 'data.points', { value: points, group, ...frame })]
      : []),
    ...(exactFactor !== undefined &&
    (points === undefined || standard === undefined || !isQuotient(exactFactor, points, standard))
      ? [
          refuse('EXACT_FACTOR_DIFFERS', 'data.exactFactor', {
            value: exactFactor,
            points: points ?? '?',
            standard: standard ?? '?',
          }),
        ]
      : []),
  ];
}
