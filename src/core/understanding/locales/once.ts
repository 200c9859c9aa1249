/** `make`, run when it is first asked for: what a language works out of its tables is no work of a start. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
