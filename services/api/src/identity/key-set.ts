import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';

/** The key that a token needs is not known, and the issuer cannot be asked. */
export class KeysUnavailable extends Error {
  constructor(readonly retryAfterSeconds: number) {
    super('the keys of the issuer cannot be had');
  }
}

/** The keys of an issuer, and which of its sets they are of. */
export interface KeySet extends JWTVerifyGetKey {
  /**
   * Another number for each set that was fetched. Old keys are fetched anew first; rejects with KeysUnavailable where they are too
   * old to be believed.
   */
  generation(): Promise<number>;
}

export interface KeySetOptions {
  /** Asks the issuer for its keys; rejects when it cannot be reached or says nonsense. */
  readonly load: () => Promise<JSONWebKeySet>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** After the issuer was asked it is left alone for so long, however many tokens with unknown keys come. */
const COOLDOWN_MS = 30_000;
/** Keys older than this are fetched anew behind a request that uses them, so that hardly any request waits for the issuer. */
const FRESH_MS = 300_000;
/** Keys older than this are fetched anew before a request is answered by them: a key that was withdrawn goes with them. */
const MAX_AGE_MS = 600_000;
/** While the issuer cannot be reached its keys are believed for so long after they were fetched. */
const GRACE_MS = 3_600_000;

/**
 * The keys of an issuer, fetched when a token names one that is not known. While the issuer is down known keys go on until they are an hour
 * old; then, and for a token with an unknown one at once, it throws KeysUnavailable.
 */
export function createKeySet({ load, now }: KeySetOptions): KeySet {
  let known: { readonly keys: ReturnType<typeof createLocalJWKSet>; readonly at: number } | null = null;
  let asked: { readonly at: number; readonly failed: boolean } | null = null;
  let asking: Promise<void> | null = null;
  let generation = 0;

  const ask = (): Promise<void> => {
    asking ??= load()
      .then((set) => {
        known = { keys: createLocalJWKSet(set), at: now() };
        generation += 1;
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
  /** What happened in the future happened before the clock was set back. */
  const since = (at: number): number => (at > now() ? Number.POSITIVE_INFINITY : now() - at);
  const rest = (): number => (asked === null ? 0 : COOLDOWN_MS - since(asked.at));

  const unavailable = (): KeysUnavailable => new KeysUnavailable(Math.max(1, Math.ceil(rest() / 1000)));

  const believable = async (): Promise<void> => {
    if (known === null) return;
    const isOld = since(known.at) > MAX_AGE_MS;
    if (isOld && (asking !== null || rest() <= 0)) await ask();
    else if (since(known.at) > FRESH_MS && rest() <= 0) void ask();
    if (since(known.at) > GRACE_MS) throw unavailable();
  };

  const keyOf: JWTVerifyGetKey = async (header, token) => {
    await believable();
    if (known !== null) {
      const key = await known.keys(header, token).catch(unlessUnknown);
      if (key !== null) return key;
    }
    // Of many requests with an unknown key one asks, and the others wait for its answer.
    if (asking !== null || rest() <= 0) await ask();
    if (known === null || asked?.failed === true) throw unavailable();
    return known.keys(header, token);
  };
  return Object.assign(keyOf, {
    generation: async () => {
      await believable();
      return generation;
    },
  });
}

const unlessUnknown = (error: unknown): null => {
  if (error instanceof errors.JWKSNoMatchingKey) return null;
  throw error;
};
