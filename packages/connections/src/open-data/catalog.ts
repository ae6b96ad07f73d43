import type { LedgerInfo } from '@kpi-ledger/engine';
import { hashOf } from '@kpi-ledger/events';
import type { ClosedPeriod } from './closed-period.js';
import { type Both, type Dataset, WATERMARK } from './dataset.js';
import { CSV, JSON_TYPE, pretty } from './files.js';
import { CATALOG, type ReleaseFile, type Terms } from './portal.js';

export interface Described {
  readonly dataset: Dataset;
  readonly files: readonly ReleaseFile[];
}

export interface Publishing {
  readonly ledger: LedgerInfo;
  readonly terms: Terms;
  readonly periods: readonly ClosedPeriod[];
}

/** DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/) with what DCAT-AP 3 requires, as JSON-LD; checksums by SPDX. */
export const catalogOf = (described: readonly Described[], publishing: Publishing): string =>
  pretty({
    '@context': CONTEXT,
    '@id': `${publishing.terms.base}${CATALOG}`,
    '@type': 'dcat:Catalog',
    'dct:title': texts(TITLE, publishing),
    'dct:description': texts(DESCRIPTION, publishing),
    ...termsOf(publishing),
    ...modifiedOf(publishing.periods),
    'dcat:dataset': described.map((one) => datasetOf(one, publishing)),
  });

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

const TITLE: Both = {
  vi: 'Dữ liệu mở về theo dõi, đánh giá thực hiện nhiệm vụ',
  en: 'Open data of the KPI ledger',
};
const DESCRIPTION: Both = {
  vi: 'Mức độ hoàn thành kế hoạch, chỉ tiêu và kết quả chấm điểm đã công bố của các kỳ đã khoá; không có dữ liệu cá nhân.',
  en: 'Completion of plans, indicators and published ratings of closed periods; no personal data.',
};

function datasetOf({ dataset, files }: Described, publishing: Publishing): object {
  const { ledger, terms, periods } = publishing;
  const id = `${terms.base}${CATALOG}#${dataset.id}`;
  const schema = files.find(({ path }) => path.startsWith('schemas/'));
  const [first, last] = [periods.map(({ closed }) => closed.first).sort()[0], periods.at(-1)?.closed.last];
  return {
    '@id': id,
    '@type': 'dcat:Dataset',
    'dct:identifier': `${ledger.id}/${dataset.id}`,
    'dct:title': texts(dataset.title, publishing),
    'dct:description': texts(dataset.description, publishing),
    ...termsOf(publishing),
    ...modifiedOf(periods),
    'dct:temporal': {
      '@type': 'dct:PeriodOfTime',
      'dcat:startDate': typed('xsd:date', first ?? ''),
      'dcat:endDate': typed('xsd:date', last ?? ''),
    },
    ...(schema === undefined ? {} : { 'dct:conformsTo': { '@id': `${terms.base}${schema.path}` } }),
    'dcat:distribution': files
      .filter(({ mediaType }) => mediaType === CSV || mediaType === JSON_TYPE)
      .map((file) => distributionOf(file, id, publishing)),
  };
}

function distributionOf({ path, mediaType, content }: ReleaseFile, dataset: string, publishing: Publishing): object {
  const bytes = new TextEncoder().encode(content);
  const address = { '@id': `${publishing.terms.base}${path}` };
  const { license } = publishing.terms;
  return {
    '@id': `${dataset}-${mediaType === CSV ? 'csv' : 'json'}`,
    '@type': 'dcat:Distribution',
    'dcat:accessURL': address,
    'dcat:downloadURL': address,
    'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${mediaType}` },
    'dcat:byteSize': typed('xsd:nonNegativeInteger', `${bytes.length}`),
    'spdx:checksum': {
      '@type': 'spdx:Checksum',
      'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' },
      'spdx:checksumValue': typed('xsd:hexBinary', hashOf(bytes)),
    },
    ...(license === null ? {} : { 'dct:license': { '@id': license } }),
    ...modifiedOf(publishing.periods),
  };
}

const termsOf = ({ ledger, terms }: Publishing): object => ({
  'dct:publisher': { '@type': 'foaf:Agent', 'foaf:name': terms.publisher ?? ledger.city },
  'dct:language': { '@id': 'http://id.loc.gov/vocabulary/iso639-1/vi' },
  'dct:accessRights': { '@id': 'http://publications.europa.eu/resource/authority/access-right/PUBLIC' },
  ...(terms.license === null ? {} : { 'dct:license': { '@id': terms.license } }),
});

/** When the last of the periods was closed: what is shown follows from the closings alone. */
function modifiedOf(periods: readonly ClosedPeriod[]): object {
  const last = periods
    .map(({ closed }) => closed.closedAt)
    .sort()
    .at(-1);
  return last === undefined ? {} : { 'dct:modified': typed('xsd:dateTime', last) };
}

const typed = (type: string, value: string): object => ({ '@type': type, '@value': value });

/** On a demonstration ledger every title and description says so. */
const texts = (text: Both, { ledger }: Publishing): readonly object[] =>
  (['vi', 'en'] as const).map((lang) => ({
    '@language': lang,
    '@value': ledger.kind === 'demo' ? `[${WATERMARK[lang]}] ${text[lang]}` : text[lang],
  }));
