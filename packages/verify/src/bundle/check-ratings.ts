import { canonicalBytes, hashOfValue, ratingStream } from '@kpi-ledger/events';
import { type Flaw, flaw } from '../flaw.js';
import { verifyInclusion } from '../merkle-proof.js';
import type { Bundle } from './bundle.js';
import { type BundleFlaw, ofBundle, ofEvent } from './bundle-flaw.js';
import type { Closing } from './check-closing.js';
import type { CarriedEvents } from './check-events.js';
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

/** The events from which the score is calculated again are all those that the closing commits to, and all are carried. */
function checkRests(
  { scope }: Bundle,
  { events }: CarriedEvents,
  { event, basis }: PublishedFigure,
  rests: Bundle['ratings'][number]['rests'],
  { rests: committed, ratings }: Closing['data'],
): Flaw | null {
  if ((scope === null) !== (rests === null) || (scope !== null && committed === undefined))
    return flaw(
      'RESTS',
      'it is not said, or not committed to, what the rating rests on',
      'không nêu, hoặc việc khoá kỳ không cam kết, kết quả dựa vào những sự kiện nào',
    );
  if (rests === null || committed === undefined) return null;
  const leaf = canonicalBytes([event, rests.events]);
  if (!verifyInclusion(leaf, { index: rests.index, size: ratings, path: rests.path }, committed.root))
    return flaw(
      'RESTS',
      'the closing commits to other events behind the rating than those that are listed',
      'việc khoá kỳ cam kết kết quả dựa vào các sự kiện khác với danh sách trong gói',
    );
  const carried = new Set(events.map(({ ordinal }) => ordinal));
  const lost = rests.events.find((ordinal) => !carried.has(ordinal) || ordinal > basis.ordinal);
  return lost === undefined
    ? null
    : flaw(
        'LEFT_OUT',
        `event ${lost}, on which the rating rests, is not carried`,
        `thiếu sự kiện ${lost} mà kết quả dựa vào`,
      );
}

function checkFormulas({ formulas }: Bundle, recompute: Recompute): Flaw | null {
  const lacking = formulas.filter((formula) => !recompute.formulas.includes(formula));
  return lacking.length === 0
    ? null
    : flaw(
        'FORMULA_VERSION',
        `this program does not have the formulas ${lacking.join(', ')}: verify with the version that has them`,
        `chương trình này không có công thức ${lacking.join(', ')}: hãy kiểm tra bằng phiên bản có các công thức đó`,
      );
}

function checkRuleSets({ ruleSets }: Bundle, figures: readonly PublishedFigure[]): Flaw | null {
  const altered = ruleSets.find(({ hash, rules }) => hashOfValue(rules) !== hash);
  const unused = ruleSets.find(({ hash }) => !figures.some(({ basis }) => basis.ruleSet === hash));
  if (unused !== undefined)
    return flaw(
      'RULE_SET',
      `no basis names the listed rule set ${unused.hash}`,
      `không căn cứ tính nào nêu bộ quy tắc ${unused.hash} ghi trong gói`,
    );
  return altered === undefined
    ? null
    : flaw(
        'RULE_SET',
        `the rules listed for ${altered.hash} do not have that hash: they were altered`,
        `bộ quy tắc ghi cho ${altered.hash} không có mã băm đó: đã bị sửa`,
      );
}

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

function checkBasis(
  { formulas, ordinal: sealed }: Bundle,
  carried: CarriedEvents,
  { basis, ordinal }: PublishedFigure,
  proof: Bundle['closingProof'],
): Flaw | null {
  if (basis.ordinal >= ordinal || basis.ordinal > sealed || !carried.hadRoot(basis.ordinal, basis.root, proof))
    return flaw(
      'BASIS',
      `it is not proved that the sealed ledger began with the ${basis.ordinal} events that the basis names`,
      `không chứng minh được sổ đã niêm phong bắt đầu bằng ${basis.ordinal} sự kiện mà căn cứ tính nêu`,
    );
  return hashOfValue(formulas) === basis.formulaSet
    ? null
    : flaw(
        'FORMULA_VERSION',
        `the basis names the formula set ${basis.formulaSet}; the listed formulas are another one`,
        `căn cứ tính nêu bộ công thức ${basis.formulaSet}; danh sách công thức trong gói là bộ khác`,
      );
}

function checkKnownAt(known: readonly PlacedEvent[], knownAt: string, isWhole: boolean): Flaw | null {
  const latest =
    known
      .map(({ event }) => event.recordedAt)
      .toSorted()
      .at(-1) ?? '';
  return (isWhole ? latest === knownAt : latest <= knownAt)
    ? null
    : flaw(
        'KNOWN_AT',
        `the knowledge time ${knownAt} does not fit the events, the last of which was recorded at ${latest}`,
        `thời điểm biết ${knownAt} không khớp với các sự kiện, sự kiện muộn nhất ghi lúc ${latest}`,
      );
}

function checkRules({ ruleSets }: Bundle, { ruleSet }: RecomputedLedger, { basis }: PublishedFigure): Flaw | null {
  if (!ruleSets.some(({ hash }) => hash === basis.ruleSet))
    return flaw(
      'RULE_SET',
      `the rule set ${basis.ruleSet} that the basis names is not in the bundle`,
      `gói không có bộ quy tắc ${basis.ruleSet} mà căn cứ tính nêu`,
    );
  return ruleSet === basis.ruleSet
    ? null
    : flaw(
        'RULE_SET',
        `from the events carried this program reads the rule set ${ruleSet}, the basis names ${basis.ruleSet}`,
        `từ các sự kiện trong gói, chương trình đọc ra bộ quy tắc ${ruleSet}, còn căn cứ tính nêu ${basis.ruleSet}`,
      );
}

const otherScore = (S: string, found: string | null, missing: readonly string[]): Flaw =>
  flaw(
    'SCORE',
    `S is published as ${S}; from the events carried it is ${found ?? `unknown: ${missing.join('; ')}`}`,
    `S công bố là ${S}; tính lại từ các sự kiện trong gói ra ${found ?? `chưa tính được: ${missing.join('; ')}`}`,
  );

/** The list of subordinates is the one that the calculation asks for by the organisation, with every statement that is carried. */
function checkSubordinates(
  { subordinates }: Bundle,
  events: readonly PlacedEvent[],
  asked: ReadonlyMap<string, { readonly person: string; readonly period: string }>,
): BundleFlaw | null {
  const listed = new Map(subordinates.map((one) => [`${one.person} ${one.period}`, one]));
  for (const [key, { person, period }] of asked)
    if (!listed.has(key))
      return ofBundle(
        flaw(
          'SUBORDINATE_MISSING',
          `by the organisation ${person} is under management, but is not listed for ${period}`,
          `theo tổ chức bộ máy, ${person} thuộc quyền quản lý nhưng không có trong danh sách của kỳ ${period}`,
        ),
        { person },
      );
  for (const { person, period, events: named } of subordinates) {
    const stream = ratingStream(person, period);
    const carried = events.flatMap(({ event }) => (event.stream === stream ? [event.id] : []));
    const lost = named.find((id) => !carried.includes(id)) ?? carried.find((id) => !named.includes(id));
    if (lost !== undefined || !asked.has(`${person} ${period}`))
      return ofBundle(
        flaw(
          'SUBORDINATE_EVENT',
          `the list and the events carried differ about ${person} in ${period}${lost === undefined ? '' : `: ${lost}`}`,
          `danh sách và các sự kiện trong gói không khớp về ${person} kỳ ${period}${lost === undefined ? '' : `: ${lost}`}`,
        ),
        { person, stream },
      );
  }
  return null;
}
