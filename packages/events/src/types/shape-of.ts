import type { Shape } from '../fields/index.js';
import { EVENT_TYPES, isEventType } from './catalog.js';

/**
 * The marks of a fact's data, leaf by leaf: what is encrypted, what is not. Take this and not `EVENT_TYPES[type].shape`:
 * the data inside a correction carries the marks of the type that it corrects.
 */
export function shapeOf(type: string, data: unknown): Shape {
  if (!isEventType(type)) throw new TypeError(`shapeOf: no event type has the name "${type}"`);
  const { shape } = EVENT_TYPES[type];
  if (type !== 'FactCorrected' || shape.kind !== 'record') return shape;
  const corrected = data as { readonly targetType: string; readonly data: unknown };
  return { kind: 'record', fields: { ...shape.fields, data: shapeOf(corrected.targetType, corrected.data) } };
}
