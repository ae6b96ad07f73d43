import { canonicalText } from '@kpi-ledger/events';
import { parsePeriod } from '@kpi-ledger/projections';
import { type Bundle, bundleText, type Recompute, verifyBundle } from '@kpi-ledger/verify';
import { beforeAll, describe, expect, test } from 'vitest';
import { readingOf } from '../reading/reading.js';
import { committedBy } from '../recompute/commitment.js';
import { recompute } from '../recompute/index.js';
import { answered } from '../testing/ledger.js';
import { eventsOf } from '../testing/random-history.js';
import { Q1, rated } from '../testing/rated-city.js';
import { sealed, sealedCity } from '../testing/sealed-city.js';

type Change = (bundle: Bundle) => Bundle;
let everybody: string;
let head: string;
beforeAll(async () => {
  const { engine } = await sealedCity();
  everybody = await sealed(engine);
  head = await sealed(engine, 'so-a');
});

const read = (text: string): Bundle => JSON.parse(text) as Bundle;
const flawIn = (bundle: Bundle, by: Recompute = recompute) => {
  const { status, firstBad } = verifyBundle(bundleText(bundle), by);
  expect(status).toBe('INVALID');
  return firstBad;
};
const flawAfter = (text: string, change: Change) => flawIn(change(read(text)));

/** The event at this place of the list, with another text. */
const withText =
  (at: number, change: (text: string) => string): Change =>
  (bundle) => ({
    ...bundle,
    events: bundle.events.map((event, i) => (i === at ? { ...event, text: change(event.text) } : event)),
  });

/** A bundle without the events of which something holds, as somebody would hand it out who keeps them back. */
const without =
  (drop: (event: { readonly type: string; readonly stream: string; readonly id: string }) => boolean): Change =>
  (bundle) => ({ ...bundle, events: bundle.events.filter(({ text }) => !drop(JSON.parse(text))) });

const otherAt = (text: string, at: number): string =>
  `${text.slice(0, at)}${text[at] === '0' ? '1' : '0'}${text.slice(at + 1)}`;

test('any character of any event of a bundle of one head: that event is named', () => {
  const bundle = read(head);
  for (const [i, { text, ordinal }] of bundle.events.entries())
    for (let at = i % 7; at < text.length; at += 7)
      expect(flawIn(withText(i, (one) => otherAt(one, at))(bundle)), `event ${ordinal}, ${at}`).toMatchObject({
        ordinal,
      });
});

test('any character of any event of a whole bundle is found, and nothing before it is blamed', () => {
  const bundle = read(everybody);
  for (const [i, { text, ordinal }] of bundle.events.entries())
    for (let at = i % 29; at < text.length; at += 29) {
      const flaw = flawIn(withText(i, (one) => otherAt(one, at))(bundle));
      expect(flaw?.ordinal ?? ordinal).toBeGreaterThanOrEqual(ordinal);
    }
});

test('any hash of any proof of an event: that event is named', () => {
  const bundle = read(head);
  for (const [i, { proof, ordinal }] of bundle.events.entries())
    for (const [step, hash] of (proof ?? []).entries()) {
      const events = bundle.events.map((event, at) =>
        at === i ? { ...event, proof: (proof ?? []).with(step, otherAt(hash, 20)) } : event,
      );
      expect(flawIn({ ...bundle, events })).toMatchObject({ code: 'NOT_INCLUDED', ordinal });
    }
});

