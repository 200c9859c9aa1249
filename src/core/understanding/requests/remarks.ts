import { matchFrames } from "../frames.ts";
import type { Remark } from "../interpretation.ts";
import type { Segment, Setting } from "../segment.ts";
import { readTitle } from "../titles.ts";

/** What a sentence that asks for nothing says of something that may be on a list; null for other talk. */
export function readRemark(segment: Segment, { locale, readers }: Setting): Remark | null {
  if (!locale.remarks) return null;
  const match = matchFrames(segment, locale.remarks, readers, locale);
  const range = match?.captures["ref"];
  if (!match || !range) return null;
  const spans = segment.times().findings.map((finding) => finding.span);
  const { title } = readTitle(segment, range, spans, { ...locale, priorities: [] });
  if (title === "") return null;
  const kind = match.frame.intent === "task.complete" ? "done" : "unwanted";
  return { kind, words: title, sure: match.frame.strong === true };
}
