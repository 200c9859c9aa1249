import { callParts, choiceOf, contentOf, finishOf, type Heard, usageOf } from "./answer-parts.ts";
import { type Fields, fieldsOf, listOf, textOf } from "./fields.ts";
import { MAX_TEXT } from "./limits.ts";

/** Reads an answer that came in one piece: Workers AI's shape, its REST envelope, or OpenAI's. */
export function hearWhole(value: unknown): Heard | null {
  const outer = fieldsOf(value);
  const fields = "result" in outer && "success" in outer ? fieldsOf(outer["result"]) : outer;
  const message = fieldsOf(choiceOf(fields)["message"]);
  const isOurs = "response" in fields || "tool_calls" in fields || "choices" in fields;
  if (!isOurs && typeof value !== "object") return null;
  const calls = [...listOf(fields["tool_calls"]), ...listOf(message["tool_calls"])];
  const text = textIn(fields) || contentOf(message["content"]) || textOf(message["refusal"]);
  return {
    text: (text ?? "").slice(0, MAX_TEXT),
    calls: calls.flatMap((entry) => {
      const { name, args } = callParts(entry);
      return name === undefined ? [] : [{ name, args }];
    }),
    finish: finishOf(fields),
    usage: usageOf(fields),
    broken: 0,
  };
}

/** Workers AI gives an object instead of text when the text was JSON. */
function textIn({ response }: Fields): string {
  return typeof response === "object" && response !== null
    ? JSON.stringify(response)
    : contentOf(response);
}
