import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyEvent } from '../arbitraries/index.js';
import { EVENT_TYPE_NAMES, type EventTypeName } from '../index.js';
import { documentationFiles } from './index.js';

const docs = join(import.meta.dirname, '../../../../docs');
const files = documentationFiles();

test('the committed files are current (else: node .tooling/docs-events.mjs)', () => {
  for (const [path, text] of files) expect(readFileSync(join(docs, path), 'utf8'), path).toBe(text);
  // Schemas of other documents have folders of their own.
  const names = readdirSync(join(docs, 'schemas')).filter((name) => name.endsWith('.json'));
  const committed = names.map((name) => `schemas/${name}`);
  expect(committed.toSorted()).toEqual([...files.keys()].filter((path) => path.startsWith('schemas/')).toSorted());
});

test('the page has a section for every type', () => {
  const page = files.get('events.md') ?? '';
  expect(
    page
      .match(/^### \w+$/gm)
      ?.map((line) => line.slice(4))
      .toSorted(),
  ).toEqual(EVENT_TYPE_NAMES.toSorted());
});

describe('the published schemas agree with the codecs', () => {
  const ajv = new Ajv2020({ formats: { date: true, 'date-time': true }, strictRequired: false });
  const validator = (name: string) => ajv.compile(JSON.parse(files.get(`schemas/${name}`) ?? ''));
  const envelope = validator('envelope.json');
  const data = Object.fromEntries(EVENT_TYPE_NAMES.map((name) => [name, validator(`${name}.v1.json`)]));
  const accepts = (type: EventTypeName, value: unknown) => data[type]?.(value);

  test('what the codec accepts the schema accepts', () => {
    fc.assert(
      fc.property(anyEvent(), (event) => {
        envelope(event);
        expect(envelope.errors).toBe(null);
        expect(accepts(event.type, event.data), JSON.stringify(data[event.type]?.errors)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('an unknown field, a missing field and a broken rule are refused by the schema too', () => {
    const given = { task: 't', unit: 'u', basis: 'PLAN', milestones: [] };
    expect(accepts('TaskAssigned', given)).toBe(true);
    expect(accepts('TaskAssigned', { ...given, surplus: 1 })).toBe(false);
    expect(accepts('TaskAssigned', { ...given, person: 'p' })).toBe(false);
    expect(accepts('TaskAssigned', { ...given, title: '  ' })).toBe(false);
    expect(accepts('TaskAssigned', { task: 't', unit: 'u', basis: 'PLAN' })).toBe(false);
    const measured = { indicator: 'i', unit: null, period: '2026', value: '1', source: 'x' };
    expect(accepts('IndicatorMeasured', measured)).toBe(true);
    expect(accepts('IndicatorMeasured', { ...measured, state: true })).toBe(false);
    expect(accepts('IndicatorMeasured', { ...measured, state: true, value: null })).toBe(true);
    expect(envelope({ type: 'TaskAssigned' })).toBe(false);
  });
});
