import type { Inbound } from "../inbound.ts";

/** Said while an answer is being written, this is about the answer and nothing else. */
const STOP = /^\s*(?:stop|stopp|halt|schluss)(?: it| that| now| please| bitte)?[\s.!]*$/iu;

/** Whether the person wants no more of an answer that is being written. */
export function saysStop(inbound: Inbound): boolean {
  if (inbound.kind === "command") return inbound.name === "stop";
  return inbound.kind === "message" && STOP.test(inbound.text);
}

/** The same as a press of Stop: nothing else is to be done about it. */
export function asStop({
  dedupeKeys,
  address,
  actor,
  occurredAt,
  correlationId,
}: Inbound): Inbound {
  const base = { dedupeKeys, address, actor, occurredAt, correlationId };
  return { ...base, kind: "lifecycle", event: "stop" };
}
