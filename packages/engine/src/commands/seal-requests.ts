import { eventIdOf, subjectOf } from '@kpi-ledger/events';
import { type AppendRequest, type KeyVault, sealFact } from '@kpi-ledger/ledger';

/**
 * Seals the personal texts of decided requests. It makes keys, so it comes last: a refused command leaves none behind. The
 * keys are durable before anything is appended.
 */
export function sealRequests(
  requests: readonly AppendRequest[],
  ledger: string,
  vault: KeyVault,
): readonly AppendRequest[] {
  vault.prepare(requests.map(({ stream }) => subjectOf(stream)));
  return requests.map((request) => ({
    ...request,
    facts: request.facts.map((fact, index) =>
      sealFact(fact, eventIdOf(ledger, request.commandId, index), request.stream, vault),
    ),
  }));
}
