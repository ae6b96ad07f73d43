import {
  type Day,
  earlier,
  holderOf,
  type Organisation,
  type Period,
  type Post,
  type PublishedScore,
  trackerOfPost,
} from '@kpi-ledger/projections';
import { type Completion, completionOf } from '../progress/completion.js';
import { doerKey } from '../reading/doer-key.js';
import type { Reading } from '../reading/reading.js';
import type { Actual } from '../what-if/assumed.js';
import { dayDecidesFrom } from '../year/december.js';
import { type Grounds, groundsOf } from './grounds.js';
import type { Missing } from './missing.js';
import { personScore } from './person-score.js';
import {
  type OverriddenTerm,
  type PersonScore,
  type ScoreOptions,
  type ScoreStatus,
  sameNumber,
  type Terms,
} from './score.js';
import { isOutsideDecree } from './standing.js';

export type RateStatus = ScoreStatus | 'NOT_IN_SCOPE' | 'SCOPE_UNDECIDED' | 'NO_HOLDER';

/** A post with its holder at the end of the period, and the score. Exact numbers are texts. */
export interface ScoreRow extends Terms {
  /** Null for a person without a named post. */
  readonly post: string | null;
  readonly unit: string | null;
  readonly holder: string | null;
  readonly status: RateStatus;
  readonly band: PersonScore['band'];
  /** The authority has confirmed this very score. */
  readonly confirmed: boolean;
  /** What it confirmed last, where that is another number. */
  readonly confirmedS: string | null;
  /** What the authority set instead of the calculated value, both side by side. */
  readonly overrides: readonly OverriddenTerm[];
  /** S as calculated, where the authority has set another. */
  readonly calculated: string | null;
  readonly display: { readonly [term: string]: string | null };
  readonly missing: readonly Missing[];
  readonly notes: readonly string[];
  /** Article by which the post is out of the decree's scope. */
  readonly article: string | null;
  /** Completion of the unit's work of the period, for every head post; all that a post out of scope has. */
  readonly completion: Completion | null;
  readonly synthetic: boolean;
  /** What was published of this period; S may have moved since, the published figure does not. */
  readonly published: Pick<PublishedScore, 'S' | 'event' | 'basis' | 'provisional'> | null;
  /** What was published beside it since; the first figure stays. */
  readonly restated: Pick<PublishedScore, 'S' | 'event' | 'basis'> | null;
  /** S where it is another number than what was published or restated last: a candidate for a restatement. */
  readonly candidate: string | null;
  /** Only beside what was assumed: the figure of the ledger itself. */
  readonly actual?: Actual | null;
}

/** The same with what stands beside the score. */
export interface RateRow extends ScoreRow {
  /** What may be looked at before đ and e are attested, never a value (R17); null for staff and where nobody is rated. */
  readonly grounds: Grounds | null;
}

export interface RatedPost {
  readonly row: ScoreRow;
  /** Null where nobody is rated. */
  readonly score: PersonScore | null;
}

/** The posts of the table in the order of their definition. */
export function ratedPosts(
  reading: Reading,
  period: Period,
  effective: Day,
  posts: readonly Post[],
  options: ScoreOptions = { derivation: false },
): readonly RatedPost[] {
  // Nothing is read of the days after the end of the period.
  const asOf = earlier(effective, period.last);
  const asked = `${period.id} ${options.derivation}`;
  const until = dayDecidesFrom(period);
  const rated = (post: string) => (of: Reading) => ratedPost(of, period, asOf, post, options);
  if (asOf < until && !options.derivation)
    return posts.map(({ id }) =>
      workReadOn(asOf, reading.remember(`post ${id} ${asked}`, rated(id), { day: asOf, until })),
    );
  // Of a derivation the parts are worth keeping, not the thousands of lines.
  const where = options.derivation ? 'at the head' : 'anywhere';
  return posts.map(({ id }) => reading.remember(`post ${id} ${asked} ${asOf}`, rated(id), where));
}

/** What was rated on another day says on which day its work was read. */
function workReadOn(day: Day, { row, score }: RatedPost): RatedPost {
  const work = score?.work ?? null;
  if (score === null || work === null || work.day === day) return { row, score };
  return { row, score: { ...score, work: { ...work, day } } };
}

function ratedPost(reading: Reading, period: Period, effective: Day, id: string, options: ScoreOptions): RatedPost {
  const { organisation } = reading.at(earlier(effective, period.last));
  const post = organisation.posts.get(id);
  if (post === undefined) throw new Error(`there is no post ${id}`);
  const holder = holderOf(organisation, post.id);
  const unrated = statusWithoutScore(organisation, post, holder);
  const completion = post.role === 'HEAD' ? completionOf(reading, { unit: post.unit }, period, effective) : null;
  if (unrated !== null)
    return { row: rowWithoutScore(reading, organisation, post, holder, unrated, completion), score: null };
  const score = personScore(reading, holder ?? '', period, effective, options);
  return { row: rowOf(reading, post, score, completion), score };
}

