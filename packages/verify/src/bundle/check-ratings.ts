import { type Flaw, flaw } from '../flaw.js';
import type { Bundle } from './bundle.js';
import { type BundleFlaw, ofBundle, ofEvent } from './bundle-flaw.js';
import { checkBasis, checkKnownAt, checkRules } from './check-basis.js';
import type { Closing } from './check-closing.js';
import type { CarriedEvents } from './check-events.js';
import { checkRests } from './check-rests.js';
import { checkSubordinates } from './check-subordinates.js';
import { checkFormulas, checkRuleSets } from './check-versions.js';
import type { PlacedEvent, PublishedFigure, Recompute, RecomputedLedger } from './recompute.js';

/** A published figure that was calculated again and came out the same. */
export interface RecomputedRating {
  readonly person: string;
  readonly event: string;
  readonly kind: PublishedFigure['kind'];
  readonly S: string;
  readonly basis: PublishedFigure['basis'];
}

/** Calculates every listed figure again; the first that does not come out is the flaw. */
export function checkRatings(
  bundle: Bundle,
  carried: CarriedEvents,
  { figures, data }: Closing,
  recompute: Recompute,
): BundleFlaw | null {
  const listed = checkList(bundle, figures);
  if (listed !== null) return listed;
  const formulas = checkFormulas(bundle, recompute) ?? checkRuleSets(bundle, figures);
  if (formulas !== null) return ofBundle(formulas);
  const states = new Map<string, RecomputedLedger>();
  const asked = new Map<string, { readonly person: string; readonly period: string }>();
  for (const [i, figure] of figures.entries()) {
    const { knownAt = '', proof = null, rests = null } = bundle.ratings[i] ?? {};
    const { basis, person } = figure;
    const unproved = checkRests(bundle, carried, figure, rests, data);
    if (unproved !== null) return ofFigure(unproved, figure, carried.events);
    const places = rests === null ? null : new Set(rests.events);
    const known = carried.events.filter(({ ordinal }) => ordinal <= basis.ordinal && places?.has(ordinal) !== false);
    const key = `${basis.ordinal} ${knownAt} ${rests?.index ?? ''}`;
    const state = states.get(key) ?? recompute.ledgerOf(known, knownAt);
    states.set(key, state);
    const score = state.score(person, bundle.period, basis.effective);
    const wrong =
      checkBasis(bundle, carried, figure, proof) ??
      checkKnownAt(known, knownAt, bundle.scope === null) ??
      checkRules(bundle, state, figure) ??
      (score?.S === figure.S ? null : otherScore(figure.S, score?.S ?? null, score?.missing ?? []));
    if (wrong !== null) return ofFigure(wrong, figure, carried.events);
    for (const record of bundle.scope === null ? [] : (score?.records ?? []))
      if (record.person !== person) asked.set(`${record.person} ${record.period}`, record);
  }
  return checkSubordinates(bundle, carried.events, asked);
}

const ofFigure = (wrong: Flaw, { ordinal, person, event }: PublishedFigure, events: readonly PlacedEvent[]) => ({
  ...ofEvent(wrong, ordinal, events.find((one) => one.event.id === event)?.event ?? null),
  person,
});

/** Every published figure that the events carry is listed, and no other. */
function checkList({ ratings, scope }: Bundle, figures: readonly PublishedFigure[]): BundleFlaw | null {
  const foreign = scope === null ? undefined : figures.find(({ person }) => person !== scope.person);
  const at = figures.findIndex(({ event, person }, i) => ratings[i]?.event !== event || ratings[i]?.person !== person);
  const wrong = foreign ?? figures[at] ?? null;
  if (wrong !== null)
    return ofBundle(
      flaw(
        'RATINGS_LIST',
        `the published figure ${wrong.event} of ${wrong.person} is not listed where it belongs`,
        `kết quả đã công bố ${wrong.event} của ${wrong.person} không có trong danh sách đúng chỗ`,
      ),
      { ordinal: wrong.ordinal, person: wrong.person },
    );
  const [extra] = ratings.slice(figures.length);
  if (extra !== undefined || figures.length === 0)
    return ofBundle(
      flaw(
        'RATINGS_LIST',
        extra === undefined ? 'no published figure is carried' : `no event publishes the listed figure ${extra.event}`,
        extra === undefined
          ? 'gói không có kết quả công bố nào'
          : `không có sự kiện nào công bố kết quả ${extra.event} trong danh sách`,
      ),
      { person: extra?.person ?? null },
    );
  return null;
}

const otherScore = (S: string, found: string | null, missing: readonly string[]): Flaw =>
  flaw(
    'SCORE',
    `S is published as ${S}; from the events carried it is ${found ?? `unknown: ${missing.join('; ')}`}`,
    `S công bố là ${S}; tính lại từ các sự kiện trong gói ra ${found ?? `chưa tính được: ${missing.join('; ')}`}`,
  );