describe.each(['everybody', 'head'] as const)('a bundle of %s', (which) => {
  const whole = () => (which === 'everybody' ? everybody : head);
  const FIELDS: readonly [string, Change, string][] = [
    ['another ledger', (b) => ({ ...b, ledger: '22222222-2222-4222-8222-222222222222' }), 'OTHER_LEDGER'],
    ['another kind', (b) => ({ ...b, kind: 'demo', notice: read(whole()).notice }), 'NOTICE'],
    ['another city', (b) => ({ ...b, city: 'da-nang' }), 'OTHER_LEDGER'],
    ['another notice', (b) => ({ ...b, notice: 'chính thức' }), 'NOTICE'],
    ['another period', (b) => ({ ...b, period: '2026-Q2' }), 'NOT_CLOSED'],
    ['another root', (b) => ({ ...b, root: otherAt(b.root, 5) }), which === 'head' ? 'NOT_INCLUDED' : 'ROOT'],
    ['another ordinal', (b) => ({ ...b, ordinal: b.ordinal + 1 }), which === 'head' ? 'NOT_INCLUDED' : 'ROOT'],
    ['another closing', (b) => ({ ...b, closing: b.ratings[0]?.event ?? '' }), 'NOT_CLOSED'],
    [
      'another version of a formula',
      (b) => ({ ...b, formulas: b.formulas.map((one) => one.replace('period-score@1', 'period-score@9')) }),
      'FORMULA_VERSION',
    ],
    ['a formula left out', (b) => ({ ...b, formulas: b.formulas.slice(1) }), 'FORMULA_VERSION'],
    ['no rule set', (b) => ({ ...b, ruleSets: [] }), 'RULE_SET'],
    [
      'another value of a rule',
      (b) => ({
        ...b,
        ruleSets: b.ruleSets.map((set) => ({
          ...set,
          rules: set.rules.map((rule, i) => (i === 3 ? { ...rule, value: 'x' } : rule)),
        })),
      }),
      'RULE_SET',
    ],
    ['a rating left out of the list', (b) => ({ ...b, ratings: b.ratings.slice(1) }), 'RATINGS_LIST'],
    ['a rating added', (b) => ({ ...b, ratings: [...b.ratings, ...b.ratings] }), 'RATINGS_LIST'],
    [
      'a rating of somebody else',
      (b) => ({ ...b, ratings: b.ratings.map((one) => ({ ...one, person: 'chair' })) }),
      'RATINGS_LIST',
    ],
    [
      'a knowledge time before the events',
      (b) => ({ ...b, ratings: b.ratings.map((one) => ({ ...one, knownAt: '2026-02-01T00:00:00.000Z' })) }),
      'KNOWN_AT',
    ],
    [
      'a subordinate who is none',
      (b) => ({ ...b, subordinates: [...b.subordinates, { person: 'chair', period: '2026-Q1', events: [] }] }),
      'SUBORDINATE_EVENT',
    ],
    ['events in another order', (b) => ({ ...b, events: b.events.toReversed() }), 'MISPLACED'],
    ['a rating that was not published', without(({ type }) => type === 'RatingPublished'), ''],
    ['a closing that is not there', without(({ type }) => type === 'PeriodClosed'), ''],
    ['a checkpoint that is none', (b) => ({ ...b, checkpoint: {} }), 'NOT_A_CHECKPOINT'],
  ];
  test.each(FIELDS)('with %s does not verify', (_, change, code) => {
    const found = flawAfter(whole(), change);
    expect(found?.what).not.toBe('');
    if (code !== '') expect(found?.code).toBe(code);
  });

  test('in another spelling, cut off, or of another version is none', () => {
    const text = whole();
    const code = (one: string) => verifyBundle(one, recompute).firstBad?.code;
    expect(code(JSON.stringify(read(text), null, 2))).toBe('NOT_CANONICAL');
    expect(code(`${text} `)).toBe('NOT_CANONICAL');
    expect(code(text.slice(0, -9))).toBe('NOT_A_BUNDLE');
    expect(code(text.replace('bundle@1', 'bundle@2'))).toBe('NOT_A_BUNDLE');
    expect(code(canonicalText({ ...read(text), events: [{ ordinal: 1 }] }))).toBe('NOT_A_BUNDLE');
    expect(code('')).toBe('NOT_A_BUNDLE');
  });

  test('is calculated by a program that lacks a formula of it: the formula is named', () => {
    const older: Recompute = { ...recompute, formulas: recompute.formulas.slice(1) };
    const found = flawIn(read(whole()), older);
    expect(found).toMatchObject({
      code: 'FORMULA_VERSION',
      what: expect.stringContaining(recompute.formulas[0] ?? ''),
    });
  });
});

