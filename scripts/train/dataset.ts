import { readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import type { LabelledPhrase } from "./own-phrases.ts";

/** Sources under CC BY, MIT, BSD or Apache. Share-alike ones are never learned from. */
const LEARNED_SOURCES = new Set(["clinc", "slurp", "botframework", "mattermost-remind"]);

const record = z.object({
  id: z.string(),
  source: z.string(),
  text: z.string(),
  label: z.string(),
  tier: z.enum(["core", "near"]),
});
export type IntentRecord = z.infer<typeof record>;

/** All records of the labelled intents in `directory`, for learning and for checking. */
export function readIntentRecords(directory: string): IntentRecord[] {
  const file = path.join(directory, "dev", "intent.jsonl");
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => record.parse(JSON.parse(line)));
}

export function isLearned(entry: Pick<IntentRecord, "source">): boolean {
  return LEARNED_SOURCES.has(entry.source);
}

/** Neighbouring phrases (shopping lists, alarms) count half. */
export function toPhrase(entry: IntentRecord): LabelledPhrase {
  return { text: entry.text, label: entry.label, weight: entry.tier === "near" ? 0.5 : 1 };
}
