import type { Intent, Reference, ShownItem, UnderstandingContext } from "./interpretation.ts";
import type { Locale } from "./locale.ts";
import { normalWords, type Token } from "./tokens.ts";

/** More items than this in one reference is surely no reference. */
const MOST_NUMBERS = 50;

/** Reads words as "which item": a number, a position, "that", all, or words of a title. */
export function parseReference(text: string, tokens: readonly Token[], locale: Locale): Reference {
  const phrase = tokens.map((token) => token.norm).join(" ");
  if (locale.reference.focus.includes(phrase)) return { kind: "focus" };
  if (locale.reference.all.includes(phrase)) return { kind: "all" };
  if (locale.reference.shown?.includes(phrase)) return { kind: "shown" };
  if (locale.reference.pair?.includes(phrase))
    return { kind: "position", positions: [1, 2], of: 2 };
  return parseNumbers(tokens, locale) ?? { kind: "title", words: titleWords(text, tokens, locale) };
}

/** Numbers or positions only ("2 and 3", "#2", "task 2", "the second one"); null when other words are there. */
export function parseNumbers(tokens: readonly Token[], locale: Locale): Reference | null {
  return positionsInRow(tokens, locale) ?? parseEachNumber(tokens, locale);
}

function parseEachNumber(tokens: readonly Token[], locale: Locale): Reference | null {
  const numbers: number[] = [];
  const positions: number[] = [];
  for (const { norm } of tokens) {
    const found = numbersOf(norm, locale);
    const position = locale.reference.ordinals.get(norm);
    const begun = numbers.length + positions.length > 0;
    if (begun && locale.reference.pronouns.has(norm)) continue;
    if (found) numbers.push(...found);
    else if (position !== undefined) positions.push(position);
    else if (!accompaniesNumber(norm, locale)) return null;
  }
  if (positions.length > 0) return numbers.length === 0 ? { kind: "position", positions } : null;
  if (numbers.length === 0 || numbers.length > MOST_NUMBERS) return null;
  return { kind: "number", numbers: [...new Set(numbers)] };
}

/** "the first two", "the last 3 tasks". */
function positionsInRow(tokens: readonly Token[], { reference }: Locale): Reference | null {
  const words = tokens
    .map(({ norm }) => norm)
    .filter((word) => !reference.articles.has(word) && !reference.nouns.has(word));
  const [edge = "", many = "", ...rest] = words;
  const start = reference.ordinals.get(edge);
  const count = reference.numbers.get(many) ?? (/^\d{1,2}$/.test(many) ? Number(many) : 0);
  const fits = (start === 1 || start === -1) && count > 1 && count <= MOST_NUMBERS;
  if (!fits || rest.some((word) => !reference.pronouns.has(word))) return null;
  const positions = Array.from({ length: count }, (_, at) => (start === 1 ? at + 1 : at - count));
  return { kind: "position", positions };
}

function accompaniesNumber(word: string, { reference, listAnd }: Locale): boolean {
  return reference.articles.has(word) || reference.nouns.has(word) || listAnd.has(word);
}

function numbersOf(word: string, locale: Locale): number[] | null {
  if (/^\d{1,5}$/.test(word)) return [Number(word)];
  const range = /^(\d{1,4})-(\d{1,4})$/.exec(word);
  if (range) {
    const [from, to] = [Number(range[1]), Number(range[2])];
    if (to < from || to - from >= MOST_NUMBERS) return null;
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  }
  const spelled = locale.reference.numbers.get(word);
  return spelled === undefined ? null : [spelled];
}

/** Title words as typed, without "the", "task", "one" around them. */
function titleWords(text: string, tokens: readonly Token[], locale: Locale): string {
  const { articles, nouns, pronouns, about } = locale.reference;
  let from = 0;
  let to = tokens.length;
  const at = (index: number) => tokens[index]?.norm ?? "";
  while (from < to - 1 && articles.has(at(from))) from += 1;
  if (from < to - 1 && nouns.has(at(from))) from += 1;
  if (from > 0 && from < to - 1 && nouns.has(at(from - 1)) && about.has(at(from))) from += 1;
  if (to - from > 1 && (pronouns.has(at(to - 1)) || nouns.has(at(to - 1)))) to -= 1;
  const first = tokens[from];
  const last = tokens[to - 1];
  return first && last ? text.slice(first.start, last.end) : "";
}

/** What kind of item a reference points at, as far as the conversation tells; null when it does not. */
export function kindOfTarget(
  target: Reference,
  context: UnderstandingContext,
  locale: Locale,
): ShownItem["kind"] | null {
  switch (target.kind) {
    case "focus":
      return context.focus?.kind ?? null;
    case "number":
      return commonKind(context.shown.filter((item) => target.numbers.includes(item.number ?? -1)));
    case "position":
      return commonKind(
        target.positions.flatMap(
          (position) => context.shown.at(position > 0 ? position - 1 : position) ?? [],
        ),
      );
    case "shown":
      return commonKind(context.shown);
    case "title":
      return commonKind(matchingItems(target.words, context, locale));
    case "all":
      return null;
    case "item":
      return target.item.kind;
  }
}

function commonKind(items: readonly ShownItem[]): ShownItem["kind"] | null {
  const [first] = items;
  return first && items.every((item) => item.kind === first.kind) ? first.kind : null;
}

function matchingItems(words: string, context: UnderstandingContext, locale: Locale): ShownItem[] {
  const wanted = normalWords(words, locale.spelling);
  const known = context.focus ? [...context.shown, context.focus] : context.shown;
  return known.filter((item) =>
    ` ${normalWords(item.title, locale.spelling)} `.includes(` ${wanted} `),
  );
}

const SIBLINGS: Partial<Record<Intent, Partial<Record<ShownItem["kind"], Intent>>>> = {
  "task.delete": { reminder: "reminder.delete", fact: "memory.delete" },
  "task.update": { reminder: "reminder.update" },
  "reminder.delete": { task: "task.delete", fact: "memory.delete" },
  "reminder.update": { task: "task.update" },
  "memory.delete": { task: "task.delete", reminder: "reminder.delete" },
};

/** The same wish for another kind of item: deleting a reminder instead of a task. */
export function siblingIntent(intent: Intent, kind: ShownItem["kind"]): Intent {
  return SIBLINGS[intent]?.[kind] ?? intent;
}