describe('what a bundle of one head leaves out', () => {
  const scores = ({ stream }: { readonly stream: string }) => stream.startsWith('rating-employee-');

  test('any event at all: it is named where the rating rests on it', () => {
    const bundle = read(head);
    const restsOn = new Set(bundle.ratings.flatMap(({ rests }) => rests?.events ?? []));
    expect(restsOn.size).toBeGreaterThan(15);
    for (const { ordinal } of bundle.events) {
      const found = flawIn({ ...bundle, events: bundle.events.filter((event) => event.ordinal !== ordinal) });
      if (found?.code === 'LEFT_OUT' && found.stream?.startsWith('rating-director-'))
        expect(found.what).toContain(`event ${ordinal},`);
      else expect(['ORGANISATION', 'LEFT_OUT', 'OTHER_LEDGER', 'NOT_CLOSED', 'RATINGS_LIST']).toContain(found?.code);
    }
  });
  test('a subordinate, in both lists and events', () => {
    const dropped = (b: Bundle): ReadonlySet<number> =>
      new Set(b.events.filter(({ text }) => scores(JSON.parse(text))).map(({ ordinal }) => ordinal));
    const kept: Change = (b) => ({
      ...without(scores)(b),
      subordinates: b.subordinates.map((one) => ({ ...one, events: [] })),
    });
    const ofEmployee = [...dropped(read(head))];
    expect(ofEmployee).toHaveLength(1);
    expect(flawAfter(head, kept)).toMatchObject({
      code: 'LEFT_OUT',
      person: 'director',
      what: expect.stringContaining(`event ${ofEmployee[0]},`),
    });
    // Nor from the list of what the rating rests on: the closing commits to it.
    const found = flawAfter(head, (b) => ({
      ...kept(b),
      ratings: b.ratings.map((one) => ({
        ...one,
        rests: one.rests && { ...one.rests, events: one.rests.events.filter((n) => !ofEmployee.includes(n)) },
      })),
    }));
    expect(found).toMatchObject({ code: 'RESTS', person: 'director' });
  });
  test('a subordinate from the list alone', () => {
    expect(flawAfter(head, (b) => ({ ...b, subordinates: [] }))).toMatchObject({
      code: 'SUBORDINATE_MISSING',
      person: 'employee',
    });
  });
  test.each(['OfficialAssigned', 'HeadAppointed', 'UnitRegistered', 'OfficialRegistered', 'TrackingUnitDecided'])(
    'an event of the organisation: %s',
    (type) => {
      const { events } = read(head);
      for (const { text } of events) {
        const event = JSON.parse(text) as { readonly type: string; readonly id: string };
        if (event.type === type)
          expect(
            flawAfter(
              head,
              without(({ id }) => id === event.id),
            ),
          ).toMatchObject({ code: 'ORGANISATION' });
      }
      expect(events.some(({ text }) => text.includes(`"type":"${type}"`))).toBe(true);
    },
  );
  test('an event of a task, before another of it', () => {
    expect(
      flawAfter(
        head,
        without(({ type }) => type === 'TaskAssigned'),
      ),
    ).toMatchObject({
      code: 'LEFT_OUT',
      stream: 'task-bao-cao',
    });
  });
  test('what it rests on', () => {
    const found = flawAfter(head, (b) => ({ ...b, ratings: b.ratings.map((one) => ({ ...one, rests: null })) }));
    expect(found).toMatchObject({ code: 'RESTS', person: 'director' });
  });
  test.each(['closingProof', 'rating'])('the proof of the basis: %s', (which) => {
    const found = flawAfter(head, (b) =>
      which === 'rating'
        ? { ...b, ratings: b.ratings.map((one) => ({ ...one, proof: null })) }
        : { ...b, closingProof: null },
    );
    expect(found?.code).toBe(which === 'rating' ? 'BASIS' : 'CLOSING_BASIS');
  });
  test('the head, for whom another unit is named', () => {
    expect(flawAfter(head, (b) => ({ ...b, scope: { unit: 'so-b', person: 'director' } }))).toMatchObject({
      code: 'SCOPE',
    });
  });
});

test('what a closing does not commit to is told from what it does: a bundle of one head needs the organisation', async () => {
  const ledger = await rated();
  const engine = await ledger.engine();
  await answered(engine.publishPeriod(Q1));
  const basis = await answered(engine.basis());
  const { organisation: _, rests: _rests, ...committed } = await commitmentIn(ledger);
  const { ordinal, root } = basis;
  await ledger.record('PeriodClosed', { period: Q1.period, ...committed, ordinal, root }, '2026-03-31');
  expect(await engine.sealBundle({ period: Q1.period, unit: 'so-a' })()).toMatchObject({
    left: { code: 'NOT_COMMITTED' },
  });
  expect(await engine.sealBundle(Q1)()).toMatchObject({ _tag: 'Right' });
});

test('a figure that does not follow from the ledger, written past the handlers, is not sealed', async () => {
  const ledger = await rated();
  const engine = await ledger.engine();
  await answered(engine.publishPeriod(Q1));
  const published = (await eventsOf(ledger)).find(({ type }) => type === 'RatingPublished');
  if (published?.type !== 'RatingPublished') throw new Error('nothing published');
  const { person, basis } = published.data;
  const said = { person, period: Q1.period, S: '99', basis, published: published.id, reason: 'x' };
  await ledger.record('RatingRestated', said, '2026-03-31');
  const { ordinal, root } = await answered(engine.basis());
  const committed = await commitmentIn(ledger);
  await ledger.record('PeriodClosed', { period: Q1.period, ...committed, ordinal, root }, '2026-03-31');
  for (const question of [Q1, { ...Q1, unit: 'so-a' }])
    expect(await engine.sealBundle(question)()).toMatchObject({
      left: { kind: 'CORRUPT', code: 'NOT_SEALED', detail: expect.stringContaining('published as 99') },
    });
});

async function commitmentIn(ledger: Parameters<typeof eventsOf>[0]) {
  const events = await eventsOf(ledger);
  const period = parsePeriod(Q1.period);
  if (period === null) throw new Error(Q1.period);
  return committedBy(readingOf(events, events.at(-1)?.recordedAt ?? null), period);
}
