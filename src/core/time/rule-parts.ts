/**
 * Reading an RFC 5545 recurrence rule (section 3.3.10) strictly, so that nothing unchecked ever reaches the
 * library that iterates it. Pure syntax and ranges; whether a rule ever happens is told by `validateRule`.
 */

export const FREQUENCIES = [
  "YEARLY",
  "MONTHLY",
  "WEEKLY",
  "DAILY",
  "HOURLY",
  "MINUTELY",
  "SECONDLY",
] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** One step of the frequencies that count real time, in milliseconds; 0 for those that count on the calendar. */
export const STEP_MS: Record<Frequency, number> = {
  YEARLY: 0,
  MONTHLY: 0,
  WEEKLY: 0,
  DAILY: 0,
  HOURLY: 3_600_000,
  MINUTELY: 60_000,
  SECONDLY: 1000,
};

export const WEEKDAY_CODES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type WeekdayCode = (typeof WEEKDAY_CODES)[number];

/** A weekday, `n` for "the nth in the month or year" (-1 is the last). */
export interface RuleDay {
  day: WeekdayCode;
  n?: number;
}

export interface Rule {
  freq: Frequency;
  interval: number;
  count?: number;
  /** As written: `YYYYMMDD`, `YYYYMMDDTHHmmss` (wall clock) or the same with `Z` (UTC). */
  until?: string;
  wkst: WeekdayCode;
  byDay: RuleDay[];
  byMonth: number[];
  byMonthDay: number[];
  byYearDay: number[];
  byWeekNo: number[];
  bySetPos: number[];
  byHour: number[];
  byMinute: number[];
  bySecond: number[];
}

export type RuleParse =
  | { ok: true; rule: Rule }
  | { ok: false; reason: "malformed" | "unsupported" };

/** Far longer than any rule a person means; keeps hostile input cheap. */
const MAX_RULE_LENGTH = 500;
/** What lies before the wanted time has to be counted, so the count bounds the work; 27 years of every day. */
const MAX_COUNT = 10_000;
/** Hourly and finer rules are counted one by one where they leave steps out. */
const MAX_CLOCK_COUNT = 500;
const MAX_INTERVAL = 10_000;

type ListPart =
  | "byMonth"
  | "byMonthDay"
  | "byYearDay"
  | "byWeekNo"
  | "bySetPos"
  | "byHour"
  | "byMinute"
  | "bySecond";

/** Property, smallest and largest absolute value, and whether counting from the end is allowed. */
const LIST_PARTS: Record<string, { key: ListPart; min: number; max: number; signed: boolean }> = {
  BYMONTH: { key: "byMonth", min: 1, max: 12, signed: false },
  BYMONTHDAY: { key: "byMonthDay", min: 1, max: 31, signed: true },
  BYYEARDAY: { key: "byYearDay", min: 1, max: 366, signed: true },
  BYWEEKNO: { key: "byWeekNo", min: 1, max: 53, signed: true },
  BYSETPOS: { key: "bySetPos", min: 1, max: 366, signed: true },
  BYHOUR: { key: "byHour", min: 0, max: 23, signed: false },
  BYMINUTE: { key: "byMinute", min: 0, max: 59, signed: false },
  BYSECOND: { key: "bySecond", min: 0, max: 60, signed: false },
};

/** Parts that other programs write and that this one does not follow (RFC 7529 and library extensions). */
const UNSUPPORTED_PARTS = new Set(["BYEASTER", "RSCALE", "SKIP", "TZID", "DTSTART", "EXDATE"]);

/** Reads `FREQ=...;...` (no `RRULE:` prefix, no DTSTART). */
export function parseRule(text: string): RuleParse {
  const parts = splitParts(text);
  const freq = FREQUENCIES.find((name) => name === parts?.get("FREQ"));
  if (!parts || !freq) return { ok: false, reason: "malformed" };
  const rule = emptyRule(freq);
  for (const [name, value] of parts) {
    if (UNSUPPORTED_PARTS.has(name)) return { ok: false, reason: "unsupported" };
    if (!readPart(rule, name, value)) return { ok: false, reason: "malformed" };
  }
  return checkCombination(rule);
}

/** Properties by name, upper case; null when one is broken or given twice. */
function splitParts(text: string): Map<string, string> | null {
  if (text.length > MAX_RULE_LENGTH) return null;
  const parts = new Map<string, string>();
  for (const pair of text.trim().split(";")) {
    const at = pair.indexOf("=");
    const name = pair.slice(0, at).toUpperCase();
    if (at < 1 || at === pair.length - 1 || parts.has(name)) return null;
    parts.set(name, pair.slice(at + 1).toUpperCase());
  }
  return parts;
}