/** With the grounds for đ and e. They decide about no score, and rest on indicators, which nothing else of the row reads. */
export function withGrounds(reading: Reading, { row, score }: RatedPost, effective: Day): RateRow {
  if (score === null) return { ...row, grounds: null };
  const { standing, period } = score;
  const { person, leader, doers } = standing;
  const grounds = reading.remember(
    `grounds ${person} ${leader} ${doers.map(doerKey).join(' ')} ${period.id} ${effective}`,
    (of) => groundsOf(of, standing, period, effective),
  );
  return { ...row, grounds };
}

export const postsAt = (reading: Reading, period: Period, effective: Day): readonly Post[] => [
  ...reading.at(earlier(effective, period.last)).organisation.posts.values(),
];

function statusWithoutScore(organisation: Organisation, post: Post, holder: string | null): RateStatus | null {
  if (post.scope === 'out') return 'NOT_IN_SCOPE';
  if (post.scope === 'undecided') return 'SCOPE_UNDECIDED';
  if (holder === null) return 'NO_HOLDER';
  return isOutsideDecree(organisation, holder) ? 'NOT_IN_SCOPE' : null;
}

const NO_TERMS: Terms = { a: null, b: null, c: null, d: null, dd: null, e: null, K: null, T: null, G: null, S: null };

function rowWithoutScore(
  reading: Reading,
  organisation: Organisation,
  post: Post,
  holder: string | null,
  status: RateStatus,
  completion: Completion | null,
): ScoreRow {
  const owedBy = trackerOfPost(organisation, post.id);
  const missing: { readonly [S in RateStatus]?: Missing } = {
    NO_HOLDER: { what: 'chưa có người giữ chức', owedBy, since: organisation.vacantSince.get(post.id) ?? post.since },
    SCOPE_UNDECIDED: {
      what: 'chưa xác định có thuộc phạm vi Nghị định 335/2025/NĐ-CP hay không',
      owedBy,
      since: post.since,
    },
  };
  const lacking = missing[status];
  return {
    post: post.id,
    unit: post.unit,
    holder,
    status,
    ...NO_TERMS,
    band: null,
    confirmed: false,
    confirmedS: null,
    calculated: null,
    overrides: [],
    display: NO_TERMS,
    missing: lacking === undefined ? [] : [lacking],
    notes: [],
    article: status === 'NOT_IN_SCOPE' ? (post.scope === 'out' ? post.article : 'Điều 2 khoản 2') : post.article,
    completion,
    synthetic: reading.ledger?.kind === 'demo' || post.synthetic,
    published: null,
    restated: null,
    candidate: null,
  };
}

function rowOf(reading: Reading, post: Post, score: PersonScore, completion: Completion | null): ScoreRow {
  const { article, synthetic } = post;
  const row = rowOfPerson(reading, score.standing.person, score);
  return { ...row, post: post.id, unit: post.unit, article, completion, synthetic: row.synthetic || synthetic };
}

/** The row of somebody without a named post. */
export function rowOfPerson(reading: Reading, person: string, score: PersonScore): ScoreRow {
  const { status, a, b, c, d, dd, e, K, T, G, S, band, display, missing, notes } = score;
  const { confirmed, confirmedS, calculated, overrides } = score;
  return {
    post: null,
    unit: score.standing.positions[0]?.unit ?? null,
    holder: person,
    status,
    ...{ a, b, c, d, dd, e, K, T, G, S, band, display, missing, notes },
    ...{ confirmed, confirmedS, calculated, overrides },
    article: null,
    completion: null,
    synthetic: reading.ledger?.kind === 'demo' || score.synthetic,
    ...publicationOf(reading, person, score),
  };
}

/** What was published of a person's period, and whether the score has moved since. */
export function publicationOf(
  reading: Reading,
  person: string,
  { S: now, period }: Pick<PersonScore, 'S' | 'period'>,
): Pick<ScoreRow, 'published' | 'restated' | 'candidate'> {
  // Their day is the end of the period, also where it was published before (P22).
  const { published, restated } = reading.at(period.last).recordOf(person, period.id);
  if (published === null) return { published: null, restated: null, candidate: null };
  const { S, event, basis, provisional } = published;
  const last = restated ?? published;
  return {
    published: { S, event, basis, provisional },
    restated: restated === null ? null : { S: restated.S, event: restated.event, basis: restated.basis },
    candidate: now === null || sameNumber(now, last.S) ? null : now,
  };
}
