import { type Draft, fact, type Quarter } from './draft.ts';
import type { Random } from './random.ts';
import { sealed } from './sealed.ts';

const CELLS = ['I.1', 'I.2', 'II.1', 'II.2', 'II.3', 'II.4', 'III.1', 'III.2', 'III.3', 'III.4'];

const cells = (random: Random): { readonly [cell: string]: string } =>
  Object.fromEntries(
    CELLS.map((cell) => [
      cell,
      cell.startsWith('I.') ? random.pick(['3.5', '4', '4.5', '5']) : random.pick(['1.5', '2', '2.5']),
    ]),
  );

/** What is recorded about a person's quarter after its end: ten cells twice, for a head đ and e, for staff the confirmed score. */
export function* lifeOfRating(person: string, quarter: Quarter, isHead: boolean, random: Random): Generator<Draft> {
  let today = quarter.last + 1 + random.below(6);
  const draft = (type: Parameters<typeof fact>[0], data: object, actor: string): Draft => ({
    fact: fact(type, quarter.last, data as never),
    recordedOn: today,
    actor,
  });
  const of = { person, period: quarter.id };
  yield draft('GeneralCriteriaSelfScored', { ...of, cells: cells(random) }, person);
  today += random.below(4);
  yield draft('GeneralCriteriaConfirmed', { ...of, cells: cells(random), reasons: {} }, 'phong-noi-vu');
  const half = (): string => (random.chance(0.15) ? '1/2' : '1');
  if (isHead)
    yield draft(
      'LeadershipAttested',
      { ...of, dd: { value: half(), reason: sealed(30, random) }, e: { value: half(), reason: sealed(30, random) } },
      'phong-noi-vu',
    );
  else {
    today += random.below(4);
    // One in five thousand is below 50, so that some heads lose half of d and most do not.
    const S = random.chance(0.0002) ? `${40 + random.below(10)}` : `${50 + random.below(50)}.${random.below(10)}`;
    yield draft('PeriodScoreConfirmed', { ...of, S, calculatedAt: null }, 'phong-noi-vu');
  }
}
