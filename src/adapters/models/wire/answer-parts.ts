import { type Fields, fieldsOf, listOf, textOf } from "./fields.ts";

/** A call as it came, whoever sent it. */
export interface WireCall {
  name: string;
  /** A JSON text, or the value itself. */
  args: unknown;
}

/** What was heard of an answer, in either shape, streamed or not. */
export interface Heard {
  text: string;
  calls: WireCall[];
  /** The server's word for why it ended; a call counts whatever this says. */
  finish: string | undefined;
  usage: { input: number; output: number } | undefined;
  /** Events that could not be read. */
  broken: number;
}

/** The first choice of OpenAI's shape. */
export function choiceOf(value: Fields): Fields {
  return fieldsOf(listOf(value["choices"])[0]);
}

/**
 * Text of a message or delta: a string, parts of text, or, of Workers AI, a bare number where a token happens to
 * be one.
 */
export function contentOf(content: unknown): string {
  if (typeof content === "string") return content;
  if (typeof content === "number" || typeof content === "boolean") return String(content);
  return listOf(content)
    .map((part) => textOf(fieldsOf(part)["text"]) ?? "")
    .join("");
}

export function finishOf(value: Fields): string | undefined {
  return textOf(choiceOf(value)["finish_reason"]) ?? textOf(value["finish_reason"]);
}

/** Counts of tokens, when they are given and not nonsense. */
export function usageOf(value: Fields): Heard["usage"] {
  const usage = fieldsOf(value["usage"]);
  const [input, output] = [usage["prompt_tokens"], usage["completion_tokens"]];
  if (typeof input !== "number" || typeof output !== "number") return undefined;
  return input > 0 && output >= 0 ? { input, output } : undefined;
}

/** Name and arguments of a call or a piece of one: nested in `function`, or flat. */
export function callParts(entry: unknown): {
  id?: string;
  index?: number;
  name?: string;
  args: unknown;
} {
  const fields = fieldsOf(entry);
  const inner = typeof fields["function"] === "object" ? fieldsOf(fields["function"]) : fields;
  const [id, name] = [textOf(fields["id"]), textOf(inner["name"])];
  const { index } = fields as { index?: unknown };
  return {
    ...(id !== undefined && { id }),
    ...(typeof index === "number" && { index }),
    ...(name !== undefined && { name }),
    args: inner["arguments"] ?? inner["parameters"],
  };
}
