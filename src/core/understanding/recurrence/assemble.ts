/** Turns what was read into an RFC 5545 rule, or says what does not fit. */
import type { Frequency, Rule, RuleDay } from "../../time/rule-parts.ts";
import { emptyRule, formatRule, WEEKDAY_CODES } from "../../time/rule-parts.ts";
import { addDays, addMonths, formatWall } from "../../time/zones.ts";
import { isOpenHour } from "../dates/reading/clock/clock.ts";
import { startOf } from "../dates/reading/read-pieces.ts";
import type { AmbiguityReason, RecurrencePhrase } from "../interpretation.ts";
import type { Cycle } from "./cycle.ts";
import { settleTimes } from "./read-times.ts";
import type { RecurrenceFinding } from "./recurrence-finding.ts";
import type { Scan } from "./scan.ts";

export interface Assembled {
  recurrence: Omit<RecurrencePhrase, "text">;
  problem?: AmbiguityReason;
  other?: RecurrenceFinding["other"];
}

const ALL_DAYS: readonly RuleDay[] = WEEKDAY_CODES.map((day) => ({ day }));
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
/** Seconds. */
const HALF_DAY = 12 * 3600;
/** More times a day than anyone lists. */
const MAX_TIMES = 24;

/** The rule for a repetition. */
export function assemble(s: Scan, cycle: Cycle): Assembled {
  const rule = partsOf(cycle);
  const spread = spreadOver(s, rule, cycle);
  const fits = settleDays(rule, cycle) && spread !== null;
  const said = spread ?? timesOf(s, cycle);
  const count = cycle.count ?? countWithin(rule, cycle);
  if (count !== undefined) rule.count = count;
  else setUntil(s, rule, cycle);
  const open = fits ? unsaid(rule, cycle, said) : "unread-recurrence-words";
  const times = open ? proposed(s, rule, cycle, said) : said;
  const recurrence: Assembled["recurrence"] = { rrule: formatRule(rule), times };
  if (cycle.start !== undefined) recurrence.start = cycle.start;
  if (cycle.exdates?.length) recurrence.exdates = [...new Set(cycle.exdates)].sort();
  const problem = completion(rule, cycle, recurrence) ?? open ?? openHour(s, cycle);
  return problem ? { recurrence, problem, ...otherwise(rule, cycle, problem) } : { recurrence };
}

/** Days on which what is to be done so often a week or month is done mostly. */
const EVENLY: Partial<Record<Frequency, readonly string[]>> = {
  WEEKLY: ["MO,TH", "MO,WE,FR", "MO,TU,TH,FR", "MO,TU,WE,TH,FR", "MO,TU,WE,TH,FR,SA"],
  MONTHLY: ["1,15", "1,11,21", "1,8,15,22"],
};
/** Seconds over which the times of a day are spread. */
const SPREAD = 12 * 3600;

/** Times of day, and days in the rule, that are as many as was said ("twice a week"): only to be offered. */
function proposed(s: Scan, rule: Rule, { perUnit: n = 1 }: Cycle, said: string[]): string[] {
  if (n < 2) return said;
  const days = EVENLY[rule.freq]?.[n - 2]?.split(",");
  if (days && rule.freq === "WEEKLY")
    rule.byDay = WEEKDAY_CODES.filter((code) => days.includes(code)).map((day) => ({ day }));
  if (days && rule.freq === "MONTHLY") rule.byMonthDay = days.map(Number);
  if (rule.freq !== "DAILY" || n > MAX_TIMES / 2) return said;
  const step = Math.floor(SPREAD / (n - 1) / 1800) * 1800;
  const first = Math.min(s.r.dayStart * 60, SPREAD - 1);
  return Array.from({ length: n }, (_, k) => clockText(first + k * step));
}

/** "every day at 6": in the morning or in the evening? */
function openHour(s: Scan, { times: [only, more] = [], part }: Cycle): AmbiguityReason | undefined {
  return only && !more && !part && isOpenHour(s.r, only) ? "am-or-pm" : undefined;
}

