import { eventIdOf, subjectOf } from '@kpi-ledger/events';
import { type AppendRequest, KeyFailure, type KeyVault, sealFact, unsealedText } from '@kpi-ledger/ledger';
import type { KeyWatch } from '../erasure/key-watch.js';
import { mapInSlices } from './in-slices.js';

/**
 * Seals the personal texts of decided requests. It makes keys, so it comes last: a refused command leaves none behind. The
 * keys are durable before anything is appended. Throws KEY_LOST rather than let a new key take the place of a lost one.
 */
export async function sealRequests(
  requests: readonly AppendRequest[],
  ledger: string,
  vault: KeyVault,
  watch: Pick<KeyWatch, 'isLost'>,
): Promise<readonly AppendRequest[]> {
  const subjects = requests.filter(holdsText).map(({ stream }) => subjectOf(stream));
  const lost = subjects.find(watch.isLost);
  if (lost !== undefined) throw new KeyFailure({ kind: 'KEY_LOST', subject: lost });
  vault.prepare(subjects);
  return mapInSlices(requests, (request) => ({
    ...request,
    facts: request.facts.map((fact, index) =>
      sealFact(fact, eventIdOf(ledger, request.commandId, index), request.stream, vault),
    ),
  }));
}

const holdsText = ({ facts }: AppendRequest): boolean =>
  facts.some(({ type, data }) => unsealedText(type, data) !== null);
