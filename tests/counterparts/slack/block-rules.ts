/**
 * Block Kit's limits as Slack enforces them (docs.slack.dev/reference/block-kit), for the blocks that
 * we use; a block that we do not use is refused, so that using one means adding its rules here.
 */

export type Json = Record<string, unknown>;

const KINDS_OF_BUTTON = new Set([undefined, "primary", "danger"]);

/** What is wrong with the blocks of a message or a view; empty when Slack would take them. */
export function blockProblems(blocks: unknown, most: number): string[] {
  if (!Array.isArray(blocks)) return ["blocks is no array"];
  const problems: string[] = [];
  if (blocks.length === 0) problems.push("no blocks");
  if (blocks.length > most) problems.push(`${blocks.length} blocks, at most ${most}`);
  const actionIds = new Set<string>();
  for (const [index, block] of blocks.entries()) {
    for (const problem of blockProblem(block as Json, actionIds)) {
      problems.push(`/blocks/${index}: ${problem}`);
    }
  }
  return problems;
}

/** Every text of the blocks, to weigh the whole message. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + textLength(item), 0);
  if (typeof value !== "object" || value === null) return 0;
  let sum = 0;
  for (const [key, item] of Object.entries(value)) {
    sum += key === "text" && typeof item === "string" ? item.length : textLength(item);
  }
  return sum;
}

function blockProblem(block: Json, actionIds: Set<string>): string[] {
  switch (block["type"]) {
    case "section":
      return sectionProblems(block);
    case "header":
      return textProblems(block["text"], 150, ["plain_text"]);
    case "context":
      return listProblems(block["elements"], 10, (item) =>
        textProblems(item, 3000, ["plain_text", "mrkdwn"]),
      );
    case "actions":
      return listProblems(block["elements"], 25, (item) => buttonProblems(item as Json, actionIds));
    case "divider":
      return [];
    default:
      return [`unsupported type: ${String(block["type"])}`];
  }
}

function sectionProblems(block: Json): string[] {
  if (block["text"] === undefined && block["fields"] === undefined)
    return ["neither text nor fields"];
  const text =
    block["text"] === undefined ? [] : textProblems(block["text"], 3000, ["mrkdwn", "plain_text"]);
  const fields =
    block["fields"] === undefined
      ? []
      : listProblems(block["fields"], 10, (f) => textProblems(f, 2000, ["mrkdwn", "plain_text"]));
  return [...text, ...fields];
}

function buttonProblems(button: Json, actionIds: Set<string>): string[] {
  if (button["type"] !== "button") return [`unsupported element: ${String(button["type"])}`];
  const problems = textProblems(button["text"], 75, ["plain_text"]);
  const id = button["action_id"];
  if (typeof id !== "string" || id.length > 255) problems.push("bad action_id");
  else if (actionIds.has(id)) problems.push(`action_id ${id} twice`);
  else actionIds.add(id);
  const value = button["value"];
  if (value !== undefined && (typeof value !== "string" || value.length > 2000)) {
    problems.push("bad value");
  }
  if (!KINDS_OF_BUTTON.has(button["style"] as string | undefined)) problems.push("bad style");
  return problems;
}

function listProblems(list: unknown, most: number, each: (item: unknown) => string[]): string[] {
  if (!Array.isArray(list) || list.length === 0) return ["no elements"];
  if (list.length > most) return [`${list.length} elements, at most ${most}`];
  return list.flatMap(each);
}

function textProblems(value: unknown, most: number, types: string[]): string[] {
  const object = value as Json | undefined;
  if (typeof object !== "object" || object === null) return ["no text object"];
  const { type, text, emoji, verbatim } = object as Record<string, unknown>;
  if (!types.includes(String(type))) return [`text type ${String(type)}`];
  if (typeof text !== "string" || text.trim() === "") return ["empty text"];
  if (text.length > most) return [`text of ${text.length}, at most ${most}`];
  if (type === "mrkdwn" && emoji !== undefined) return ["emoji in mrkdwn"];
  if (type === "plain_text" && verbatim !== undefined) return ["verbatim in plain_text"];
  return [];
}
