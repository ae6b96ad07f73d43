import { choice, exact, list, nullable, object, type Reader, text } from '../../reading/index.js';
import { PII_PILLARS, type PiiPillarId } from './frame.js';

/** A score 0..100 with its weight among its siblings. */
export interface PiiScored {
  /** Unique in the whole input. */
  readonly id: string;
  /** Absent = 1. */
  readonly weight?: string;
  /** Null: not available, left out of the average. */
  readonly score: string | null;
}

/** A group of indicators: its score, or the indicators. */
export interface PiiSubPillar {
  /** Unique in the whole input. */
  readonly id: string;
  /** Absent = 1. */
  readonly weight?: string;
  /** 0..100; null = not available. */
  readonly score?: string | null;
  /** Instead of the score. */
  readonly indicators?: readonly PiiScored[];
}

/** A pillar: its score, or its groups. */
export interface PiiPillar {
  /** `P1` … `P7`. */
  readonly id: PiiPillarId;
  /** 0..100; null = unknown. */
  readonly score?: string | null;
  /** Instead of the score. */
  readonly subPillars?: readonly PiiSubPillar[];
}

/** The pillars, or the two sub-indices as published. */
export interface PiiInput {
  /** In any order; what is not listed is unknown. */
  readonly pillars?: readonly PiiPillar[];
  /** Input sub-index 0..100 (đầu vào) instead of pillars. */
  readonly inputIndex?: string | null;
  /** Output sub-index 0..100 (đầu ra) instead of pillars. */
  readonly outputIndex?: string | null;
}

const score = nullable(exact);
const indicator = object({ id: text, score }, { weight: exact });
const subPillar = object({ id: text }, { weight: exact, score, indicators: list(indicator) });
const pillar = object({ id: choice(PII_PILLARS.map(({ id }) => id)) }, { score, subPillars: list(subPillar) });

export const readPii: Reader<PiiInput> = object({}, { pillars: list(pillar), inputIndex: score, outputIndex: score });
