import { type Block, type ListItem, spansText } from "../../chat/reply.ts";
import type { Outcome } from "../../tools/tool.ts";
import type { ShownItem } from "../../understanding/interpretation.ts";

const LETTERS: Record<ShownItem["kind"], string> = {
  task: "T",
  reminder: "R",
  fact: "F",
  event: "E",
};

/** Short names for a prompt: two tokens instead of the 35 of an id. Items without a number have none. */
export function aliasesOf(items: readonly ShownItem[]): Map<string, ShownItem> {
  const numbered = items.filter(({ number }) => number !== undefined);
  return new Map(numbered.map((item) => [`${LETTERS[item.kind]}${item.number}`, item]));
}

/** One line for each, alias and title. */
export function itemLines(aliases: ReadonlyMap<string, ShownItem>): string[] {
  return [...aliases].map(([alias, { title }]) => `${alias}\t${oneLine(title)}`);
}

/** The same with the time before the title, where there is one. */
export function plannedLines(known: readonly { item: ShownItem; when: string }[]): string[] {
  return known.flatMap(({ item, when }) => {
    const [alias] = [...aliasesOf([item]).keys()];
    const cells = [alias, ...(when === "" ? [] : [when]), oneLine(item.title)];
    return alias === undefined ? [] : [cells.join("\t")];
  });
}

/** What a tool has shown, a line for each row, with aliases for what has a number. */
export function rowsOf({ reply, shown = [] }: Outcome): string {
  const aliases = [...aliasesOf(shown)];
  const nameOf = ({ number }: ListItem) =>
    aliases.find(([, item]) => item.number === number)?.[0] ?? "";
  const lines = ({ ...block }: Block): string[] => {
    switch (block.t) {
      case "heading":
        return [block.text];
      case "paragraph":
      case "note":
        return [oneLine(spansText(block.spans))];
      case "fields":
        return block.fields.map(({ label, spans }) => `${label}\t${oneLine(spansText(spans))}`);
      case "list":
        return block.items.map(
          (item) =>
            `${nameOf(item)}\t${oneLine(spansText(item.spans))}${item.done ? "\tdone" : ""}`,
        );
    }
  };
  return reply.blocks.flatMap(lines).join("\n");
}

/** Aliases as the person knows them: by number. */
export function withNumbers(text: string, items: readonly ShownItem[]): string {
  const aliases = aliasesOf(items);
  return text.replace(/\b[TRF]\d{1,6}\b/g, (alias) => String(aliases.get(alias)?.number ?? alias));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
