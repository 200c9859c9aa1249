/** A general date library, made cheap enough to ask now and then. */
import type { Chrono } from "chrono-node";
import type { DateLibrary } from "./date-words.ts";

/**
 * The library without its parsers for lengths of time, built when first asked: compiling their expressions takes
 * a tenth of a second, and the words that lead to it are names of days and months. `unit` is a part of the
 * hour's name, by which those parsers are known.
 */
export function dateLibrary(
  Library: typeof Chrono,
  configuration: () => NonNullable<ConstructorParameters<typeof Chrono>[0]>,
  unit: string,
): DateLibrary {
  let library: Chrono | undefined;
  const build = () => {
    const all = configuration();
    // Patterns are constant; the library asks for a context for the sake of its options.
    const context = { option: {} } as Parameters<(typeof all.parsers)[0]["pattern"]>[0];
    const parsers = all.parsers.filter(
      (parser) => !parser.pattern(context).source.toLowerCase().includes(unit),
    );
    return new Library({ ...all, parsers });
  };
  return {
    parse: (text, reference, option) => {
      library ??= build();
      return library.parse(text, reference, option);
    },
  };
}
