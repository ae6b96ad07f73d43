import { expect, test } from 'vitest';
import { liveFacts } from '../facts/index.js';
import { History } from '../testing/history.js';
import {
  headOf,
  managedBy,
  type Organisation,
  organisationAt,
  personKindOf,
  positionsOf,
  trackerOfPost,
  trackingOf,
  unitsHeadedBy,
} from './index.js';

/** UBND > sở A > phòng 1; sở A is managed by the UBND. Each has a head post. */
function city(): History {
  const log = new History().on('2026-01-01');
  unit(log, 'ubnd', {});
  unit(log, 'so-a', { managedBy: 'ubnd' });
  unit(log, 'phong-1', { parent: 'so-a' });
  for (const of of ['ubnd', 'so-a', 'phong-1']) post(log, `truong-${of}`, of, 'HEAD');
  for (const person of ['chair', 'director', 'manager', 'clerk', 'deputy', 'typist'])
    log.record('OfficialRegistered', { person, name: person, personKind: 'CONG_CHUC' });
  log.record('HeadAppointed', { post: 'truong-ubnd', person: 'chair' });
  log.record('HeadAppointed', { post: 'truong-so-a', person: 'director' });
  log.record('HeadAppointed', { post: 'truong-phong-1', person: 'manager' });
  log.record('OfficialAssigned', { person: 'clerk', unit: 'phong-1', role: 'STAFF' });
  log.record('OfficialAssigned', { person: 'typist', unit: 'so-a', role: 'STAFF' });
  log.record('OfficialAssigned', { person: 'deputy', unit: 'so-a', role: 'DEPUTY' });
  return log;
}

const unit = (log: History, id: string, place: { parent?: string; managedBy?: string }): string =>
  log.record('UnitRegistered', { unit: id, name: id, aliases: [], kind: 'so', ...place, scope: 'in', article: null });

const post = (log: History, id: string, of: string, role: 'HEAD' | 'DEPUTY' | 'STAFF', trackedBy?: string): string =>
  log.record('PostDefined', {
    ...{ post: id, unit: of, title: id, role, personKind: 'CONG_CHUC', scope: 'in', article: null },
    ...(trackedBy === undefined ? {} : { trackedBy }),
  });

const at = (log: History, day = '2026-12-31'): Organisation => organisationAt(liveFacts(log.events), day);

test('Heads are tracked by the head above, and by the head of the managing authority (Điều 10).', () => {
  const organisation = at(city());
  expect(trackerOfPost(organisation, 'truong-phong-1')).toBe('truong-so-a');
  expect(trackerOfPost(organisation, 'truong-so-a')).toBe('truong-ubnd');
  expect(trackerOfPost(organisation, 'truong-ubnd')).toBeNull();
});

test('A head manages everybody below, through component heads; staff manage nobody (R13).', () => {
  const organisation = at(city());
  expect(managedBy(organisation, 'manager')).toEqual(['clerk']);
  expect(managedBy(organisation, 'director')).toEqual(['clerk', 'deputy', 'manager', 'typist']);
  expect(managedBy(organisation, 'chair')).toEqual(['clerk', 'deputy', 'director', 'manager', 'typist']);
  expect(managedBy(organisation, 'clerk')).toEqual([]);
});

test('A post that names who tracks it goes before the rule.', () => {
  const log = city();
  post(log, 'ke-toan', 'phong-1', 'STAFF', 'truong-ubnd');
  log.record('OfficialAssigned', { person: 'clerk', unit: 'phong-1', post: 'ke-toan', role: 'STAFF' });
  expect(managedBy(at(log), 'manager')).toEqual([]);
  expect(managedBy(at(log), 'director')).not.toContain('clerk');
});

test('A circle of components ends.', () => {
  const log = city();
  unit(log, 'so-a', { parent: 'phong-1' });
  expect(managedBy(at(log), 'director')).toContain('manager');
  expect(managedBy(at(log), 'manager')).toEqual(['clerk', 'deputy', 'director', 'typist']);
});

