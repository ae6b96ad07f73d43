import { onlineManager, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useSession } from '../session/session.tsx';
import type { Entry, Reason } from './entry.ts';
import { send } from './send.ts';
import { add, become, entries, remove, subscribe } from './store.ts';

/** A service that is out of reach while there is a network is tried again so often, in milliseconds. */
const AGAIN = 15_000;

/** Whose the entries are; null: nobody is signed in, or it is not known yet. */
export function useOwner(): string | null {
  const caller = useSession().data?.caller;
  return caller?.signedIn ? [caller.unit ?? '', caller.official ?? ''].join('/') : null;
}

/** How many entries wait on this device, whoever's they are. */
export const useWaitingHere = (): number =>
  useSyncExternalStore(subscribe, entries).filter(({ state }) => state.kind === 'WAITING').length;

/** Own entries, the oldest first. */
export function useOutbox(): readonly Entry[] {
  const owner = useOwner();
  return useSyncExternalStore(subscribe, entries).filter((entry) => entry.owner === owner);
}

/** Puts something on its way; it is on this device before anything is sent. What was refused of the same form before is settled by it. */
export function usePost(): (of: Pick<Entry, 'title' | 'command' | 'files' | 'form' | 'draft'>) => void {
  const owner = useOwner();
  return (of) => {
    if (owner === null) throw new TypeError('nobody is signed in');
    for (const { key, form, state } of entries().filter((entry) => entry.owner === owner))
      if (form === of.form && state.kind === 'REFUSED') remove(key);
    const state = { kind: 'WAITING', trouble: null } as const;
    add({ ...of, key: newKey(), owner, madeAt: new Date().toISOString(), state });
  };
}

/** Why the last sending of the form was refused; empty: it was not, or the reader has taken that away. */
export const useRefusals = (form: string): readonly Reason[] =>
  useOutbox().flatMap((entry) => (entry.form === form && entry.state.kind === 'REFUSED' ? entry.state.reasons : []));

/** 128 random bits; `randomUUID` is there under HTTPS only. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const onItsWay = new Set<string>();

/** Sends what waits: when it is put there, when the network is back, and now and then. Mounted once, in the shell. */
export function useSending(): void {
  const queries = useQueryClient();
  const waiting = useOutbox().filter(({ state }) => state.kind === 'WAITING');
  const keys = waiting.map(({ key }) => key).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new entry is what it waits for
  useEffect(() => {
    const sendAll = async () => {
      for (const entry of waiting) {
        const stillWaits = entries().some(({ key, state }) => key === entry.key && state.kind === 'WAITING');
        if (!stillWaits || !onlineManager.isOnline() || onItsWay.has(entry.key)) continue;
        onItsWay.add(entry.key);
        const state = await send(entry);
        onItsWay.delete(entry.key);
        become(entry.key, state);
        if (state.kind === 'RECORDED')
          void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      }
    };
    if (waiting.length === 0) return;
    void sendAll();
    const stop = onlineManager.subscribe(() => void sendAll());
    const timer = setInterval(() => void sendAll(), AGAIN);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [keys]);
}
