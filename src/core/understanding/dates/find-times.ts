/** Finds the times that a text speaks of. */
import * as chrono from "chrono-node";
import { instantToWall, parseWall } from "../../time/zones.ts";
import type { Grain, When } from "../interpretation.ts";
import type { TimeContext, TimeFinding } from "./time-finding.ts";

/** Longest text that is read; measured worst case of the library at this length is a few milliseconds. */
const MAX_TEXT = 1000;

/** All times said in a text, in the order said. Pure, never throws, bounded in time for any input. */
export function findTimes(text: string, context: TimeContext): TimeFinding[] {
  const today = instantToWall(context.now, context.zone);
  const reference = { instant: new Date(parseWall(today)), timezone: 0 };
  const results = chrono.casual.parse(text.slice(0, MAX_TEXT), reference, { forwardDate: true });
  return results.map((result) => {
    const start = said(result.start, result.text);
    const when: When = result.end ? { ...start, end: said(result.end, result.text).local } : start;
    if (parseWall(when.end ?? when.local) < parseWall(today))
      when.past = !when.dateOnly || when.local < today.slice(0, 10);
    return { when, span: [result.index, result.index + result.text.length], alternatives: [] };
  });
}

function said(parts: chrono.ParsedComponents, text: string): When {
  const two = (unit: chrono.Component) => String(parts.get(unit) ?? 0).padStart(2, "0");
  const date = `${parts.get("year")}-${two("month")}-${two("day")}`;
  if (!parts.isCertain("hour")) return { text, local: date, grain: "day", dateOnly: true };
  const grain: Grain = parts.isCertain("minute") ? "minute" : "hour";
  const local = `${date}T${two("hour")}:${two("minute")}:${two("second")}`;
  return { text, local, grain, dateOnly: false };
}