function otherwise(
  rule: Rule,
  { times: [clock] = [] }: Cycle,
  problem: AmbiguityReason,
): Pick<Assembled, "other"> {
  if (problem === "am-or-pm" && clock)
    return { other: { times: [clockText(clock.seconds % HALF_DAY)] } };
  const other = problem === "which-day" ? otherRule(rule) : null;
  return other ? { other: { rrule: formatRule(other) } } : {};
}

/** "every second Tuesday" is every other one to some, and the second of each month to others. */
function otherRule(rule: Rule): Rule | null {
  const [only, more] = rule.byDay;
  const { freq, interval } = rule;
  if (!only || more || rule.bySetPos.length > 0) return null;
  if (freq === "WEEKLY" && interval > 1 && interval <= 5) {
    const byDay = [{ day: only.day, n: interval }];
    return { ...rule, freq: rule.byMonth.length > 0 ? "YEARLY" : "MONTHLY", interval: 1, byDay };
  }
  const counted = (freq === "MONTHLY" || freq === "YEARLY") && interval === 1;
  if (!counted || only.n === undefined || only.n < 2) return null;
  return { ...rule, freq: "WEEKLY", interval: only.n, byDay: [{ day: only.day }] };
}

function partsOf({ freq, interval, byDay, byMonth, byMonthDay, setPos }: Cycle): Rule {
  return {
    ...emptyRule(freq ?? "DAILY"),
    interval: interval ?? 1,
    byDay: [...(byDay ?? [])],
    byMonth: [...(byMonth ?? [])],
    byMonthDay: [...(byMonthDay ?? [])],
    bySetPos: [...(setPos ?? [])],
  };
}

/**
 * "every 2 hours from 9 to 17" is a daily rule with those times of day. Undefined without a window, null when
 * the window belongs to no hourly rule.
 */
function spreadOver(s: Scan, rule: Rule, cycle: Cycle): string[] | null | undefined {
  if (!cycle.window) return undefined;
  const minutes = { HOURLY: 60, MINUTELY: 1 }[rule.freq as "HOURLY" | "MINUTELY"] ?? 0;
  const step = rule.interval * minutes * 60;
  const [from = 0, to = 0] = cycle.window.map(
    (clock) => settleTimes(s, [clock], undefined)[0] ?? 0,
  );
  const count = Math.floor((to - from) / Math.max(step, 1)) + 1;
  if (step === 0 || count < 2 || count > MAX_TIMES) return null;
  rule.freq = "DAILY";
  rule.interval = 1;
  return Array.from({ length: count }, (_, k) => clockText(from + k * step));
}

/** Brings days and months into the shape that fits the frequency; false when they contradict each other. */
function settleDays(rule: Rule, cycle: Cycle): boolean {
  const numbered = rule.byDay.some((day) => day.n !== undefined);
  const positional = numbered || rule.bySetPos.length > 0 || rule.byMonthDay.length > 0;
  const coarser = positional ? toMonths(rule) : toWeeks(rule);
  if (!coarser || !monthsFit(rule)) return false;
  const listed = rule.byDay.length > 0 && !positional;
  // "every month on Friday" and "every hour on Monday" leave open which ones.
  if (listed && rule.freq !== "WEEKLY") return false;
  if (positional && rule.freq !== "MONTHLY" && rule.freq !== "YEARLY") return false;
  if (positional && rule.freq === "YEARLY" && rule.byMonth.length === 0) return false;
  return exceptDays(rule, cycle.exceptDays ?? []) && exceptMonths(rule, cycle.exceptMonths ?? []);
}

/** "every day" with weekdays beside it is a weekly rule. */
function toWeeks(rule: Rule): boolean {
  if (rule.freq !== "DAILY" || rule.byDay.length === 0) return true;
  if (rule.interval !== 1) return false;
  rule.freq = "WEEKLY";
  return true;
}

