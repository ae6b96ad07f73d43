import type { Schema } from '@kpi-ledger/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, client } from '../api/client.ts';
import { useOwner } from '../outbox/use-outbox.ts';
import { forgetSent, keyOfSent } from './recorded-key.ts';

type Command = Schema<'Command'>;

export interface Recording {
  readonly record: (command: Command) => void;
  readonly isPending: boolean;
  /** Why it was not recorded; null: nothing stood against it. */
  readonly error: unknown;
  /** Whether the last one was recorded; false while it is on its way. */
  readonly isRecorded: boolean;
}

/**
 * Records a fact at once and waits for the answer, unlike the outbox: whoever decides has to know what became of it.
 *
 * @param form names the form, with what it is about
 * @param done once it stands in the ledger
 */
export function useRecord(form: string, done: () => void = () => {}): Recording {
  const queries = useQueryClient();
  const owner = useOwner() ?? '';
  const { mutate, isPending, error, isSuccess } = useMutation({
    // A lost connection is said at once; what was typed stays.
    networkMode: 'always',
    mutationFn: (command: Command) =>
      answered(
        client.POST('/api/v1/commands', {
          params: { header: { 'Idempotency-Key': keyOfSent(owner, form, command) } },
          body: command,
        }),
      ),
    onSuccess: async () => {
      forgetSent(owner, form);
      done();
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
  });
  return { record: mutate, isPending, error, isRecorded: isSuccess };
}
