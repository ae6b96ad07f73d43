/** What `make` gives, made when it is asked for the first time: loading this package makes nothing that nobody asks for. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
