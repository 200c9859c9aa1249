import type { Reference, ShownItem } from "../../understanding/interpretation.ts";
import { type IndexedItem, type ItemFinder, type ItemKind, poolOf } from "./item-index.ts";
import { searchWords, singularWords } from "./words.ts";

/** Candidates that a question offers. */
export const MAX_CANDIDATES = 5;
/** Most items that one request acts on. */
export const MAX_TARGETS = 100;

export type Resolution = { kind: "found"; items: ShownItem[] } | Unresolved;

export type Unresolved =
  | { kind: "several"; candidates: ShownItem[] }
  /** Nothing was named, or nothing was shown that could be meant. */
  | { kind: "unnamed" }
  | { kind: "no-number"; number: number; deleted: boolean }
  | { kind: "no-position"; position: number; count: number }
  | { kind: "no-title"; words: string; nearest: ShownItem[] };

export interface ResolveContext {
  shown: ShownItem[];
  focus?: ShownItem;
}

export interface Resolver {
  /** Which items a reference means. Never guesses between two; rows decide what exists and how it is called. */
  resolve(reference: Reference | undefined, context: ResolveContext): Resolution;
}

export interface ResolverDeps {
  finder: ItemFinder;
  /** Kinds that a number or a title can mean; what was shown may be of any kind. */
  kinds: ItemKind[];
  /** The item as its row says, or null when it is gone. */
  look(kind: ItemKind, id: string): ShownItem | null;
  /** Everything that "all" means. */
  all(limit: number): ShownItem[];
}

export function createResolver(deps: ResolverDeps): Resolver {
  const lookAll = (items: { kind: ItemKind; id: string }[]): ShownItem[] =>
    items.map((item) => deps.look(item.kind, item.id)).filter((item) => item !== null);

  return {
    resolve(reference, context) {
      switch (reference?.kind) {
        case undefined:
        case "focus":
          return byFocus(deps, context);
        case "item": {
          const item = deps.look(reference.item.kind, reference.item.id);
          return item ? { kind: "found", items: [item] } : gone(reference.item);
        }
        case "number":
          return byNumbers(deps, reference.numbers);
        case "position":
          if (reference.of !== undefined && reference.of !== context.shown.length)
            return { kind: "unnamed" };
          return byPositions(deps, reference.positions, context.shown);
        case "shown":
          return found(lookAll(context.shown.slice(0, MAX_TARGETS)));
        case "title":
          return byTitle(deps, reference.words, lookAll);
        case "all":
          return found(deps.all(MAX_TARGETS));
      }
    },
  };
}

function found(items: ShownItem[]): Resolution {
  return items.length > 0 ? { kind: "found", items: unique(items) } : { kind: "unnamed" };
}

function gone(item: ShownItem): Resolution {
  return { kind: "no-title", words: item.title, nearest: [] };
}

function byFocus(deps: ResolverDeps, { shown, focus }: ResolveContext): Resolution {
  const meant = focus ?? (shown.length === 1 ? shown[0] : undefined);
  if (!meant) return { kind: "unnamed" };
  const item = deps.look(meant.kind, meant.id);
  if (item) return { kind: "found", items: [item] };
  return deps.kinds.includes(meant.kind) ? gone(meant) : { kind: "unnamed" };
}

function byNumbers(deps: ResolverDeps, numbers: number[]): Resolution {
  const pool = poolOf(deps.kinds[0] ?? "task");
  const items: ShownItem[] = [];
  for (const number of numbers.slice(0, MAX_TARGETS)) {
    const indexed = deps.finder.byNumber(pool, number);
    const item = indexed && deps.look(indexed.kind, indexed.id);
    if (!item) return { kind: "no-number", number, deleted: indexed !== null };
    items.push(item);
  }
  return found(items);
}

function byPositions(deps: ResolverDeps, positions: number[], shown: ShownItem[]): Resolution {
  const items: ShownItem[] = [];
  for (const position of positions.slice(0, MAX_TARGETS)) {
    const meant = shown.at(position > 0 ? position - 1 : position);
    const item = meant && deps.look(meant.kind, meant.id);
    if (!item) return meant ? gone(meant) : { kind: "no-position", position, count: shown.length };
    items.push(item);
  }
  return found(items);
}

function byTitle(
  deps: ResolverDeps,
  words: string,
  lookAll: (items: IndexedItem[]) => ShownItem[],
): Resolution {
  const limit = MAX_CANDIDATES + 1;
  const search = searchWords(words);
  const attempts = [
    () => deps.finder.byTitle(deps.kinds, words, limit),
    () => deps.finder.byWords(deps.kinds, search, "all", limit),
    () => deps.finder.byWords(deps.kinds, singularWords(search) ?? [], "all", limit),
  ];
  for (const attempt of attempts) {
    const matches = attempt();
    const live = matches.filter((match) => match.live);
    const items = lookAll(live.length > 0 ? live : matches);
    if (items.length === 1) return { kind: "found", items };
    if (items.length > 1) return { kind: "several", candidates: items.slice(0, MAX_CANDIDATES) };
  }
  // A typo is mostly in the tail of a word, so its first letters find the nearest.
  const stems = search.map((word) => word.slice(0, 3));
  const near = deps.finder.byWords(deps.kinds, stems, "any", MAX_CANDIDATES);
  return { kind: "no-title", words, nearest: lookAll(near) };
}

function unique(items: ShownItem[]): ShownItem[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = `${item.kind} ${item.id}`;
    return !seen.has(key) && seen.add(key);
  });
}
