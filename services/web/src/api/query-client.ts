import { onlineManager, QueryClient } from '@tanstack/react-query';
import { Refused } from './client.ts';

/** A refusal is an answer and is not asked again; a connection that failed is, twice. */
export function createQueryClient(): QueryClient {
  // It hears of changes only, and the page may be opened without a network.
  onlineManager.setOnline(navigator.onLine);
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 20_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => !(error instanceof Refused && error.status < 500) && failures < 2,
        retryDelay: 800,
      },
    },
  });
}
