import { type AnyEvent, canonicalText, subjectOf } from '@kpi-ledger/events';
import { openFact } from '@kpi-ledger/ledger';
import { verifyLog } from '@kpi-ledger/verify';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { At, Engine } from '../engine.js';
import { answered, TestLedger } from '../testing/ledger.js';
import { eventsOf, play, steps } from '../testing/random-history.js';

const DECISION = { number: '12/QĐ-SNV', date: '2026-12-01' };

/** Texts of a person in every stream that is the person's own, beside what the random history writes. */
async function withPersonalTexts(ledger: TestLedger): Promise<void> {
  ledger.on('2026-12-01');
  const employee = { person: 'employee' };
  await ledger.record('PeriodExcused', { ...employee, period: '2026-Q2', note: 'nghỉ ốm dài ngày' }, '2026-06-30');
  await ledger.record('ConflictReported', { ...employee, period: '2026-Q1', note: 'mâu thuẫn' }, '2026-03-31');
  await ledger.record('PetitionFiled', { ...employee, year: '2026', petition: 'k1', text: 'đề nghị xem lại' });
}

/** One canonical text per question; an error counts as an answer too. */
async function answersOf(engine: Engine, at: At): Promise<readonly string[]> {
  const quarter = { period: '2026-Q1', effective: '2026-03-31', ...at };
  const year = { period: '2026', effective: '2026-12-01', ...at };
  const questions = [
    engine.rate({ ...quarter, people: true }),
    engine.rate({ ...quarter, period: '2026-H1', effective: '2026-06-30' }),
    engine.explain({ ...quarter, subject: 'employee' }),
    engine.explain({ ...quarter, subject: 'director' }),
    engine.readiness({ ...quarter, people: true }),
    engine.people(quarter),
    engine.periodSheet({ ...quarter, subject: 'employee' }),
    engine.ratingList({ ...quarter, authority: 'giam-doc-a' }),
    engine.classify(year),
    engine.yearSheet({ ...year, subject: 'employee' }),
    engine.agencies(year),
    engine.caseFiles({ year: '2026', effective: '2026-12-01', ...at }),
    engine.progress({ effective: '2026-12-01', ...at }),
    engine.teams({ effective: '2026-12-01', ...at }),
    engine.products({ effective: '2026-12-01', ...at }),
    engine.rules({ period: '2026-Q1', ...at }),
  ];
  const texts: string[] = [];
  for (const question of questions) texts.push(canonicalText(await question()));
  return texts;
}

/** An answer without the two fields of its basis that name how long the log was. */
const apartFromLength = (answer: string): string =>
  answer.replace(/"ordinal":\d+,"root":"[0-9a-f]{64}"/, '"ordinal":0,"root":""');

const opened = ({ vault }: TestLedger, events: readonly AnyEvent[]): readonly AnyEvent[] =>
  events.map((event) => openFact(event, vault));

test('Erasing any subject changes no answer, no byte and no proof; its texts are gone, those of others stay.', async () => {
  let erasedTexts = 0;
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(), async (history, which) => {
      const ledger = new TestLedger();
      await play(ledger, history);
      await withPersonalTexts(ledger);
      const engine = await ledger.engine();
      const before = await eventsOf(ledger);
      const plain = opened(ledger, before);
      const subjects = [...new Set(before.map(({ stream }) => subjectOf(stream)))].filter((of) =>
        ledger.vault.holds(of),
      );
      const subject = subjects[which % subjects.length] ?? '';
      const head = await answered(ledger.store.head());
      const known: At = { known: { kind: 'ordinal', n: before.length } };
      const toldNow = await answersOf(engine, {});
      const toldAt = await answersOf(engine, known);

      await ledger.record('SubjectErased', { subject, legalBasis: 'Luật', decision: DECISION });

      expect(await answersOf(engine, known)).toEqual(toldAt);
      expect((await answersOf(engine, {})).map(apartFromLength)).toEqual(toldNow.map(apartFromLength));
      const fresh = await ledger.engine();
      expect(await answersOf(fresh, known)).toEqual(toldAt);

      const after = await eventsOf(ledger);
      expect(after.slice(0, before.length)).toEqual(before);
      expect(await verifyLog(logged(ledger), [head])).toMatchObject({ status: 'VALID', ordinal: before.length + 1 });
      const readable = opened(ledger, before);
      const own = ({ stream }: AnyEvent) => subjectOf(stream) === subject;
      expect(readable.filter((event) => !own(event))).toEqual(plain.filter((event) => !own(event)));
      expect(readable.filter(own)).toEqual(before.filter(own));
      if (canonicalText(before.filter(own)) !== canonicalText(plain.filter(own))) erasedTexts++;
    }),
    { numRuns: 40 },
  );
  // Whoever has a key has a text: all 40.
  expect(erasedTexts).toBeGreaterThan(20);
});

async function* logged({ store }: TestLedger) {
  for await (const { event, bytes } of store.readAll()) yield { stream: event.stream, revision: event.revision, bytes };
}

test('Names of others stay as they were; the erased one is said to be, with the decision, at every day and state of knowledge.', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.constantFrom('chair', 'director', 'employee'), async (history, person) => {
      const ledger = new TestLedger();
      await play(ledger, history);
      ledger.on('2026-12-01');
      const engine = await ledger.engine();
      const before = await answered(engine.names());
      const n = (await eventsOf(ledger)).length;
      await ledger.record('SubjectErased', { subject: `official-${person}`, legalBasis: 'Luật', decision: DECISION });
      const said = '(đã xoá theo quyết định 12/QĐ-SNV ngày 01/12/2026)';
      // A history may have retracted the registration: then there is no name to be shown.
      const shown = before.people[person] !== undefined;
      const expected = shown ? { ...before, people: { ...before.people, [person]: said } } : before;
      expect(await answered(engine.names())).toEqual(expected);
      expect(await answered(engine.names({ known: { kind: 'ordinal', n } }))).toEqual(expected);
      const english = await answered(engine.names({ lang: 'en' }));
      expect(english.people[person]).toBe(shown ? '(erased by decision 12/QĐ-SNV of 2026-12-01)' : undefined);
      const identities = await answered(engine.identities());
      expect(identities[person]?.unreadable).toBe(shown ? 'ERASED' : undefined);
    }),
    { numRuns: 20 },
  );
});
