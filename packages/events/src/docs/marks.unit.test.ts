import { describe, expect, test } from 'vitest';
import { EVENT_TYPE_NAMES, eventTypeOf } from '../index.js';
import { leavesOf } from './leaves.js';

/**
 * Every field that can hold a sentence, decided one by one. A new text field fails here until somebody has said whether it
 * may speak about a person (then it is encrypted) or why everybody may read it for ever.
 */
const ENCRYPTED: { readonly [type: string]: readonly string[] } = {
  AbsenceRecorded: ['note?'],
  AgencyClassified: ['reason?'],
  AgencyForceMajeureConfirmed: ['reason'],
  AnnualSelfAssessmentSubmitted: ['strengths?', 'weaknesses?'],
  ClassificationSynthesised: ['note?'],
  ConflictReported: ['note'],
  DegradationConcluded: ['note?'],
  DisciplineImposed: ['note?'],
  EvidenceAccepted: ['confirmedDay?.reason'],
  EvidenceRejected: ['reason'],
  EvidenceSubmitted: ['evidence[].name', 'note?'],
  FactCorrected: ['reason'],
  FactRetracted: ['reason'],
  GeneralCriteriaConfirmed: ['reasons{}'],
  HeadRelieved: ['reason?'],
  ImportStarted: ['file'],
  IndicatorMeasured: ['attestations?[].evidence[].name'],
  InitiativeRecognised: ['title'],
  LeadershipAttested: ['d?.reason', 'dd?.reason', 'e?.reason'],
  MaturityCriterionAssessed: ['evidence[].name'],
  ObjectiveCauseConfirmed: ['reason', 'evidence?[].name'],
  OfficialLeft: ['note?'],
  OfficialRegistered: ['name', 'birthDate?', 'staffNumber?'],
  OrganisationWrongdoingHandled: ['note?'],
  OverrideMade: ['reason'],
  OverrideRevoked: ['reason'],
  PartyOpinionRecorded: ['opinion'],
  PeriodExcused: ['note'],
  PeriodReopened: ['reason'],
  PetitionAnswered: ['answer'],
  PetitionFiled: ['text'],
  RatingRestated: ['reason'],
  ReviewMeetingHeld: ['note?'],
  ShortcomingRecorded: ['note'],
  ShortcomingRemedied: ['note?'],
  TargetRevised: ['reason'],
  TaskAmended: ['reason'],
  TaskAssigned: ['title?'],
  TaskCancelled: ['reason'],
  TaskHandedOver: ['note?'],
  TaskReported: ['note'],
  TeamProductSplit: ['title?'],
};

const DOCUMENT = 'printed in an adopted, public plan or catalogue';
const ADMINISTRATION = 'name of a public body, post or group, or number of its decision';
const SOURCE = 'where a published figure or rule was read';

const PUBLIC: { readonly [type: string]: { readonly [path: string]: string } } = {
  AgencyCriteriaSetAdopted: { 'criteria[].label': DOCUMENT },
  CheckpointSealed: { signature: 'a signature, to be checked by everybody' },
  CollectiveUnitsDecided: { collective: DOCUMENT },
  ConversionFactorDecided: {
    name: DOCUMENT,
    'printedCode?': DOCUMENT,
    'department?': DOCUMENT,
    'task?': DOCUMENT,
    'output?': DOCUMENT,
    'countUnit?': DOCUMENT,
    'note?': DOCUMENT,
  },
  DefinitionCardAdopted: {
    'formula?': DOCUMENT,
    'measure?': DOCUMENT,
    'numerator?': DOCUMENT,
    'denominator?': DOCUMENT,
    'dataSource?': SOURCE,
    'citation?': SOURCE,
  },
  ExternalOrganisationClassReceived: { from: ADMINISTRATION },
  ExternalPeriodResultReceived: { from: ADMINISTRATION },
  IndicatorDefined: { title: DOCUMENT, measure: DOCUMENT, 'lead[].text': DOCUMENT, legalBasis: DOCUMENT },
  IndicatorMeasured: {
    source: SOURCE,
    'sourceAddress?': SOURCE,
    'edition?': SOURCE,
    'attestations?[].target': DOCUMENT,
  },
  MaturityFrameworkAdopted: { title: DOCUMENT, 'criteria[].title': DOCUMENT, 'levels[].title': DOCUMENT },
  PlanAdopted: { title: DOCUMENT, number: DOCUMENT, issuer: DOCUMENT, document: DOCUMENT },
  PlanTaskListed: {
    section: DOCUMENT,
    title: DOCUMENT,
    product: DOCUMENT,
    'responsible[].text': DOCUMENT,
    'coordinating[].text': DOCUMENT,
    'deadline.raw': DOCUMENT,
  },
  PostDefined: { title: ADMINISTRATION, article: SOURCE },
  ProductCatalogueAdopted: { title: DOCUMENT, standardUnit: DOCUMENT, 'groups[].name': DOCUMENT },
  RuleSetAdopted: { 'rules[].value': 'a parameter that formulas read', 'rules[].source': SOURCE },
  SigningKeyIntroduced: {
    publicKey: 'a key, for everybody to check signatures with',
    proof: 'a signature, to be checked by everybody',
    'signature?': 'a signature, to be checked by everybody',
  },
  SimilarTaskGroupDefined: { name: ADMINISTRATION },
  SubjectErased: { legalBasis: SOURCE },
  TargetRevised: { 'targets[].raw': DOCUMENT },
  TargetSet: { 'targets[].raw': DOCUMENT },
  TaskAssigned: { 'publicTitle?': DOCUMENT, 'snapshot?.decidedBy': ADMINISTRATION },
  TasksLinked: { grounds: DOCUMENT },
  TeamProductSplit: { 'publicTitle?': DOCUMENT },
  UnitRegistered: { name: ADMINISTRATION, 'aliases[]': ADMINISTRATION, article: SOURCE },
  UnitRenamed: { name: ADMINISTRATION },
  UnitSucceeded: { reason: SOURCE },
  YearlyMinimumSet: { raw: DOCUMENT },
  WorkingCalendarAdopted: { 'daysOff[].name': DOCUMENT, 'workedRestDays[].name': DOCUMENT, source: SOURCE },
};
const OF_EVERY_TYPE = { 'decision?.number': ADMINISTRATION };

