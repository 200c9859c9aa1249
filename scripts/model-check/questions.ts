import * as z from "zod";
import type { ModelRequest } from "../../src/core/ports/language-model.ts";

/** Said first, asked for last. */
export const CODE_WORD = "PELICAN";

const note = {
  name: "add_note",
  description: "Writes a note down.",
  input: z.object({ text: z.string().min(1).describe("What to write") }),
};

const question = (text: string, more: Partial<ModelRequest> = {}): ModelRequest => ({
  system: "You are a helpful assistant. Answer in one short sentence.",
  messages: [{ role: "user", text }],
  maxTokens: 160,
  temperature: 0,
  ...more,
});

export const ANSWER = question("Count from one to ten in words.");
export const CALL = question("Add a note: buy milk.", { tools: [note] });
export const SMALL_TALK = question("Thanks, that was kind of you.", { tools: [note] });
export const JSON_ANSWER = question("Which city is the capital of Norway?", {
  json: z.object({ city: z.string() }),
});
/** About 2,000 tokens, nearly as long as our prompts get. */
export const CONTEXT = question("What is the code word? Answer with that word alone.", {
  system: `The code word is ${CODE_WORD}.\n${"The weather was fine and nothing happened. ".repeat(180)}`,
});
