/** Whose words a value consists of, from the most trustworthy to the least. */
export const VALUE_ORIGINS = [
  /** The person's own words of this turn. */
  "said",
  /** The person's settings. */
  "profile",
  /** A row of the person's own that was made from their words. */
  "own",
  /** Made up or reworded by a model. */
  "model",
  /** Anybody else's: forwards, quotes, files, names and profile fields of platforms, results of outside tools. */
  "foreign",
] as const;
export type ValueOrigin = (typeof VALUE_ORIGINS)[number];

/** Texts that a turn works with, by whose they are. */
export interface Sources {
  said: readonly string[];
  profile?: readonly string[];
  own?: readonly string[];
  foreign?: readonly string[];
}

/** The origin of something that was made of both. */
export function leastTrusted(origins: readonly ValueOrigin[]): ValueOrigin {
  const worst = Math.max(0, ...origins.map((origin) => VALUE_ORIGINS.indexOf(origin)));
  return VALUE_ORIGINS[worst] ?? "foreign";
}

/** The origin of every text and number in the arguments of a call. */
export function originsOf(input: unknown, sources: Sources): ValueOrigin[] {
  const known = {
    said: (sources.said ?? []).map(comparable),
    profile: (sources.profile ?? []).map(comparable),
    own: (sources.own ?? []).map(comparable),
    foreign: (sources.foreign ?? []).map(comparable),
  };
  return textsOf(input).map((text) => originOf(comparable(text), known));
}

/** Every text in a value of JSON, also numbers as they are written; names of fields are ours. */
export function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(textsOf);
  return [];
}

/**
 * The first source that holds the whole value. A value that is nowhere was made up by the model, which has read
 * the foreign words too, if there are any.
 */
function originOf(value: string, sources: Record<keyof Sources, string[]>): ValueOrigin {
  const holds = (texts: readonly string[]) => texts.some((text) => contains(text, value));
  if (value === "" || holds(sources.said)) return "said";
  if (sources.profile.includes(value)) return "profile";
  if (holds(sources.foreign)) return "foreign";
  if (holds(sources.own)) return "own";
  return sources.foreign.length > 0 ? "foreign" : "model";
}

/** As whole words: "all" is not in "call". */
function contains(text: string, value: string): boolean {
  return ` ${text} `.includes(` ${value} `);
}

/** Without what can be written in two ways: case, widths, marks, invisible characters, punctuation. */
export function comparable(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
