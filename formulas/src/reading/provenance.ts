import { list, object, text } from './readers.js';

const excluded = list(object({ event: text, reason: text }));

/** Optional fields of whatever the engine can attach events to. They explain a result and never change it. */
export const provenanceFields = { label: text, events: list(text), excluded };

export const provenance = object({}, provenanceFields);
