/**
 * Turns the data of one version of an event type into that of a later one, when a stored event is read. The stored bytes, and with
 * them every hash, stay as they were. Pure and total over what the older version allowed. A sealed text must keep its path: it
 * opens at the place for which it was sealed only.
 */
export interface Upcaster {
  readonly type: string;
  readonly from: number;
  readonly to: number;
  readonly upcast: (data: unknown) => unknown;
}

/** Upcasters that lead every older version of every type to the one that this program writes. */
export interface UpcasterChain {
  /** The data as the type's present version would have it; null: no such version was ever written. */
  upcast(type: string, version: number, data: unknown): { readonly data: unknown } | null;
}

/**
 * The chain over the upcasters. Throws when it is not whole, naming type and versions: a gap, two ways from one version, a step
 * that does not go forward, a type that is not known, a step past the present version.
 *
 * @param present the version that this program writes, by type
 */
export function upcasterChain(
  upcasters: readonly Upcaster[],
  present: { readonly [type: string]: number },
): UpcasterChain {
  const steps = new Map<string, Upcaster>();
  for (const upcaster of upcasters) {
    const { type, from, to } = upcaster;
    const latest = Object.hasOwn(present, type) ? present[type] : undefined;
    const step = `upcaster ${type} ${from} → ${to}`;
    if (latest === undefined) throw new Error(`${step}: there is no event type ${type}`);
    if (to <= from) throw new Error(`${step}: it does not lead forward, so a cycle could come of it`);
    if (from < 1 || to > latest) throw new Error(`${step}: ${type} has the versions 1 to ${latest}`);
    if (steps.has(`${type}@${from}`)) throw new Error(`${step}: a second way from version ${from}`);
    steps.set(`${type}@${from}`, upcaster);
  }
  for (const [type, latest] of Object.entries(present))
    for (let version = 1; version < latest; version++)
      if (!steps.has(`${type}@${version}`))
        throw new Error(`${type}: no upcaster leads from version ${version}, and ${latest} is written now`);
  return {
    upcast: (type, version, data) => {
      const latest = Object.hasOwn(present, type) ? present[type] : undefined;
      if (latest === undefined || !Number.isInteger(version) || version < 1 || version > latest) return null;
      let now = { version, data };
      for (let step = steps.get(`${type}@${version}`); step !== undefined; step = steps.get(`${type}@${now.version}`))
        now = { version: step.to, data: step.upcast(now.data) };
      return { data: now.data };
    },
  };
}
