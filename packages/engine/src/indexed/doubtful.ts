import { type AnyEvent, EVENT_TYPES, type Recorded } from '@kpi-ledger/events';
import type { LogTexts, StoredText } from '@kpi-ledger/ledger';

/** Where a log is looked through. */
interface Source {
  readonly texts: Pick<LogTexts, 'at'>;
  readonly read: (stored: StoredText) => AnyEvent;
  /** The ordinal of the event before it in its stream; 0: it is the first. */
  before(ordinal: number): number;
  isOf(ordinal: number, type: string): boolean;
}

/** A correction with the ordinal of the event before it in its stream; 0: it is the first. */
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
  const sought = source.texts.at(corrections).flatMap((stored): Sought[] => {
    const correction = source.read(stored);
    return correction.type === 'FactCorrected' ? [{ correction, next: source.before(stored.ordinal) }] : [];
  });
  const doubtful: string[] = [];
  const found = ({ correction }: Sought, target: AnyEvent): void => {
    if (!fits(target, correction)) doubtful.push(correction.stream);
  };
  // Nearly every target is of the type that the correction names: what is of another one is looked at where none of these is it.
  const ofItsType: MayBe = (ordinal, { data }) => source.isOf(ordinal, data.targetType);
  const others = lookFor(sought, ofItsType, found, source);
  lookFor(others, () => true, found, source);
  return doubtful;
}

type MayBe = (ordinal: number, correction: Recorded<'FactCorrected'>) => boolean;

/** Those whose target is none of the events that it may be. */
function lookFor(
  all: readonly Sought[],
  mayBe: MayBe,
  found: (sought: Sought, target: AnyEvent) => void,
  source: Source,
): readonly Sought[] {
  const missed: Sought[] = [];
  let looking = all.map((sought) => ({ sought, next: sought.next }));
  for (let steps = 1; looking.length > 0; steps *= 2) {
    const looks = looking.map(({ sought, next }) => ({
      sought,
      ordinals: backwards(next, steps, (ordinal) => mayBe(ordinal, sought.correction), source),
    }));
    const ordinals = new Set(looks.flatMap((look) => look.ordinals));
    const texts = new Map(
      source.texts.at([...ordinals].sort((a, b) => a - b)).map((stored) => [stored.ordinal, stored]),
    );
    looking = looks.flatMap(({ sought, ordinals: of }) => {
      const target = targetAmong(
        of.flatMap((ordinal) => texts.get(ordinal) ?? []),
        sought.correction,
        source,
      );
      const next = source.before(of.at(-1) ?? 0);
      if (target !== null) found(sought, target);
      else if (next === 0) missed.push(sought);
      else return [{ sought, next }];
      return [];
    });
  }
  return missed;
}

function backwards(
  from: number,
  steps: number,
  mayBe: (ordinal: number) => boolean,
  source: Source,
): readonly number[] {
  const ordinals: number[] = [];
  for (let ordinal = from; ordinal > 0 && ordinals.length < steps; ordinal = source.before(ordinal))
    if (mayBe(ordinal)) ordinals.push(ordinal);
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
