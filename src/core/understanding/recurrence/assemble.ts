/** Turns what was read into an RFC 5545 rule, or says what does not fit. */
import type { Frequency, Rule, RuleDay } from "../../time/rule-parts.ts";
import { WEEKDAY_CODES, emptyRule, formatRule } from "../../time/rule-parts.ts";
import { addDays, addMonths, formatWall } from "../../time/zones.ts";
import type { AmbiguityReason, RecurrencePhrase } from "../interpretation.ts";
import type { Cycle } from "./cycle.ts";
import type { Scan } from "./scan.ts";

export interface Assembled {
  recurrence: Omit<RecurrencePhrase, "text">;
  problem?: AmbiguityReason;
}

const ALL_DAYS: readonly RuleDay[] = WEEKDAY_CODES.map((day) => ({ day }));
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
/** Times of day that a day part stands for, in minutes, where it does not follow the person's day. */
const MORNING = "morning";

/** The rule for a repetition. */
export function assemble(s: Scan, cycle: Cycle): Assembled {
  const rule = emptyRule(frequency(cycle));
  rule.interval = cycle.interval ?? 1;
  rule.byDay = [...(cycle.byDay ?? [])];
  rule.byMonth = [...(cycle.byMonth ?? [])];
  rule.byMonthDay = [...(cycle.byMonthDay ?? [])];
  rule.bySetPos = [...(cycle.setPos ?? [])];
  const fits = settleDays(rule, cycle);
  const times = timesOf(s, cycle);
  if (cycle.count !== undefined) rule.count = cycle.count;
  else setUntil(s, rule, cycle);
  const recurrence: Assembled["recurrence"] = { rrule: formatRule(rule), times };
  if (cycle.start !== undefined) recurrence.start = cycle.start;
  if (cycle.exdates?.length) recurrence.exdates = [...new Set(cycle.exdates)].sort();
  const problem = completion(rule, cycle, recurrence) ?? (fits ? unsaid(rule, cycle, times) : "unread-recurrence-words");
  return problem ? { recurrence, problem } : { recurrence };
}

function frequency(cycle: Cycle): Frequency {
  return cycle.freq ?? "DAILY";
}

/** Brings days and months into the shape that fits the frequency; false when they contradict each other. */
function settleDays(rule: Rule, cycle: Cycle): boolean {
  const numbered = rule.byDay.some((day) => day.n !== undefined);
  const positional = numbered || rule.bySetPos.length > 0 || rule.byMonthDay.length > 0;
  if (rule.freq === "DAILY" && rule.byDay.length > 0 && !positional) {
    if (rule.interval !== 1) return false;
    rule.freq = "WEEKLY";
  }
  if (positional && (rule.freq === "DAILY" || rule.freq === "WEEKLY")) {
    // "every week on the 3rd" says two things.
    if (rule.freq === "WEEKLY" || rule.interval !== 1) return false;
    rule.freq = "MONTHLY";
  }
  if (positional && rule.freq === "MONTHLY" && rule.byMonth.length > 0 && rule.interval === 1) rule.freq = "YEARLY";
  if (rule.freq === "MONTHLY" && rule.byMonth.length > 0 && rule.interval !== 1) return false;
  if (rule.freq === "YEARLY" && positional && rule.byMonth.length === 0) return false;
  if (rule.freq === "YEARLY" && rule.byDay.length > 0 && !positional) return false;
  if (rule.freq === "MONTHLY" && rule.byDay.length > 0 && !positional) return false;
  if (isFine(rule.freq) && (rule.byDay.length > 0 || rule.byMonthDay.length > 0)) return false;
  return applyExceptions(rule, cycle);
}

function isFine(freq: Frequency): boolean {
  return freq === "HOURLY" || freq === "MINUTELY" || freq === "SECONDLY";
}

/** "every day except Sunday" is a rule of its own; left-out dates stay dates. */
function applyExceptions(rule: Rule, cycle: Cycle): boolean {
  if (cycle.exceptDays?.length) {
    const out = new Set(cycle.exceptDays.map(({ day }) => day));
    const base = rule.byDay.length > 0 ? rule.byDay : ALL_DAYS;
    if (rule.byDay.some((day) => day.n !== undefined) || rule.bySetPos.length > 0) return false;
    if (rule.freq === "DAILY" && rule.interval === 1) rule.freq = "WEEKLY";
    if (rule.freq !== "WEEKLY") return false;
    rule.byDay = base.filter(({ day }) => !out.has(day));
    if (rule.byDay.length === 0) return false;
  }
  if (cycle.exceptMonths?.length) {
    const out = new Set(cycle.exceptMonths);
    rule.byMonth = (rule.byMonth.length > 0 ? rule.byMonth : MONTHS).filter((month) => !out.has(month));
    if (rule.byMonth.length === 0 || rule.freq === "YEARLY") return false;
  }
  return true;
}

function timesOf(s: Scan, cycle: Cycle): string[] {
  if (cycle.times?.length) return cycle.times.map((seconds) => formatWall(seconds * 1000).slice(11, 16));
  if (cycle.part === undefined) return [];
  const part = [...s.r.words.dayParts.values()].find((one) => one.name === cycle.part);
  if (!part) return [];
  const minutes = part.name === MORNING ? Math.min(s.r.dayStart, part.to - 60) : part.from;
  return [formatWall(minutes * 60_000).slice(11, 16)];
}

/** UNTIL as a whole day, because "until 1 March" includes it (RFC 5545, 3.3.10). */
function setUntil(s: Scan, rule: Rule, cycle: Cycle): void {
  let { until } = cycle;
  if (until === undefined && cycle.weeks) {
    const start = cycle.start ?? formatWall(s.r.today);
    const { months, days } = cycle.weeks;
    until = addDays(addMonths(start.slice(0, 10), Math.round(months)), Math.round(days));
    // Ten weeks of Mondays are ten Mondays: the day on which the length is over is not in it.
    until = addDays(until, -1);
  }
  if (until === undefined) return;
  const day = until.slice(0, 10).replace(/-/g, "");
  rule.until = until.length > 10 ? `${day}T${until.slice(11).replace(/:/g, "")}` : day;
}

/** "every 3 days after I finish it": only whole days can be counted from an unknown moment. */
function completion(rule: Rule, cycle: Cycle, recurrence: Assembled["recurrence"]): AmbiguityReason | undefined {
  if (!cycle.afterDone) return undefined;
  const plain = rule.byDay.length + rule.byMonthDay.length + rule.byMonth.length === 0;
  if (!plain || (rule.freq !== "DAILY" && rule.freq !== "WEEKLY")) return "unread-recurrence-words";
  recurrence.afterCompletion = { days: rule.interval * (rule.freq === "WEEKLY" ? 7 : 1) };
  return undefined;
}

/** "twice a day" needs two times of day, "three times a week" three days. */
function unsaid(rule: Rule, cycle: Cycle, times: readonly string[]): AmbiguityReason | undefined {
  if (cycle.doubtful) return "which-day";
  const n = cycle.perUnit ?? 1;
  if (n === 1) return undefined;
  if (rule.freq === "DAILY") return times.length === n ? undefined : "missing-time";
  const days = rule.byDay.length + rule.byMonthDay.length;
  return days === n ? undefined : "which-day";
}
