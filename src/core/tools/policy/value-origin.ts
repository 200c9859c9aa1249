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

/** Every text in a value of JSON, also numbers as they are written; names of fields are ours. */
export function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(textsOf);
  return [];
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
