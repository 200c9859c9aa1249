import type { Json } from "./block-rules.ts";
import type { StoredMessage } from "./state.ts";

/** A message as the person reads it; written apart from what renders it. */
export interface ReadMessage {
  text: string;
  buttons: { label: string; token: string }[][];
  /** UTC milliseconds of the dates that the client shows in its own zone. */
  instants: number[];
}

const DATE = /<!date\^(-?\d+)\^[^|>]*\|([^>]*)>/g;
const LINK = /<https?:[^|>]*\|([^>]*)>/g;

/** Reads blocks, or the text of a message without any. */
export function readMessage(message: Pick<StoredMessage, "blocks" | "text">): ReadMessage {
  const objects = textObjects(message.blocks.filter((block) => block["type"] !== "actions"));
  const raw = objects.map((object) => String(object["text"]));
  const marked = objects.map((object, i) => (object["type"] === "mrkdwn" ? (raw[i] ?? "") : ""));
  const read = objects.map((object, i) =>
    object["type"] === "mrkdwn" ? fromMrkdwn(raw[i] ?? "") : (raw[i] ?? ""),
  );
  return {
    text: message.blocks.length > 0 ? read.join("\n") : fromMrkdwn(message.text),
    buttons: message.blocks
      .filter((block) => block["type"] === "actions")
      .map((block) =>
        (block["elements"] as Json[]).map((button) => ({
          label: String((button["text"] as Json)["text"]),
          token: String(button["value"]),
        })),
      ),
    instants: [...marked.join("\n").matchAll(DATE)].map((match) => Number(match[1]) * 1000),
  };
}

/** What Slack shows of mrkdwn: marks are format when nothing invisible stands beside them. */
export function fromMrkdwn(mrkdwn: string): string {
  return mrkdwn
    .replace(DATE, "$2")
    .replace(LINK, "$1")
    .replace(
      /(?<!\u200B)[*~`](?!\u200B)|(?<![\p{L}\p{N}\u200B])_|(?<!\u200B)_(?![\p{L}\p{N}\u200B])/gu,
      "",
    )
    .replaceAll("\u200B", "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

function textObjects(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(textObjects);
  if (typeof value !== "object" || value === null) return [];
  const object = value as Json;
  return typeof object["text"] === "string" ? [object] : Object.values(object).flatMap(textObjects);
}
