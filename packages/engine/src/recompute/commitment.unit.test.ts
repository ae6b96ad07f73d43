import { canonicalBytes } from '@kpi-ledger/events';
import { rootOf } from '@kpi-ledger/ledger';
import { expect, test } from 'vitest';
import { answered, type TestLedger } from '../testing/ledger.js';
import { eventsOf } from '../testing/random-history.js';
import { Q1, rated } from '../testing/rated-city.js';
import { sealedCity } from '../testing/sealed-city.js';

const closingIn = async (ledger: TestLedger) => {
  const closing = (await eventsOf(ledger)).findLast(({ type }) => type === 'PeriodClosed');
  if (closing?.type !== 'PeriodClosed') throw new Error('not closed');
  return closing.data;
};

test('closing a period commits to every event that says who works where, and to no other', async () => {
  const { ledger } = await sealedCity();
  const SAYS_WHO =
    /^(Unit(Registered|Renamed)|TrackingUnit|FirstTracked|Post|OfficialRegistered|Head|Official(Assigned|Left)|DeputyField|NoSubordinates)/;
  const ids = (await eventsOf(ledger)).filter(({ type }) => SAYS_WHO.test(type)).map(({ id }) => id);
  const { organisation } = await closingIn(ledger);
  const leaves = ids.map((id) => Buffer.from(id));
  expect(organisation).toEqual({ events: ids.length, root: rootOf(leaves) });
  expect(ids).toHaveLength(14);
});

test('it commits to what each rating rests on, by the places of the events in the log', async () => {
  const { ledger } = await sealedCity();
  const events = await eventsOf(ledger);
  const NOT_OF_THE_EMPLOYEE = /^(task-(bao-cao|viec-cua-outsider)|rating-(director|outsider)-|period-)/;
  const NOT_OF_THE_DIRECTOR = /^(task-viec-cua-|rating-outsider-|period-)/;
  const leaf = (person: string, keep: (event: (typeof events)[number]) => boolean) => {
    const published = events.find(({ type, data }) => type === 'RatingPublished' && data['person'] === person);
    const places = events.flatMap((event, i) => (event.type !== 'RatingPublished' && keep(event) ? [i + 1] : []));
    return canonicalBytes([published?.id, places]);
  };
  const { rests } = await closingIn(ledger);
  expect(rests).toEqual({
    rule: 'score-events-1',
    root: rootOf([
      leaf('director', ({ stream, type }) =>
        stream === 'rating-employee-2026-Q1' ? type === 'PeriodScoreConfirmed' : !NOT_OF_THE_DIRECTOR.test(stream),
      ),
      leaf('employee', ({ stream }) => !NOT_OF_THE_EMPLOYEE.test(stream)),
    ]),
  });
});

test('a closing that commits to something else is refused, and nothing is written', async () => {
  const ledger = await rated();
  const engine = await ledger.engine();
  await answered(engine.publishPeriod(Q1));
  const { ordinal, root } = await answered(engine.basis(Q1));
  const HASH = 'a'.repeat(64);
  const published = (await eventsOf(ledger)).filter(({ type }) => type === 'RatingPublished');
  const ratingsRoot = rootOf(published.map((event) => canonicalBytes(event)));
  const record = async (commandId: string, change: object) =>
    engine.execute({
      ...{ commandId, type: 'PeriodClosed', validAt: null, actor: 'so-noi-vu' },
      data: { period: '2026-Q1', ratings: 2, ratingsRoot, ordinal, root, ...change },
    })();
  for (const [field, value] of [
    ['organisation', { events: 11, root: HASH }],
    ['rests', { rule: 'score-events-1', root: HASH }],
    ['rests', { rule: 'of-my-own', root: HASH }],
  ] as const)
    expect(await record(`c-${field}`, { [field]: value })).toMatchObject({
      left: { code: 'COMMITMENT_DIFFERS', path: `data.${field}` },
    });
  expect((await answered(engine.basis())).ordinal).toBe(ordinal);
  // As it was written before closings committed to these.
  expect(await record('c-old', {})).toMatchObject({ right: { status: 'RECORDED' } });
});