test('A deputy manages the assigned field, closed downward, without those above; without a field nobody (R14).', () => {
  const log = city();
  expect(managedBy(at(log), 'deputy')).toEqual([]);
  log.record('DeputyFieldAssigned', { person: 'deputy', units: ['phong-1'], people: [] });
  expect(managedBy(at(log), 'deputy')).toEqual(['clerk', 'manager']);
  log.record('DeputyFieldAssigned', { person: 'deputy', units: [], people: ['manager', 'director'] });
  expect(managedBy(at(log), 'deputy')).toEqual(['clerk', 'manager']);
});

test('A head relieved, and an official who left, are out from that day on (R16).', () => {
  const log = city();
  log.on('2026-03-15').record('HeadRelieved', { post: 'truong-so-a', person: 'director' });
  log.record('OfficialLeft', { person: 'clerk', unit: 'phong-1', reason: 'RETIRED' });
  expect([headOf(at(log, '2026-03-14'), 'so-a'), headOf(at(log, '2026-03-15'), 'so-a')]).toEqual(['director', null]);
  expect(managedBy(at(log, '2026-03-14'), 'manager')).toEqual(['clerk']);
  expect(managedBy(at(log, '2026-03-15'), 'manager')).toEqual([]);
});

test('A successor takes the place of the head; relieving somebody who no longer holds the post changes nothing.', () => {
  const log = city();
  log.on('2026-03-01').record('HeadAppointed', { post: 'truong-so-a', person: 'deputy' });
  log.on('2026-03-02').record('HeadRelieved', { post: 'truong-so-a', person: 'director' });
  expect(headOf(at(log), 'so-a')).toBe('deputy');
  expect(positionsOf(at(log), 'deputy').map(({ role }) => role)).toEqual(['DEPUTY', 'HEAD']);
});

test('The order of effect is by day, not by recording.', () => {
  const log = city();
  log.on('2026-05-01').record('HeadAppointed', { post: 'truong-so-a', person: 'deputy' }, { validAt: '2026-04-01' });
  log.on('2026-05-02').record('HeadAppointed', { post: 'truong-so-a', person: 'manager' }, { validAt: '2026-03-01' });
  expect(headOf(at(log, '2026-03-31'), 'so-a')).toBe('manager');
  expect(headOf(at(log), 'so-a')).toBe('deputy');
});

test('A person may head two units.', () => {
  const log = city();
  log.record('HeadAppointed', { post: 'truong-phong-1', person: 'director' });
  expect(unitsHeadedBy(at(log), 'director')).toEqual(['so-a', 'phong-1']);
});

test('The tracking unit is that of the nearest unit above, from the start of a quarter on (P34).', () => {
  const log = city();
  expect(trackingOf(at(log), 'phong-1')).toBeNull();
  log.record('TrackingUnitDecided', { unit: 'so-a', tracking: 'QUARTER' }, { validAt: '2026-01-01' });
  log.record('TrackingUnitDecided', { unit: 'so-a', tracking: 'MONTH' }, { validAt: '2026-05-15' });
  expect(trackingOf(at(log, '2026-06-30'), 'phong-1')).toBe('QUARTER');
  expect(trackingOf(at(log, '2026-07-01'), 'phong-1')).toBe('MONTH');
});

test('The kind of person is the registered one, else that of the post.', () => {
  const log = city();
  log.record('OfficialRegistered', { person: 'new', name: 'x', personKind: 'UNDECIDED' });
  expect(personKindOf(at(log), 'new')).toBe('UNDECIDED');
  log.record('HeadAppointed', { post: 'truong-so-a', person: 'new' });
  expect(personKindOf(at(log), 'new')).toBe('CONG_CHUC');
});

test('Somebody appointed before the day on which the post was defined here holds it.', () => {
  const late = new History().on('2026-03-01');
  unit(late, 'so-a', {});
  post(late, 'truong-so-a', 'so-a', 'HEAD');
  late.record('HeadAppointed', { post: 'truong-so-a', person: 'director' }, { validAt: '2025-07-01' });
  expect(headOf(at(late), 'so-a')).toBe('director');
});
