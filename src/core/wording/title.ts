import { withoutHidden } from "../tools/policy/rendering.ts";
import * as words from "./catalogue/common.ts";
import { type Reader, t } from "./words.ts";

/** Titles as people write them: kept as they are, within bounds, and quoted so that they cannot be read as ours. */

/** Longest title that is kept, in code points. */
export const TITLE_LIMIT = 500;
/** Longest title inside a list, in code points. */
const LIST_LIMIT = 80;

/** Controls, lone surrogates and direction overrides: invisible, and able to reorder the text around them. */
const UNSAFE = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

export type TitleCheck =
  | { ok: true; title: string }
  | { ok: false; problem: "empty" }
  | { ok: false; problem: "too-long"; length: number };

/** A title fit to be stored: one line, trimmed, at most `TITLE_LIMIT` code points. */
export function checkTitle(raw: string, limit: number = TITLE_LIMIT): TitleCheck {
  const title = withoutHidden(raw.replace(/\s+/gu, " ").replace(UNSAFE, "")).trim();
  if (!VISIBLE.test(title)) return { ok: false, problem: "empty" };
  const length = codePoints(title);
  return length > limit ? { ok: false, problem: "too-long", length } : { ok: true, title };
}

/** The title in quotes; right-to-left text is isolated (UAX #9) so that it cannot reorder our sentence. */
export function quote(to: Reader, title: string): string {
  const text = RIGHT_TO_LEFT.test(title) ? `\u2068${title}\u2069` : title;
  return t(to, words.quoted, { text });
}

/** Quoted and short enough for a list; never cut inside a character as people see it. */
export function quoteShort(to: Reader, title: string, limit: number = LIST_LIMIT): string {
  return quote(to, clip(title, limit));
}

export function clip(title: string, limit: number): string {
  if (codePoints(title) <= limit) return title;
  let kept = "";
  let size = 0;
  for (const { segment } of new Intl.Segmenter().segment(title)) {
    size += codePoints(segment);
    if (size >= limit) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

function codePoints(value: string): number {
  return [...value].length;
}

/** What a title is for. */
export type Titled = "task" | "reminder" | "item";

/** The sentence for a title that cannot be kept. */
export function titleProblem(to: Reader, check: TitleCheck & { ok: false }, what: Titled): string {
  if (check.problem === "empty") return t(to, words.titleNone[what]);
  return t(to, words.titleLong, { length: check.length, most: TITLE_LIMIT });
}
