import type { Engine } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import {
  basisAnswer,
  bundle,
  checkpointFile,
  checkpoints,
  ledgerInfo,
  replayedState,
} from '../contract/answers/ledger.js';
import { answered, asking, type Endpoint, reading, SentFile, timed } from '../contract/endpoint.js';
import { asked, inPath, known, maybePeriod, period, unit, waiting } from '../contract/parameters.js';
import { badRequest, type Problem } from '../problem.js';

const tag = 'ledger';

/** Which ledger it is, what it rests on, and what others need to verify it without the service. */
export const ledgerEndpoints: readonly Endpoint[] = [
  asking({
    ...{ path: '/ledger', operationId: 'readLedger', tag },
    summary: { vi: 'Sổ nào trả lời ở đây', en: 'Which ledger answers here, and how long it is' },
    parameters: waiting,
    answer: { codec: ledgerInfo },
    example: {},
    ask: async ({ engine }) =>
      E.chain((info: unknown) => (info === null ? E.left(NOT_OPEN) : E.right(info)))(await answered(engine.refresh())),
  }),
  reading({
    ...{ path: '/basis', operationId: 'readBasis', tag },
    summary: { vi: 'Cơ sở của một câu hỏi', en: 'Where a question would stand' },
    parameters: { period: maybePeriod },
    answer: basisAnswer,
    example: { period: '2026-Q3' },
    ask: (engine, question) => async () => E.map((basis: object) => ({ basis }))(await engine.basis(question)()),
  }),
  asking({
    ...{ path: '/replay', operationId: 'replay', tag },
    summary: { vi: 'Phát lại toàn bộ sổ', en: 'Replays the stored bytes and hashes the state that they leave' },
    parameters: { known, ...waiting },
    answer: { codec: replayedState },
    example: { known: '2026-04-05' },
    ask: async ({ engine, now }, given) => {
      const at = timed<Record<never, never>>(given, now);
      if (E.isLeft(at)) return at;
      return answered(engine.replay(at.right.known === undefined ? {} : { known: at.right.known }));
    },
  }),
  asking({
    ...{ path: '/bundles/{period}', operationId: 'readBundle', tag },
    summary: { vi: 'Một kỳ đã khoá thành một tệp', en: 'A closed period as one file that anybody can verify' },
    parameters: { period: { ...period, in: 'path' }, unit, ...waiting },
    answer: { codec: bundle },
    example: { period: '2026-Q1' },
    ask: async ({ engine }, question) => {
      const sealed = await answered(engine.sealBundle(question));
      return E.map(({ text }: { readonly text: string }) => bundleFile(text, question))(sealed);
    },
  }),
  asking({
    ...{ path: '/checkpoints', operationId: 'listCheckpoints', tag },
    summary: {
      vi: 'Điểm kiểm tra đã ký và khoá ký',
      en: 'The signed states of the ledger and the keys that sign them',
    },
    parameters: waiting,
    answer: { codec: checkpoints },
    example: {},
    ask: ({ engine }) => answered(engine.checkpoints()),
  }),
  asking({
    ...{ path: '/checkpoints/{ordinal}', operationId: 'readCheckpoint', tag },
    summary: {
      vi: 'Một điểm kiểm tra để kiểm ở nơi khác',
      en: 'A checkpoint with what is needed to check it elsewhere',
    },
    parameters: {
      ordinal: inPath('Số thứ tự, hoặc latest. Its ordinal, or latest.', asked(/^([0-9]+|latest)$/)),
      ...waiting,
    },
    answer: { codec: checkpointFile },
    example: { ordinal: 'latest' },
    ask: ({ engine }, { ordinal }) => checkpointOf(engine, ordinal),
  }),
];

function bundleFile(
  text: string,
  { period: of, unit: ofUnit }: { readonly period: string; readonly unit?: string },
): SentFile {
  const name = `${ofUnit === undefined ? '' : `${ofUnit}-`}${of}.bundle.json`;
  return new SentFile(name, 'application/json', new TextEncoder().encode(text), null);
}

async function checkpointOf(engine: Engine, ordinal: string): Promise<E.Either<Problem, unknown>> {
  if (ordinal !== 'latest' && !/^[0-9]{1,15}$/.test(ordinal))
    return E.left(
      badRequest('INVALID_PARAMETER', 'ordinal', 'phải là số thứ tự hoặc latest', 'must be an ordinal or latest'),
    );
  return answered(engine.exportCheckpoint(ordinal === 'latest' ? {} : { ordinal: Number(ordinal) }));
}

const NOT_OPEN: Problem = {
  ...badRequest('LEDGER_NOT_OPEN', '', 'sổ chưa được mở', 'the ledger is not open'),
  status: 503,
  title: 'Not ready',
};
