import {
  EVENT_TYPES,
  type EventTypeName,
  isEventType,
  isSealedText,
  type SealedText,
  type Shape,
} from '@kpi-ledger/events';

export interface PersonalText {
  readonly text: string | SealedText;
  /** Where it stands in the event, for example `data.evidence[0].name`. */
  readonly path: string;
  /**
   * Where it is read: null in the event itself. A correction's texts are read in the place of the event that it corrects:
   * then that event's id, and the path is the one there.
   */
  readonly target: string | null;
  /** The path in the event where it is read. */
  readonly targetPath: string;
}

/** An event's data with every identity field and free text replaced; parts that hold none are not copied. */
export const mapPersonalTexts = (
  type: EventTypeName,
  data: unknown,
  change: (text: PersonalText) => string | SealedText,
): unknown => mapData(type, data, { path: 'data', target: null, targetPath: 'data' }, change);

/** The path of the first personal text that is not sealed; null when there is none. */
export function unsealedText(type: EventTypeName, data: unknown): string | null {
  let found: string | null = null;
  mapPersonalTexts(type, data, ({ text, path }) => {
    if (!isSealedText(text)) found ??= path;
    return text;
  });
  return found;
}

type Where = Omit<PersonalText, 'text'>;
type Change = (text: PersonalText) => string | SealedText;

const below = (where: Where, step: string): Where => ({
  ...where,
  path: where.path + step,
  targetPath: where.targetPath + step,
});

function mapData(type: EventTypeName, data: unknown, where: Where, change: Change): unknown {
  const mapped = mapShape(EVENT_TYPES[type].shape, data, where, change);
  if (type !== 'FactCorrected') return mapped;
  const correction = mapped as { readonly target: string; readonly targetType: string; readonly data: unknown };
  if (!isEventType(correction.targetType)) return mapped;
  const inner: Where = { path: `${where.path}.data`, target: correction.target, targetPath: 'data' };
  return { ...correction, data: mapData(correction.targetType, correction.data, inner, change) };
}

const known = new WeakMap<Shape, boolean>();

/** Whether a personal text may stand in it; what has none is not looked through. */
function holdsTexts(shape: Shape): boolean {
  const before = known.get(shape);
  if (before !== undefined) return before;
  const holds =
    shape.kind === 'leaf'
      ? shape.mark === 'identity' || shape.mark === 'freeText'
      : shape.kind === 'record'
        ? Object.values(shape.fields).some(holdsTexts)
        : holdsTexts(shape.item);
  known.set(shape, holds);
  return holds;
}

function mapShape(shape: Shape, value: unknown, where: Where, change: Change): unknown {
  if (!holdsTexts(shape)) return value;
  switch (shape.kind) {
    case 'leaf':
      return change({ ...where, text: value as string | SealedText });
    case 'nullable':
      return value === null ? null : mapShape(shape.item, value, where, change);
    case 'list':
      return (value as readonly unknown[]).map((item, i) => mapShape(shape.item, item, below(where, `[${i}]`), change));
    case 'map':
      return mapFields(value, (key, item) => mapShape(shape.item, item, below(where, `.${key}`), change));
    case 'record':
      return mapFields(value, (key, item) => {
        const field = shape.fields[key];
        return field !== undefined && holdsTexts(field) ? mapShape(field, item, below(where, `.${key}`), change) : item;
      });
  }
}

const mapFields = (value: unknown, change: (key: string, item: unknown) => unknown): unknown =>
  Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key, change(key, item)]));
