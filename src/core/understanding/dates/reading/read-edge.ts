/** The ends of periods: "end of the month", "beginning of next week", "EOD", "rest of the week", "later this month". */
import { DAY_MS } from "../../../time/zones.ts";
import type { Moment } from "../values/moment.ts";
import type { Period } from "../values/period.ts";
import { readModifier } from "./read-month.ts";
import { readPeriod } from "./read-period.ts";
import { type Match, maybe, type Reader, skip, word } from "./reader.ts";

/** "end of the month", "beginning of next week", "EOD", "rest of the week", "later this week". */
export function readEdge(r: Reader, i: number): Match<Moment> {
  const day = skip(r, "endOfDay", maybe(r, "the", i));
  if (day > 0) return { value: { endOfDay: true }, next: day };
  return (
    readShortEdge(r, maybe(r, "the", i)) ?? readLongEdge(r, i) ?? readThird(r, i) ?? readRest(r, i)
  );
}

function readShortEdge(r: Reader, i: number): Match<Moment> {
  const edges = [
    ["endOfWeek", "week", true],
    ["endOfMonth", "month", true],
    ["endOfYear", "year", true],
    ["beginningOfMonth", "month", false],
    ["beginningOfYear", "year", false],
  ] as const;
  for (const [role, unit, end] of edges) {
    const next = skip(r, role, i);
    const token = r.tokens[i];
    // "boy" and "bom" are words; the short forms are written in capitals.
    if (next < 0 || (!end && !token?.capital)) continue;
    const period = thisPeriod(r, unit);
    return { value: end ? endOf(period) : startOf(period), next };
  }
  return null;
}

function thisPeriod(r: Reader, unit: "week" | "month" | "year") {
  const date = new Date(r.today);
  const [y, m] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (unit === "year") return { start: Date.UTC(y, 0, 1), end: Date.UTC(y + 1, 0, 1), grain: unit };
  if (unit === "month")
    return { start: Date.UTC(y, m, 1), end: Date.UTC(y, m + 1, 1), grain: unit };
  const start = r.today - ((date.getUTCDay() + 6) % 7) * DAY_MS;
  return { start, end: start + 7 * DAY_MS, grain: unit };
}

function readLongEdge(r: Reader, i: number): Match<Moment> {
  const beginning = skip(r, "beginning", i);
  const middle = skip(r, "middle", i);
  const end = skip(r, "end", i);
  const at = Math.max(beginning, middle, end);
  if (at < 0) return null;
  const of = skip(r, "of", at);
  const { bareEdges } = r.words.grammar;
  if (of < 0 && end !== at && middle !== at && !bareEdges) return null;
  const inner = maybe(r, "roughly", of > 0 ? of : at);
  const period = readPeriod(r, inner, true) ?? readBareUnit(r, inner);
  if (!period || (of < 0 && period.value.grain !== "month" && !bareEdges)) return null;
  const { value } = period;
  const moment = end === at ? endOf(value) : beginning === at ? startOf(value) : middleOf(value);
  return { value: moment, next: period.next };
}

/** "early March", "late next month": the first or last third. */
function readThird(r: Reader, i: number): Match<Moment> {
  const early = skip(r, "early", i);
  const late = skip(r, "late", i);
  const at = Math.max(early, late);
  const period = at > 0 ? readPeriod(r, at, true) : null;
  if (period?.value.grain !== "month" && period?.value.grain !== "year") return null;
  const { start, end } = period.value;
  const third = Math.floor((end - start) / DAY_MS / 3) * DAY_MS;
  const [from, to] = early > 0 ? [start, start + third] : [end - third, end];
  return { value: { period: { start: from, end: to, grain: "day" } }, next: period.next };
}

/** "week", "the month": the one that is running. */
function readBareUnit(
  r: Reader,
  i: number,
): Match<{ start: number; end: number; grain: "week" | "month" | "year" }> {
  const at = maybe(r, "the", i);
  const unit = r.words.units.get(word(r, at))?.unit;
  if (unit !== "week" && unit !== "month" && unit !== "year") return null;
  return { value: thisPeriod(r, unit), next: at + 1 };
}

function startOf(period: { start: number; end: number; grain: string }): Moment {
  const days = period.grain === "week" ? 3 : period.grain === "year" ? 90 : 10;
  return {
    period: {
      start: period.start,
      end: Math.min(period.end, period.start + days * DAY_MS),
      grain: "day",
    },
  };
}

/** The last working days of a week; the last day of anything longer. */
function endOf(period: { start: number; end: number; grain: string }): Moment {
  const days = period.grain === "week" ? 3 : 1;
  return {
    period: { start: period.end - days * DAY_MS, end: period.end, grain: "day", edge: true },
  };
}

function middleOf(period: { start: number; end: number; grain: string }): Moment {
  const days = (period.end - period.start) / DAY_MS;
  const start = period.start + Math.floor((days - 1) / 2) * DAY_MS;
  return {
    period: { start, end: start + Math.max(1, Math.floor(days / 3)) * DAY_MS, grain: "day" },
  };
}

/** "later this week": its second half, or what is left of that. */
function laterPart(r: Reader, start: number, end: number): Period {
  const middle = start + Math.floor((end - start) / DAY_MS / 2) * DAY_MS;
  return { start: Math.max(middle, r.today), end, grain: "day" };
}

/** "rest of the week", "later this month", "earlier this year". */
function readRest(r: Reader, i: number): Match<Moment> {
  const rest = skip(r, "rest", i);
  const later = rest > 0 ? -1 : skip(r, "laterIn", i);
  const earlier = skip(r, "earlierIn", i);
  const at = Math.max(rest, later, earlier);
  if (at < 0) return null;
  const inner = earlier > 0 || later > 0 ? maybe(r, "in", at) : at;
  const modifier = readModifier(r, inner);
  const unitAt = modifier?.next ?? maybe(r, "the", inner);
  if (r.words.units.get(word(r, unitAt))?.unit === "day" && rest > 0) {
    return {
      value: { period: { start: r.now, end: r.today + DAY_MS, grain: "minute" } },
      next: unitAt + 1,
    };
  }
  const period = readPeriod(r, inner, true) ?? readBareUnit(r, inner);
  if (!period) return null;
  const { start, end } = period.value;
  if (earlier > 0) {
    return {
      value: { period: { start, end: Math.max(start, r.today), grain: "day" }, backward: true },
      next: period.next,
    };
  }
  if (start > r.today || end <= r.today) return null;
  if (later > 0) return { value: { period: laterPart(r, start, end) }, next: period.next };
  return { value: { period: { start: r.today, end, grain: "day" } }, next: period.next };
}
