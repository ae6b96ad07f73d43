import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';

/** The key that a token needs is not known, and the issuer cannot be asked. */
export class KeysUnavailable extends Error {
  constructor(readonly retryAfterSeconds: number) {
    super('the keys of the issuer cannot be had');
  }
}

export interface KeySetOptions {
  /** Asks the issuer for its keys; rejects when it cannot be reached or says nonsense. */
  readonly load: () => Promise<JSONWebKeySet>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** After the issuer was asked it is left alone for so long, however many tokens with unknown keys come. */
const COOLDOWN_MS = 30_000;
/** Keys older than this are fetched anew behind a request that uses them: a key that was withdrawn goes with them. */
const MAX_AGE_MS = 600_000;

/**
 * The keys of an issuer, fetched when a token names one that is not known. While the issuer is down known keys go on, and a
 * token with an unknown one throws KeysUnavailable.
 */
export function createKeySet({ load, now }: KeySetOptions): JWTVerifyGetKey {
  let known: { readonly keys: ReturnType<typeof createLocalJWKSet>; readonly at: number } | null = null;
  let asked: { readonly at: number; readonly failed: boolean } | null = null;
  let asking: Promise<void> | null = null;

  const ask = (): Promise<void> => {
    asking ??= load()
      .then((set) => {
        known = { keys: createLocalJWKSet(set), at: now() };
        asked = { at: now(), failed: false };
      })
      .catch(() => {
        asked = { at: now(), failed: true };
      })
      .finally(() => {
        asking = null;
      });
    return asking;
  };
  const rest = (): number => (asked === null ? 0 : asked.at + COOLDOWN_MS - now());

  return async (header, token) => {
    if (known !== null) {
      if (now() - known.at > MAX_AGE_MS && rest() <= 0) void ask();
      const key = await known.keys(header, token).catch(unlessUnknown);
      if (key !== null) return key;
    }
    // Of many requests with an unknown key one asks, and the others wait for its answer.
    if (asking !== null || rest() <= 0) await ask();
    if (known === null || asked?.failed === true) throw new KeysUnavailable(Math.max(1, Math.ceil(rest() / 1000)));
    return known.keys(header, token);
  };
}

const unlessUnknown = (error: unknown): null => {
  if (error instanceof errors.JWKSNoMatchingKey) return null;
  throw error;
};