/** Days of the month make a monthly rule; with months beside them a yearly one. "every week on the 3rd" says two things. */
function toMonths(rule: Rule): boolean {
  if (rule.freq === "DAILY" && rule.interval === 1) rule.freq = "MONTHLY";
  if (rule.freq === "MONTHLY" && rule.byMonth.length > 0 && rule.interval === 1)
    rule.freq = "YEARLY";
  return rule.freq === "MONTHLY" || rule.freq === "YEARLY";
}

function monthsFit(rule: Rule): boolean {
  return rule.freq !== "MONTHLY" || rule.byMonth.length === 0 || rule.interval === 1;
}

/** "every day except Sunday" is a weekly rule of its own. */
function exceptDays(rule: Rule, except: readonly RuleDay[]): boolean {
  if (except.length === 0) return true;
  if (rule.freq === "DAILY" && rule.interval === 1) rule.freq = "WEEKLY";
  if (rule.freq !== "WEEKLY") return false;
  const out = new Set(except.map(({ day }) => day));
  const base = rule.byDay.length > 0 ? rule.byDay : ALL_DAYS;
  rule.byDay = base.filter(({ day }) => !out.has(day));
  return rule.byDay.length > 0;
}

/** "every Friday except in August". */
function exceptMonths(rule: Rule, except: readonly number[]): boolean {
  if (except.length === 0) return true;
  const base = rule.byMonth.length > 0 ? rule.byMonth : MONTHS;
  rule.byMonth = base.filter((month) => !except.includes(month));
  return rule.byMonth.length > 0 && rule.freq !== "YEARLY";
}

function timesOf(s: Scan, cycle: Cycle): string[] {
  const part = [...s.r.words.dayParts.values()].find((one) => one.name === cycle.part);
  if (cycle.times?.length) return settleTimes(s, cycle.times, part).map(clockText);
  return part ? [clockText(startOf(s.r, part))] : [];
}

function clockText(seconds: number): string {
  return formatWall(seconds * 1000).slice(11, 16);
}

/**
 * "every day for 10 days" is ten times, also when today's time is over: with a date as its end it would depend on the
 * hour at which that is said.
 */
function countWithin(rule: Rule, { weeks }: Cycle): number | undefined {
  if (!weeks || weeks.months > 0) return undefined;
  const { freq, interval, byDay, byMonth } = rule;
  const each = freq === "DAILY" && interval === 1 && byDay.length + byMonth.length === 0;
  return each ? weeks.days : undefined;
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
  // "starting in April, until March" ends in the year after.
  if (cycle.start !== undefined && until < cycle.start.slice(0, 10)) until = addMonths(until, 12);
  const day = until.slice(0, 10).replace(/-/g, "");
  rule.until = until.length > 10 ? `${day}T${until.slice(11).replace(/:/g, "")}` : day;
}

/** "every 3 days after I finish it": only whole days can be counted from an unknown moment. */
function completion(
  rule: Rule,
  cycle: Cycle,
  recurrence: Assembled["recurrence"],
): AmbiguityReason | undefined {
  if (!cycle.afterDone) return undefined;
  const plain = rule.byDay.length + rule.byMonthDay.length + rule.byMonth.length === 0;
  if (!plain || (rule.freq !== "DAILY" && rule.freq !== "WEEKLY")) return "unread-recurrence-words";
  recurrence.afterCompletion = { days: rule.interval * (rule.freq === "WEEKLY" ? 7 : 1) };
  return undefined;
}

/** "twice a day" needs two times of day, "three times a week" three days. */
function unsaid(rule: Rule, cycle: Cycle, times: readonly string[]): AmbiguityReason | undefined {
  // "twice a week, Monday and Thursday": how often says that the days are a list.
  if (cycle.doubtful && cycle.perUnit === undefined) return "which-day";
  const n = cycle.perUnit ?? 1;
  if (n === 1) return undefined;
  if (rule.freq === "DAILY") return times.length === n ? undefined : "missing-time";
  const days = rule.byDay.length + rule.byMonthDay.length;
  return days === n ? undefined : "which-day";
}
