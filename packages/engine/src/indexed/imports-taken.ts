import type { PlacedEvent } from '../reading/events-read.js';

/** Beginnings and ends of imports, which decide whether their rows count. */
export class ImportsTaken {
  readonly #frames: PlacedEvent[];

  constructor(remembered: readonly PlacedEvent[]) {
    this.#frames = [...remembered];
  }

  get all(): readonly PlacedEvent[] {
    return this.#frames;
  }

  take(frame: PlacedEvent): void {
    this.#frames.push(frame);
  }

  /** The imports that were begun among the first n events and not completed there, with the place of their beginning. */
  unfinishedAt(n: number): ReadonlyMap<string, number> {
    return this.unfinishedAmong((ordinal) => ordinal <= n);
  }

  /** The same of some events of the log. */
  unfinishedAmong(isIn: (ordinal: number) => boolean): ReadonlyMap<string, number> {
    const open = new Map<string, number>();
    for (const { ordinal, event } of this.#frames) {
      if (!isIn(ordinal)) continue;
      if (event.type === 'ImportStarted') open.set(event.data.import, ordinal);
      else if (event.type === 'ImportCompleted') open.delete(event.data.import);
    }
    return open;
  }

  /** Beginning and end of these imports among the first n events. */
  framesOf(imports: ReadonlySet<string>, n: number): readonly PlacedEvent[] {
    return this.#frames.filter(
      ({ ordinal, event }) => ordinal <= n && 'import' in event.data && imports.has(event.data.import),
    );
  }
}
