/** Says the texts of the catalogue in the language of whoever reads them. */
import { type Span, spansText } from "../chat/reply.ts";
import { type GapsOf, LANGUAGES, type Language, type Text } from "./catalogue/text.ts";

/** Who reads it; every plan and tool context is one. */
export interface Reader {
  profile: { /** BCP 47. */ locale: string };
}

type Plain = string | number;
type Rich = Plain | Span | readonly Span[];
type Filled<T extends Text, Value> = [GapsOf<T["en"]>] extends [never]
  ? []
  : [Record<GapsOf<T["en"]>, Value>];

const plurals = new Map<Language, Intl.PluralRules>();

/** The language of the catalogue that a BCP 47 tag means ("de-AT" is German); null for one that it does not have. */
export function languageIn(tag: string): Language | null {
  const [primary] = tag.toLowerCase().split(/[-_]/);
  return LANGUAGES.find((known) => known === primary) ?? null;
}

/** Whoever reads a language (BCP 47); English where it is not known. */
export function readerOf(locale: string | undefined): Reader {
  return { profile: { locale: locale ?? "en" } };
}

/** A text as plain words: for labels, headings and parts of sentences. */
export function t<T extends Text>(to: Reader, text: T, ...filled: Filled<T, Plain>): string {
  return spansText(rich(to, text, ...filled));
}

/** A text whose gaps may hold moments, code and other spans. What fills a gap is never read as a text itself. */
export function rich<T extends Text>(to: Reader, text: T, ...[given]: Filled<T, Rich>): Span[] {
  const values: Partial<Record<string, Rich>> = given ?? {};
  const spans: Span[] = [];
  const add = (part: Rich): void => {
    if (typeof part === "string" || typeof part === "number") addText(spans, String(part));
    else if ("t" in part && part.t !== "text") spans.push(part);
    else if ("t" in part) addText(spans, part.text);
    else part.forEach(add);
  };
  // Split by a group, the words stand at even places and the names of the gaps between them.
  for (const [index, part] of wordingOf(to, text, values)
    .split(/\{(\w+)\}/)
    .entries()) {
    add(index % 2 === 0 ? part : (values[part] ?? ""));
  }
  return spans;
}

/** Plain text that stands side by side is one span; a sentence that ends with "Nov." needs no second point. */
function addText(spans: Span[], text: string): void {
  const last = spans.at(-1);
  if (last?.t !== "text") {
    if (text !== "") spans.push({ t: "text", text });
    return;
  }
  const ends = last.text.endsWith(".") && text.startsWith(".");
  spans[spans.length - 1] = { t: "text", text: last.text + (ends ? text.slice(1) : text) };
}

function wordingOf(to: Reader, text: Text, { count }: Partial<Record<string, Rich>>): string {
  const language = languageIn(to.profile.locale) ?? "en";
  const wording = text[language];
  if (typeof wording === "string") return wording;
  const rules = plurals.get(language) ?? new Intl.PluralRules(language);
  plurals.set(language, rules);
  return wording[rules.select(Number(count))] ?? wording.other;
}
