import { type Day, earlier, holderOf, type Period, trackerOfPost } from '@kpi-ledger/projections';
import type { Missing } from '../rate/missing.js';
import { longPeriod, personScore } from '../rate/person-score.js';
import { publicationOf, type ScoreRow } from '../rate/rows.js';
import type { PersonScore } from '../rate/score.js';
import { mattersOfPerson } from '../readiness/readiness.js';
import type { Reading } from '../reading/reading.js';
import { ratedPeople } from '../sheets/rated-people.js';

/** A person who is rated in the period, with the highest of his or her posts. */
export interface Rated {
  readonly person: string;
  readonly post: string | null;
  readonly unit: string;
}

/** A score that may be published: confirmed by the authority, or the provisional December (P22, R24). */
export interface Publishable extends Rated {
  readonly S: string;
  readonly display: string | null;
  readonly provisional: boolean;
}

/** Whose rating cannot be published yet, or a post of which it is not decided whether its holder is rated. */
export interface NotReady {
  readonly person: string | null;
  readonly post: string | null;
  readonly unit: string;
  readonly missing: readonly Missing[];
}

/** Somebody's published rating, with what was published beside it since. */
export interface Published extends Rated {
  readonly published: NonNullable<ScoreRow['published']>;
  readonly restated: ScoreRow['restated'];
}

/** A published score that has moved: the confirmed score of now, to be published beside the other. */
export interface Restatable extends Published {
  readonly S: string;
  readonly display: string | null;
}

export interface Publications {
  readonly ready: readonly Publishable[];
  readonly published: readonly Published[];
  /** Of those: whose score is another one now, or was published as provisional only, and is confirmed. */
  readonly toRestate: readonly Restatable[];
  /** Of those: whose score has moved and is not confirmed, or is gone. */
  readonly moved: readonly NotReady[];
  /** Of those: whose figure is that of an early December still, so that the period is not over (P22). */
  readonly provisional: readonly NotReady[];
  readonly notReady: readonly NotReady[];
  /** No score by a note or a recorded absence (P9, R16), or not classified (Điều 11): nothing is published of them. */
  readonly withoutScore: readonly Rated[];
}

/** Everybody whom the decree rates in the period, by what may be published of them. */
export function publicationsOf(
  reading: Reading,
  period: Period,
  effective: Day,
  unit: string | null = null,
): Publications {
  const ready: Publishable[] = [];
  const published: Published[] = [];
  const toRestate: Restatable[] = [];
  const moved: NotReady[] = [];
  const provisional: NotReady[] = [];
  const notReady: NotReady[] = [...undecided(reading, period, effective, unit)];
  const withoutScore: Rated[] = [];
  for (const { person, post, unit: at } of ratedPeople(reading, period, effective, unit)) {
    const rated = { person, post, unit: at };
    const score = personScore(reading, person, period, effective);
    const { published: before, restated, candidate } = publicationOf(reading, person, score);
    if (before !== null) {
      const stated: Published = { ...rated, published: before, restated };
      published.push(stated);
      const isProvisional = before.provisional && restated === null;
      if (candidate === null && score.S !== null && !isProvisional) continue;
      if (isPublishable(score) && score.status !== 'PROVISIONAL_DECEMBER')
        toRestate.push({ ...stated, S: score.S, display: score.display['S'] ?? null });
      else if (!isProvisional || score.status !== 'PROVISIONAL_DECEMBER' || candidate !== null)
        moved.push({ ...rated, missing: [MOVED, ...blockersOf(reading, score, period, effective)] });
      else provisional.push({ ...rated, missing: [PROVISIONAL_STILL] });
      continue;
    }
    if (isPublishable(score))
      ready.push({
        ...rated,
        ...{ S: score.S, display: score.display['S'] ?? null },
        provisional: score.status === 'PROVISIONAL_DECEMBER',
      });
    else if (hasNone(reading, score, effective)) withoutScore.push(rated);
    else notReady.push({ ...rated, missing: blockersOf(reading, score, period, effective) });
  }
  return { ready, published, toRestate, moved, provisional, notReady, withoutScore };
}

const PROVISIONAL_STILL: Missing = {
  what: 'mới công bố số tạm tính tháng 12 (P22), kỳ chưa kết thúc',
  owedBy: null,
  since: null,
};

const MOVED: Missing = {
  what: 'điểm đã thay đổi từ khi công bố và chưa được xác nhận lại',
  owedBy: null,
  since: null,
};

/** Only a number that the authority has confirmed, and the December of P22; what is merely PROVISIONAL never. */
export const isPublishable = (score: PersonScore): score is PersonScore & { readonly S: string } =>
  score.S !== null && ((score.status === 'OK' && score.confirmed) || score.status === 'PROVISIONAL_DECEMBER');

const hasNone = (reading: Reading, score: PersonScore, effective: Day): boolean =>
  score.leftOut ||
  (score.period.kind === 'YEAR' &&
    longPeriod(reading, score.standing.person, score.period, effective)?.notClassified === true);

function blockersOf(reading: Reading, score: PersonScore, period: Period, effective: Day): readonly Missing[] {
  if (score.status === 'NOT_ENDED') return [{ what: 'kỳ chưa kết thúc', owedBy: null, since: null }];
  const matters = mattersOfPerson(reading, score, period, effective);
  if (matters.length > 0) return matters;
  return [{ what: 'điểm còn tạm tính', owedBy: score.standing.assessor, since: null }];
}

/** A post with a holder whose scope nobody has decided: whether there is a rating is open. */
function undecided(reading: Reading, period: Period, effective: Day, unit: string | null): readonly NotReady[] {
  const { organisation } = reading.at(earlier(effective, period.last));
  return [...organisation.posts.values()].flatMap((post) => {
    const person = holderOf(organisation, post.id);
    if (post.scope !== 'undecided' || person === null || (unit !== null && post.unit !== unit)) return [];
    const what = 'chưa xác định có thuộc phạm vi Nghị định 335/2025/NĐ-CP hay không';
    const owedBy = trackerOfPost(organisation, post.id);
    return [{ person, post: post.id, unit: post.unit, missing: [{ what, owedBy, since: post.since }] }];
  });
}
