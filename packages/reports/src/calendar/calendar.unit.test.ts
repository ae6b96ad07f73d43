import type { AlertRow } from '@kpi-ledger/engine';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { alertCalendar } from './calendar.js';

const row = (of: Partial<AlertRow>): AlertRow => ({
  ...{ kind: 'DUE_SOON', day: '2026-03-31', daysLeft: 3, unit: 'so-a', person: null, owedBy: 'so-a', plan: 'kh18' },
  ...{ row: '8.10', task: 'kh18.ii.8.so-a', milestone: 'm1', units: 1, indicator: null, period: null },
  ...{ title: 'Chuyển đổi phương thức', what: '1 sản phẩm còn 3 ngày đến hạn', event: null, synthetic: false },
  ...of,
});
const OF = { name: 'Sở A', ledger: '11111111-1111-4111-8111-111111111111', effective: '2026-03-28', synthetic: false };

/** As another program reads it. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return {
    name: calendar.getFirstPropertyValue('x-wr-calname'),
    version: calendar.getFirstPropertyValue('version'),
    events: calendar.getAllSubcomponents('vevent').map((entry) => {
      const { uid, summary, description, startDate, endDate } = new ICAL.Event(entry);
      const stamp = entry.getFirstPropertyValue('dtstamp')?.toString();
      return {
        uid,
        summary,
        description,
        start: startDate.toString(),
        allDay: startDate.isDate,
        end: endDate.toString(),
        stamp,
      };
    }),
  };
}

describe('a calendar of alerts', () => {
  test('is read by another program as one all-day entry a matter, on its day', () => {
    const { name, version, events } = read(alertCalendar([row({})], OF));
    expect([name, version]).toEqual(['Sở A', '2.0']);
    expect(events).toMatchObject([
      {
        summary: 'Đến hạn: Chuyển đổi phương thức',
        description: '1 sản phẩm còn 3 ngày đến hạn\nKế hoạch: kh18, dòng 8.10\nNhiệm vụ: kh18.ii.8.so-a (m1)',
        ...{ start: '2026-03-31', allDay: true, end: '2026-04-01', stamp: '2026-03-28T00:00:00Z' },
      },
    ]);
  });

  test('keeps long Vietnamese texts, commas, semicolons, backslashes and line ends as they are', () => {
    const title = `${'Triển khai đồng bộ, thống nhất; "5G"\\IoT đến thôn, tổ dân phố '.repeat(6)}🌸 hết`;
    const text = alertCalendar([row({ title, what: 'một\nhai, ba; bốn\\năm' })], OF);
    const [event] = read(text).events;
    expect(event?.summary).toBe(`Đến hạn: ${title}`);
    expect(event?.description?.split('\nKế hoạch')[0]).toBe('một\nhai, ba; bốn\\năm');
    const utf8 = new TextEncoder();
    for (const line of text.split('\r\n')) expect(utf8.encode(line).length).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('a matter keeps its UID when its day moves or it becomes overdue; other matters have others', () => {
    const uids = (...rows: readonly AlertRow[]) => read(alertCalendar(rows, OF)).events.map(({ uid }) => uid);
    const [before] = uids(row({}));
    expect(uids(row({ day: '2026-05-31' }))).toEqual([before]);
    expect(uids(row({ kind: 'OVERDUE', day: '2026-02-28' }))).toEqual([before]);
    const others = uids(
      row({ milestone: 'm2' }),
      row({ unit: 'so-b' }),
      row({ kind: 'EVIDENCE_WAITING', event: 'e1' }),
      row({ kind: 'EVIDENCE_WAITING', event: 'e2' }),
      row({ kind: 'PERIOD_CLOSING', task: null, plan: null, row: null, milestone: null, period: '2026-Q1' }),
    );
    expect(new Set([before, ...others]).size).toBe(6);
    expect(new Set(uids(row({}), row({ day: '2026-04-30' }))).size).toBe(2);
  });

  test('the same alerts make the same bytes; made-up data is marked', () => {
    const rows = [row({ synthetic: true })];
    const of = { ...OF, synthetic: true };
    expect(alertCalendar(rows, of)).toBe(alertCalendar(rows, of));
    expect(read(alertCalendar(rows, of)).name).toBe('Sở A (dữ liệu mô phỏng)');
    expect(read(alertCalendar(rows, of)).events[0]?.description).toContain('DỮ LIỆU MÔ PHỎNG');
  });
});
