/**
 * A second opinion for words of time that the grammar cannot read: a general date library. It leaves words
 * out without saying so and knows neither zones nor clock changes, so what it finds is only ever proposed.
 */
import type { Component, ParsedComponents } from "chrono-node";
import { addDays, instantToWall, parseWall } from "../../time/zones.ts";
import type { When } from "../interpretation.ts";
import type { DateLibrary } from "./date-words.ts";
import type { TimeContext, TimeFinding } from "./time-finding.ts";

/** Characters before and after the word in question; the library's cost grows faster than its input. */
const REACH = 100;

/** What the library makes of the words around `at` (an offset in the text), always with a problem. */
export function secondReading(
  text: string,
  at: number,
  context: TimeContext,
  library: DateLibrary,
): TimeFinding | null {
  const start = Math.max(0, at - REACH);
  const now = instantToWall(context.now, context.zone);
  // Wall clock as if it were UTC: only the components are used, never the library's instants.
  const reference = { instant: new Date(parseWall(now)), timezone: 0 };
  const window = text.slice(start, at + REACH);
  const result = library
    .parse(window, reference, { forwardDate: true })
    .find((one) => start + one.index <= at && at < start + one.index + one.text.length);
  if (!result) return null;
  const when = whenOf(result.start, result.text, now.slice(0, 10));
  const from = start + result.index;
  const span: [number, number] = [from, from + result.text.length];
  return when && { when, span, alternatives: [], problem: "unread-time-words" };
}

function whenOf(parts: ParsedComponents, text: string, today: string): When | null {
  const two = (unit: Component) => String(parts.get(unit) ?? 0).padStart(2, "0");
  const date = `${parts.get("year")}-${two("month")}-${two("day")}`;
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return null;
  const past = date < addDays(today, 0) ? { past: true } : {};
  if (!parts.isCertain("hour")) return { text, local: date, grain: "day", dateOnly: true, ...past };
  const local = `${date}T${two("hour")}:${two("minute")}:${two("second")}`;
  return { text, local, grain: "minute", dateOnly: false, ...past };
}
