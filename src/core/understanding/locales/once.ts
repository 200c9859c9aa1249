/** `make`, run when it is first asked for: what a language works out of its tables is no work of a start. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** An object like `source` whose properties are made from those of `source`, each when it is first asked for. */
export function eachOnce<T extends object>(source: T, make: <V>(value: V) => V): T {
  const made: Partial<T> = {};
  for (const name of Object.keys(source) as (keyof T)[]) {
    Object.defineProperty(made, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = make(source[name]);
        Object.defineProperty(made, name, { value });
        return value;
      },
    });
  }
  return made as T;
}

/** `make` for each object that it is asked about, run once for each; the one that was asked about last is at hand. */
export function onceFor<K extends object, V>(make: (of: K) => V): (of: K) => V {
  const made = new WeakMap<K, { value: V }>();
  let last: { of: K; value: V } | undefined;
  return (of) => {
    if (last?.of === of) return last.value;
    const known = made.get(of) ?? { value: make(of) };
    made.set(of, known);
    last = { of, value: known.value };
    return known.value;
  };
}
