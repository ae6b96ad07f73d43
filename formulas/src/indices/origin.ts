/** How a fact of an index is known; what the sources do not give is null and has no origin. */
export const ORIGINS = ['READ', 'COMPUTED', 'INFERRED'] as const;
/** READ in a source, COMPUTED back from published figures, or INFERRED: no source says it. */
export type Origin = (typeof ORIGINS)[number];
