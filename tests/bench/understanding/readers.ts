import type { UnderstandingContext } from "../../../src/core/understanding/interpretation.ts";

export function contextAt(now: number): UnderstandingContext {
  return { now, zone: "Europe/Vienna", locale: "en", dayStart: "08:00", shown: [] };
}
