import { type AnyEvent, EVENT_TYPES, type Recorded } from '@kpi-ledger/events';
import type { LogTexts, StoredText } from '@kpi-ledger/ledger';

/** Where a log is looked through. */
interface Source {
  readonly texts: Pick<LogTexts, 'at'>;
  readonly read: (stored: StoredText) => AnyEvent;
  /** The ordinal of the event before it in its stream; 0: it is the first. */
  before(ordinal: number): number;
}

/** A correction whose target stands nowhere behind `next` in its stream. */
interface Sought {
  readonly correction: Recorded<'FactCorrected'>;
  readonly next: number;
}

/**
 * The streams of those of these corrections whose data may not fit the type of what they correct. What one of a correction comes
 * to is for the fold to say. What is corrected mostly stands shortly before the correction, so it is looked for backwards from
 * there, and only what may be it is decoded.
 */
export function doubtfulAmong(corrections: readonly number[], source: Source): readonly string[] {
  const doubtful: string[] = [];
  let sought = source.texts.at(corrections).flatMap((stored): Sought[] => {
    const correction = source.read(stored);
    return correction.type === 'FactCorrected' ? [{ correction, next: source.before(stored.ordinal) }] : [];
  });
  for (let steps = 1; sought.length > 0; steps *= 2) {
    const looks = sought.map(({ correction, next }) => ({ correction, ordinals: backwards(next, steps, source) }));
    const ordinals = new Set(looks.flatMap((look) => look.ordinals));
    const texts = new Map(
      source.texts.at([...ordinals].sort((a, b) => a - b)).map((stored) => [stored.ordinal, stored]),
    );
    sought = looks.flatMap(({ correction, ordinals: of }): Sought[] => {
      const target = targetAmong(
        of.flatMap((ordinal) => texts.get(ordinal) ?? []),
        correction,
        source,
      );
      if (target !== null) {
        if (!fits(target, correction)) doubtful.push(correction.stream);
        return [];
      }
      const next = source.before(of.at(-1) ?? 0);
      return next === 0 ? [] : [{ correction, next }];
    });
  }
  return doubtful;
}

function backwards(from: number, steps: number, source: Source): readonly number[] {
  const ordinals: number[] = [];
  for (let ordinal = from; ordinal > 0 && ordinals.length < steps; ordinal = source.before(ordinal))
    ordinals.push(ordinal);
  return ordinals;
}

function targetAmong(
  texts: readonly StoredText[],
  { data }: Recorded<'FactCorrected'>,
  { read }: Source,
): AnyEvent | null {
  for (const stored of texts) {
    // Whatever is written with a backslash may be spelled otherwise.
    if (!stored.text.includes(data.target) && !stored.text.includes('\\')) continue;
    const event = read(stored);
    if (event.id === data.target) return event;
  }
  return null;
}

const fits = (target: AnyEvent, { data }: Recorded<'FactCorrected'>): boolean =>
  target.type !== 'FactCorrected' && EVENT_TYPES[target.type].codec.is(data.data);
