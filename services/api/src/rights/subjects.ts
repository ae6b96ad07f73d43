import { type decodeFact, type Subject, subjectOf } from '@kpi-ledger/engine';

/** A fact whose shape was checked. */
export type CheckedFact = Extract<ReturnType<typeof decodeFact>, { readonly _tag: 'Right' }>['right'];

/** Whom a fact is about, as far as rights go; none: the whole ledger, a plan, a period. */
export function subjectsOf(fact: CheckedFact): readonly Subject[] {
  switch (fact.type) {
    case 'FactRetracted':
      return subjectsOfStream(fact.data.stream);
    // Those that the fact was about, and those that it would be about.
    case 'FactCorrected':
      return distinct([...subjectsOfStream(fact.data.stream), ...ofCorrected(fact.data)]);
    case 'TaskAssigned':
      return [named('unit', fact.data.unit), named('person', fact.data.person)].flat();
    case 'TaskHandedOver': {
      const { task, toUnit, toPerson } = fact.data;
      return [named('task', task), named('unit', toUnit), named('person', toPerson)].flat();
    }
    // Measured for the city: the matter of who leads the indicator.
    case 'IndicatorMeasured': {
      const { indicator, unit } = fact.data;
      return unit === null ? named('indicator', indicator) : named('unit', unit);
    }
    case 'TeamProductSplit':
      return named('person', fact.data.responsible);
    default:
      return ofFields(fact.data as { readonly [field: string]: unknown });
  }
}

const named = (kind: Subject['kind'], id: string | undefined): readonly Subject[] =>
  id === undefined ? [] : [{ kind, id }];

const ofCorrected = ({ targetType, data }: Corrected): readonly Subject[] => {
  const inside = { type: targetType, data } as unknown as CheckedFact;
  return targetType === 'FactCorrected' || targetType === 'FactRetracted' ? [] : subjectsOf(inside);
};

type Corrected = Extract<CheckedFact, { readonly type: 'FactCorrected' }>['data'];

const distinct = (subjects: readonly Subject[]): readonly Subject[] =>
  subjects.filter(({ kind, id }, i) => subjects.findIndex((one) => one.kind === kind && one.id === id) === i);

const FIELDS = ['unit', 'post', 'person', 'task'] as const;

/** A field that names one of them by its own kind. */
const ofFields = (data: { readonly [field: string]: unknown }): readonly Subject[] =>
  FIELDS.flatMap((kind) => {
    const id = data[kind];
    return typeof id === 'string' ? named(kind, id) : [];
  });

/**
 * The stream of a unit, post, official or task; a rating belongs to its person, an indicator to the unit that it is of, or to who leads it
 * for the city.
 */
export function subjectsOfStream(stream: string): readonly Subject[] {
  const ofIndicator = /^indicator-.*-UNIT-(?<unit>.+)$/.exec(stream)?.groups?.['unit'];
  if (ofIndicator !== undefined) return named('unit', ofIndicator);
  const ofCity = /^indicator-(?<indicator>.+)-CITY$/.exec(stream)?.groups?.['indicator'];
  if (ofCity !== undefined) return named('indicator', ofCity);
  const { category, id } = /^(?<category>[a-z]+)-(?<id>.+)$/.exec(subjectOf(stream))?.groups ?? {};
  if (category === 'official') return named('person', id);
  return category === 'unit' || category === 'post' || category === 'task' ? named(category, id) : [];
}
