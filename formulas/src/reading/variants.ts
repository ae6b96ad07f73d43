import { choice, described, object, type Reader } from './readers.js';

/** The values that a reader of `variants` may give. */
type Read<V extends Readonly<Record<string, Reader<unknown>>>> = {
  readonly [K in keyof V]: V[K] extends Reader<infer T> ? T : never;
}[keyof V];

/** Objects of several shapes, told apart by the text under `key`; each reader takes its own text there only. */
export function variants<V extends Readonly<Record<string, Reader<unknown>>>>(key: string, of: V): Reader<Read<V>> {
  const which = object({ [key]: choice(Object.keys(of)) });
  return described(
    () => ({ anyOf: Object.values(of).map(({ schema }) => schema) }),
    (raw, path) => {
      const name = which(onlyField(raw, key), path)[key] as string;
      return (of[name] as Reader<Read<V>>)(raw, path);
    },
  );
}

/** The field that decides which others there may be, by itself. */
const onlyField = (raw: unknown, key: string): unknown =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)
    ? { [key]: Object.hasOwn(raw, key) ? (raw as Readonly<Record<string, unknown>>)[key] : undefined }
    : raw;