/** Writes a rule in one canonical order; parts at their default value are left out. */
export function formatRule(rule: Rule): string {
  const out = [`FREQ=${rule.freq}`];
  const add = (name: string, values: readonly (string | number)[]) => {
    if (values.length > 0) out.push(`${name}=${values.join(",")}`);
  };
  if (rule.interval !== 1) out.push(`INTERVAL=${rule.interval}`);
  for (const [name, part] of Object.entries(LIST_PARTS)) {
    if (name === "BYSETPOS") continue;
    add(name, rule[part.key]);
  }
  add(
    "BYDAY",
    rule.byDay.map(({ day, n }) => (n === undefined ? day : `${n}${day}`)),
  );
  add("BYSETPOS", rule.bySetPos);
  if (rule.wkst !== "MO") out.push(`WKST=${rule.wkst}`);
  if (rule.count !== undefined) out.push(`COUNT=${rule.count}`);
  if (rule.until !== undefined) out.push(`UNTIL=${rule.until}`);
  return out.join(";");
}

/** A rule with nothing but its frequency. */
export function emptyRule(freq: Frequency): Rule {
  return {
    freq,
    interval: 1,
    wkst: "MO",
    byDay: [],
    byMonth: [],
    byMonthDay: [],
    byYearDay: [],
    byWeekNo: [],
    bySetPos: [],
    byHour: [],
    byMinute: [],
    bySecond: [],
  };
}

/** True for HOURLY and finer. */
export function isSubDaily(freq: Frequency): boolean {
  return freq === "HOURLY" || freq === "MINUTELY" || freq === "SECONDLY";
}

/** True when an hourly or finer rule has parts besides its pace, so that not every step is one occurrence. */
export function leavesOut(rule: Rule): boolean {
  const days = [rule.byDay, rule.byMonth, rule.byMonthDay, rule.byYearDay, rule.byWeekNo];
  const times = [rule.byHour, rule.byMinute, rule.bySecond, rule.bySetPos];
  return [...days, ...times].some((part) => part.length > 0);
}

function readPart(rule: Rule, name: string, value: string): boolean {
  switch (name) {
    case "FREQ":
      return true;
    case "INTERVAL":
      rule.interval = whole(value);
      return rule.interval >= 1;
    case "COUNT":
      rule.count = whole(value);
      return rule.count >= 1;
    case "UNTIL":
      rule.until = value;
      return isUntil(value);
    case "WKST": {
      const day = WEEKDAY_CODES.find((code) => code === value);
      if (day) rule.wkst = day;
      return day !== undefined;
    }
    case "BYDAY":
      return readDays(rule, value);
    default:
      return readList(rule, name, value);
  }
}

function readDays(rule: Rule, value: string): boolean {
  for (const item of value.split(",")) {
    const match = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(item);
    if (!match) return false;
    const day = match[2] as WeekdayCode;
    if (match[1] === undefined) {
      rule.byDay.push({ day });
      continue;
    }
    const n = Number(match[1]);
    if (n === 0 || Math.abs(n) > 53) return false;
    rule.byDay.push({ day, n });
  }
  return true;
}

function readList(rule: Rule, name: string, value: string): boolean {
  const part = LIST_PARTS[name];
  if (!part) return false;
  const values = value
    .split(",")
    .map((item) => (/^[+-]?\d{1,3}$/.test(item) ? Number(item) : Number.NaN));
  const fits = values.every((n) => {
    const size = part.signed ? Math.abs(n) : n;
    return size >= part.min && size <= part.max;
  });
  // No clock here has leap seconds: 60 is read as 59 (RFC 5545, 3.3.12).
  const kept = part.key === "bySecond" ? values.map((second) => Math.min(second, 59)) : values;
  if (fits) rule[part.key] = [...new Set(kept)];
  return fits;
}

/** COUNT and UNTIL exclude each other; numbered weekdays belong to MONTHLY and YEARLY (RFC 5545, 3.3.10). */
function checkCombination(rule: Rule): RuleParse {
  if (rule.count !== undefined && rule.until !== undefined) {
    return { ok: false, reason: "malformed" };
  }
  const numbered = rule.byDay.some((day) => day.n !== undefined);
  const misplaced = numbered && rule.freq !== "MONTHLY" && rule.freq !== "YEARLY";
  const counted = isSubDaily(rule.freq) && leavesOut(rule) ? MAX_CLOCK_COUNT : MAX_COUNT;
  if (misplaced || (rule.count ?? 0) > counted || rule.interval > MAX_INTERVAL) {
    return { ok: false, reason: "unsupported" };
  }
  return { ok: true, rule };
}

function isUntil(value: string): boolean {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?$/.exec(value);
  if (!match) return false;
  const [, , month, day, hour, minute, second] = match.map((digits) => Number(digits ?? 0));
  return (
    inRange(month, 1, 12) &&
    inRange(day, 1, 31) &&
    inRange(hour, 0, 23) &&
    inRange(minute, 0, 59) &&
    inRange(second, 0, 59)
  );
}

function inRange(value: number | undefined, min: number, max: number): boolean {
  return value !== undefined && value >= min && value <= max;
}

function whole(value: string): number {
  return /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
}
