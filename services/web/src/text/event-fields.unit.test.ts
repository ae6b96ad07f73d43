import { EVENT_TYPE_NAMES, eventTypeOf, type JsonSchema, type Shape } from '@kpi-ledger/events';
import { expect, test } from 'vitest';
import { eventCodeName } from './event-codes.ts';
import { eventFieldName } from './event-fields.ts';
import { eventTold } from './event-values.ts';
import type { Say } from './language.tsx';

const vi: Say = (text) => text;
const en: Say = (_, text) => text;

interface Place {
  readonly type: string;
  readonly path: readonly string[];
  /** Of a field with a choice of codes. */
  readonly codes: readonly string[];
}

/** Every field of a type's data, records within records too. */
function placesOf(type: string, shape: Shape, schema: JsonSchema, path: readonly string[] = []): readonly Place[] {
  const inside = (key: string): JsonSchema => (schema[key] ?? {}) as JsonSchema;
  switch (shape.kind) {
    case 'leaf':
      return [{ type, path, codes: (schema['enum'] as readonly string[] | undefined) ?? [] }];
    case 'nullable':
      return placesOf(type, shape.item, (schema['anyOf'] as readonly JsonSchema[])[0] ?? {}, path);
    case 'list':
      return placesOf(type, shape.item, inside('items'), path);
    case 'map':
      return placesOf(type, shape.item, inside('additionalProperties'), path);
    case 'record': {
      const properties = inside('properties');
      const fields = Object.entries(shape.fields).flatMap(([name, field]) =>
        placesOf(type, field, (properties[name] ?? {}) as JsonSchema, [...path, name]),
      );
      return path.length === 0 ? fields : [{ type, path, codes: [] }, ...fields];
    }
  }
}

const PLACES = EVENT_TYPE_NAMES.flatMap((type) => {
  const { shape, schema } = eventTypeOf(type);
  return placesOf(type, shape, schema);
});
const placeText = ({ type, path }: Place): string => `${type}.${path.join('.')}`;

test('Every field of every type of event has a name in both languages.', () => {
  expect(PLACES.length).toBeGreaterThan(500);
  const unnamed = PLACES.filter(({ type, path }) => [vi, en].some((say) => eventFieldName(type, path, say) === null));
  expect(unnamed.map(placeText)).toEqual([]);
  expect(eventFieldName('TaskAssigned', ['noSuchField'], vi)).toBeNull();
});

test('Fields beside each other have different names.', () => {
  const named = PLACES.map((place) => ({ ...place, name: eventFieldName(place.type, place.path, vi) }));
  const beside = Map.groupBy(named, ({ type, path, name }) => [type, ...path.slice(0, -1), name].join('.'));
  const doubled = [...beside.values()].filter((of) => new Set(of.map(placeText)).size > 1);
  expect(doubled.map((of) => of.map(placeText))).toEqual([]);
});

test('Every code of a choice is said in words of both languages.', () => {
  const coded = PLACES.flatMap((place) => place.codes.map((code) => ({ place, code })));
  expect(coded.length).toBeGreaterThan(100);
  const unsaid = coded.filter(({ place: { type, path }, code }) =>
    [vi, en].some((say) => eventCodeName(type, path, code, say) === null),
  );
  expect(unsaid.map(({ place, code }) => `${placeText(place)} ${code}`)).toEqual([]);
  expect(eventCodeName('AgencyCriteriaSetAdopted', ['criteria', 'item'], '7.đ', vi)).toBe('điểm đ khoản 1 Điều 7');
  expect(eventCodeName('PlanTaskListed', ['row'], 'NONE', vi)).toBeNull();
});

test('Values stand in the form of their kind: days, decimals, counts, periods, names, sealed texts.', () => {
  const nameOf = (id: string) => (id === 'so-a' ? 'Sở A' : id);
  const told = (type: string, data: { readonly [field: string]: unknown }, language: 'vi' | 'en' = 'vi') =>
    eventTold(type, data, { say: language === 'vi' ? vi : en, language, nameOf });
  const texts = (type: string, data: { readonly [field: string]: unknown }) =>
    told(type, data).map(({ name, told }) => [name, told.kind === 'text' ? told.text : told.kind]);
  expect(
    texts('IndicatorMeasured', { indicator: 'x', unit: 'so-a', period: '2026-Q3', value: '12.5', state: true }),
  ).toEqual([
    ['Chỉ tiêu', 'x'],
    ['Đơn vị', 'Sở A'],
    ['Kỳ', 'Quý III/2026'],
    ['Giá trị', '12,5'],
    ['Trả lời có hay không', 'có'],
  ]);
  // A row is a code: its dot is no decimal point.
  expect(texts('PlanTaskListed', { row: '1.2', annex: null, lines: [1200] })).toEqual([
    ['Phụ lục', '–'],
    ['Dòng', '1.2'],
    ['Dòng trong văn bản', 'list'],
  ]);
  expect(texts('HeadRelieved', { reason: { sealed: 'A256GCM', box: 'A'.repeat(40) } })[0]?.[1]).toContain('mã hoá');
  const correction = { targetType: 'EvidenceRejected', data: { major: false, newDeadline: '2026-10-01' } };
  expect(told('FactCorrected', correction)).toEqual([
    expect.objectContaining({
      name: 'Loại của sự kiện đó',
      told: expect.objectContaining({ text: 'Trả lại minh chứng' }),
    }),
    expect.objectContaining({
      name: 'Nội dung đúng',
      told: {
        kind: 'fields',
        fields: [
          expect.objectContaining({ name: 'Sai sót lớn', told: expect.objectContaining({ text: 'không' }) }),
          expect.objectContaining({ name: 'Thời hạn mới', told: expect.objectContaining({ text: '01/10/2026' }) }),
        ],
      },
    }),
  ]);
  expect(told('LaterType', { x: 1 })).toEqual([
    { field: 'x', name: null, told: { kind: 'text', text: '1', mark: null, raw: 1 } },
  ]);
});