describe.each(EVENT_TYPE_NAMES)('%s', (type) => {
  const { shape, schema } = eventTypeOf(type);
  const leaves = leavesOf(shape, schema);
  const pathsOf = (...marks: readonly string[]) =>
    leaves.filter(({ mark }) => marks.includes(mark)).map(({ path }) => path);

  test('encrypts exactly the fields that may speak about a person', () => {
    expect(pathsOf('identity', 'freeText').toSorted()).toEqual((ENCRYPTED[type] ?? []).toSorted());
  });

  test('leaves readable exactly the texts that were decided to be public', () => {
    expect(pathsOf('publicText').toSorted()).toEqual(Object.keys({ ...PUBLIC[type], ...OF_EVERY_TYPE }).toSorted());
  });

  test('has no other field that a sentence fits into', () => {
    const texts = new Set(pathsOf('identity', 'freeText', 'publicText'));
    expect(
      [...stringsIn(schema)].filter(({ path, allows }) => allows('Ông Nguyễn Văn An') !== texts.has(path)),
    ).toEqual([]);
  });
});

test('the tables name no type that does not exist', () => {
  const names: readonly string[] = EVENT_TYPE_NAMES;
  expect([...Object.keys(ENCRYPTED), ...Object.keys(PUBLIC)].filter((name) => !names.includes(name))).toEqual([]);
});

interface StringPlace {
  readonly path: string;
  readonly allows: (text: string) => boolean;
}
type Node = { readonly [keyword: string]: unknown };

/** Every place of a JSON Schema where a string may stand, read without the marks. */
function* stringsIn(schema: Node, path = ''): Generator<StringPlace> {
  const { anyOf, items, properties, additionalProperties, required, type, pattern, enum: values } = schema;
  if (Array.isArray(anyOf)) {
    const branches = (anyOf as Node[]).flatMap((branch) =>
      [...stringsIn(branch, path)].filter((at) => at.path === path),
    );
    if (branches.length > 0) yield { path, allows: (text) => branches.some(({ allows }) => allows(text)) };
    else for (const branch of anyOf as Node[]) yield* stringsIn(branch, path);
  } else if (type === 'array') yield* stringsIn(items as Node, `${path}[]`);
  else if (typeof additionalProperties === 'object') yield* stringsIn(additionalProperties as Node, `${path}{}`);
  else if (properties !== undefined)
    for (const [name, field] of Object.entries(properties as { [name: string]: Node })) {
      const step = (required as string[]).includes(name) ? name : `${name}?`;
      yield* stringsIn(field, path === '' ? step : `${path}.${step}`);
    }
  else if (Array.isArray(values)) yield { path, allows: (text) => values.includes(text) };
  else if (type === 'string') yield { path, allows: (text) => new RegExp(String(pattern ?? ''), 'u').test(text) };
}
