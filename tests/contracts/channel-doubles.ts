import type { Accepted, Intake } from "../../src/channels/channel.ts";
import type { Inbound } from "../../src/core/chat/inbound.ts";
import type { Clock } from "../../src/core/ports/clock.ts";
import type { Ids } from "../../src/core/ports/ids.ts";
import type { Log, LogFields } from "../../src/core/ports/log.ts";

/** 7 December 2026, 08:00 UTC, a Monday. */
export const NOW = Date.UTC(2026, 11, 7, 8);

export interface LogLine {
  level: "info" | "warn" | "error";
  event: string;
  fields: LogFields;
}

/** A log that keeps its lines. */
export function recordingLog(): Log & { lines: LogLine[] } {
  const lines: LogLine[] = [];
  const keep =
    (level: LogLine["level"]) =>
    (event: string, fields: LogFields = {}) => {
      lines.push({ level, event, fields });
    };
  return { lines, info: keep("info"), warn: keep("warn"), error: keep("error") };
}

/** `take` is what `accept` does, at once: for a channel that stores where it stands. */
export interface ScriptedIntake extends Intake {
  take(inbound: Inbound): Accepted["status"];
  accepted: Inbound[];
  answers: Accepted["status"][];
}

/**
 * An intake that answers what it is told (`answers`, first to last, then "stored") and knows dedupe keys
 * as the real one does.
 */
export function scriptedIntake(): ScriptedIntake {
  const accepted: Inbound[] = [];
  const answers: Accepted["status"][] = [];
  const seen = new Set<string>();
  function take(inbound: Inbound): Accepted["status"] {
    const status = answers.shift() ?? "stored";
    if (status !== "stored") return status;
    if (inbound.dedupeKeys.some((key) => seen.has(key))) return "duplicate";
    for (const key of inbound.dedupeKeys) seen.add(key);
    // As the inbox does: what cannot be stored as JSON is lost here and now.
    accepted.push(JSON.parse(JSON.stringify(inbound)) as Inbound);
    return status;
  }
  return { accepted, answers, take, accept: async (inbound) => ({ status: take(inbound) }) };
}

export const fixedClock = (now = NOW): Clock => ({ now: () => now });

/** Predictable names; no two are the same. */
export function countingIds(): Ids {
  let count = 0;
  return {
    next: (prefix) => `${prefix}-${++count}`,
    secret: () => `secret-${++count}`,
  };
}
