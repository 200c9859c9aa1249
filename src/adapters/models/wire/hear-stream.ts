import { choiceOf, contentOf, finishOf, type Heard, usageOf } from "./answer-parts.ts";
import { createCallCollector } from "./collect-calls.ts";
import { type Complaint, complaintIn } from "./failures.ts";
import { type Fields, fieldsOf, jsonOf, listOf } from "./fields.ts";
import { MAX_TEXT } from "./limits.ts";
import { readSse } from "./read-sse.ts";

export interface StreamEars {
  signal: AbortSignal;
  /** Something came, be it a thought. */
  onEvent(): void;
  onText(piece: string): void;
}

export interface HeardStream extends Heard {
  /** `cut`: the stream ended without saying so. `long`: we stopped listening. */
  ended: "complete" | "cut" | "long";
  /** An error in the middle of a stream that began well. */
  complaint?: Complaint;
}

/** Reads a streamed answer in either shape, or both at once. Never throws. */
export async function hearStream(
  body: ReadableStream<Uint8Array>,
  ears: StreamEars,
): Promise<HeardStream> {
  const calls = createCallCollector();
  const heard: HeardStream = { ...NOTHING, ended: "cut" };
  try {
    for await (const data of readSse(body, ears.signal)) {
      ears.onEvent();
      if (data.trim() === "[DONE]") heard.ended = "complete";
      else takeEvent(data, heard, calls, ears);
      if (heard.text.length > MAX_TEXT) heard.ended = "long";
      if (heard.complaint || data.trim() === "[DONE]" || heard.ended === "long") break;
    }
  } catch {
    // A broken connection is a stream without an end.
  }
  heard.calls = calls.calls();
  // Some servers say why they end instead of [DONE].
  if (heard.ended === "cut" && heard.finish !== undefined) heard.ended = "complete";
  return heard;
}

const NOTHING: Heard = { text: "", calls: [], finish: undefined, usage: undefined, broken: 0 };

function takeEvent(
  data: string,
  heard: HeardStream,
  calls: ReturnType<typeof createCallCollector>,
  ears: StreamEars,
): void {
  const value = jsonOf(data);
  if (value === undefined) {
    heard.broken++;
    return;
  }
  const complaint = complaintIn(value);
  if (complaint) heard.complaint = complaint;
  const event = fieldsOf(value);
  const delta = fieldsOf(choiceOf(event)["delta"]);
  for (const entry of callEntries(event, delta)) calls.add(entry);
  heard.finish = finishOf(event) ?? heard.finish;
  heard.usage = usageOf(event) ?? heard.usage;
  // One source for each event: this very model is known to say everything in both shapes at once.
  const piece = contentOf(event["response"]) || contentOf(delta["content"]);
  if (piece === "") return;
  heard.text += piece;
  ears.onText(piece);
}

function callEntries(event: Fields, delta: Fields): unknown[] {
  const own = listOf(event["tool_calls"]);
  return own.length > 0 ? own : listOf(delta["tool_calls"]);
}
