import type { Day, Period } from '@kpi-ledger/projections';
import type { Reading } from '../reading/reading.js';
import { ratedPeople } from '../sheets/rated-people.js';
import { personScore } from './person-score.js';
import { type RatedPost, rowOfPerson } from './rows.js';

/** Everybody rated who holds no named post, in order of person id; of one unit where it is given. */
export const peopleWithoutPost = (
  reading: Reading,
  period: Period,
  effective: Day,
  unit: string | null,
): readonly RatedPost[] =>
  ratedPeople(reading, period, effective, unit).flatMap(({ person, post }) => {
    if (post !== null) return [];
    const score = personScore(reading, person, period, effective);
    return [{ row: rowOfPerson(reading, person, score), score }];
  });
