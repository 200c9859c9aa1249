/** Finds a repeating time in a text. */
import type { TimeContext } from "../dates/time-finding.ts";
import type { RecurrenceFinding } from "./recurrence-finding.ts";

const SIMPLE = /\b(?:every ?day|daily|each day)\b/i;

/** The repeating time that a text speaks of, or null. Pure, never throws, bounded in time for any input. */
export function findRecurrence(text: string, _context: TimeContext): RecurrenceFinding | null {
  const match = SIMPLE.exec(text.slice(0, 1000));
  if (!match) return null;
  return {
    recurrence: { text: match[0], rrule: "FREQ=DAILY", times: [] },
    span: [match.index, match.index + match[0].length],
  };
}
