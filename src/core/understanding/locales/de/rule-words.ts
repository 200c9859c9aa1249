/** German words for recurrence rules. */
import type { Rule, WeekdayCode } from "../../../time/rule-parts.ts";
import type { RuleWords } from "../../../time/rule-words.ts";

const DAYS: Record<WeekdayCode, string> = {
  MO: "Montag",
  TU: "Dienstag",
  WE: "Mittwoch",
  TH: "Donnerstag",
  FR: "Freitag",
  SA: "Samstag",
  SU: "Sonntag",
};
const MONTHS = [
  "Januar",
  "Februar",
  "März",
  "April",
  "Mai",
  "Juni",
  "Juli",
  "August",
  "September",
  "Oktober",
  "November",
  "Dezember",
];
const WORKDAYS = "MO,TU,WE,TH,FR";
const WEEKEND = "SA,SU";
/** Positions from the end, in the case that stands behind "am" and "jeden". */
const FROM_END = ["letzten", "vorletzten", "drittletzten", "viertletzten", "fünftletzten"];

export const GERMAN: RuleWords = {
  rule(rule) {
    if (rule.byYearDay.length > 0 || rule.byWeekNo.length > 0 || rule.bySecond.length > 0)
      return null;
    const weekly = rule.byMonthDay.length === 0 && rule.bySetPos.length === 0;
    switch (rule.freq) {
      case "YEARLY":
        return describeYearly(rule);
      case "MONTHLY":
        return describeMonthly(rule);
      case "WEEKLY":
        return weekly ? describeWeekly(rule) : null;
      case "DAILY":
        return weekly ? describeDaily(rule) : null;
      case "HOURLY":
        return isPlain(rule) ? every(rule.interval, "jede", "Stunde", "Stunden") : null;
      case "MINUTELY":
        return isPlain(rule) ? every(rule.interval, "jede", "Minute", "Minuten") : null;
      case "SECONDLY":
        return isPlain(rule) ? every(rule.interval, "jede", "Sekunde", "Sekunden") : null;
    }
  },
  times: (times) => `um ${and(times)} Uhr`,
  until: (date) => `bis ${longDate(date)}`,
  count: (n) => (n === 1 ? "einmal" : `${n} Mal`),
  except: (dates) => `außer am ${and(dates.map(longDate))}`,
  custom: (rrule) => `nach eigener Regel (${rrule})`,
};

function describeDaily(rule: Rule): string {
  const rhythm = every(rule.interval, "jeden", "Tag", "Tage");
  if (rule.byDay.length === 0) return `${rhythm}${inMonths(rule)}`;
  if (rule.interval !== 1)
    return `${rhythm}, wenn es ${join(dayNames(rule), "oder")} ist${inMonths(rule)}`;
  return describeWeekly(rule);
}

function describeWeekly(rule: Rule): string {
  const workdays = codes(rule) === WORKDAYS;
  const rhythm = every(rule.interval, "jede", "Woche", "Wochen");
  if (rule.byDay.length === 0) return `${rhythm}${inMonths(rule)}`;
  if (rule.interval === 1)
    return `jeden ${workdays ? "Werktag" : and(dayNames(rule))}${inMonths(rule)}`;
  const days = dayNames(rule).map((day) => `${day.toLowerCase()}s`);
  return `${rhythm} ${workdays ? "werktags" : and(days)}${inMonths(rule)}`;
}

function describeMonthly(rule: Rule): string | null {
  const days = monthDays(rule);
  if (days === null) return null;
  const months = inMonths(rule);
  const rhythm = every(rule.interval, "jeden", "Monat", "Monate");
  if (days === "") return `${rhythm}${months}`;
  if (rule.interval !== 1) return `${rhythm} am ${days}${months}`;
  if (months.startsWith(" im")) return `jeden ${withNoun(rule, days)}${months}`;
  return rule.byDay.length > 0
    ? `jeden ${days} im Monat${months}`
    : `am ${days} jedes Monats${months}`;
}

function describeYearly(rule: Rule): string | null {
  const start = every(rule.interval, "jedes", "Jahr", "Jahre");
  if (isPlain(rule)) return start;
  const months = and(rule.byMonth.map(monthName));
  const days = monthDays(rule);
  if (days === null || months === "") return null;
  if (days === "") return `${start} im ${months}`;
  const dated = rule.byMonthDay.length > 0 && rule.byMonthDay.every((day) => day > 0);
  return `${start} am ${days} ${dated ? "" : "im "}${months}`;
}

/** "1. und 15.", "letzten Tag", "2. Dienstag", "letzten Werktag"; "" when no day is named, null when there are no words. */
function monthDays(rule: Rule): string | null {
  if (rule.byMonthDay.length > 0) {
    if (rule.byDay.length > 0 || rule.bySetPos.length > 0) return null;
    const days = positions(rule.byMonthDay);
    return days !== null && rule.byMonthDay.some((day) => day < 0) ? `${days} Tag` : days;
  }
  if (rule.byDay.length === 0) return rule.bySetPos.length === 0 ? "" : null;
  if (rule.bySetPos.length > 0) return setPositions(rule);
  return numberedDays(rule);
}

function numberedDays(rule: Rule): string | null {
  const [first] = rule.byDay;
  if (!first || rule.byDay.some((day) => day.n === undefined)) return null;
  if (rule.byDay.every(({ day }) => day === first.day)) {
    const nths = positions(rule.byDay.map(({ n }) => n ?? 0));
    return nths && `${nths} ${DAYS[first.day]}`;
  }
  const days = rule.byDay.map(({ day, n }) => `${nth(n ?? 0)} ${DAYS[day]}`);
  return rule.byDay.some(({ n }) => nth(n ?? 0) === null) ? null : and(days);
}

/** "jeden 1. Tag im Mai": a number alone would name no day there. */
function withNoun(rule: Rule, days: string): string {
  return rule.byMonthDay.length > 0 && !days.endsWith("Tag") ? `${days} Tag` : days;
}

function setPositions(rule: Rule): string | null {
  const said = positions(rule.bySetPos);
  if (said === null || rule.byDay.some((day) => day.n !== undefined)) return null;
  const days = codes(rule);
  if (days === WORKDAYS) return `${said} Werktag`;
  if (days === WEEKEND) return `${said} Wochenendtag`;
  return rule.byDay.length === 1 ? `${said} ${dayNames(rule)[0]}` : null;
}

function positions(numbers: readonly number[]): string | null {
  const said = numbers.map(nth);
  return said.some((one) => one === null) ? null : and(said as string[]);
}

/** "1.", "letzten", "drittletzten"; null for a position that has no word. */
function nth(n: number): string | null {
  return n > 0 ? `${n}.` : (FROM_END[-n - 1] ?? null);
}

function dayNames(rule: Rule): string[] {
  return inWeekOrder(rule).map((day) => DAYS[day]);
}

function codes(rule: Rule): string {
  return inWeekOrder(rule).join(",");
}

function inWeekOrder(rule: Rule): WeekdayCode[] {
  const said = new Set(rule.byDay.map(({ day }) => day));
  return (Object.keys(DAYS) as WeekdayCode[]).filter((day) => said.has(day));
}

/** " im März und April", " außer im August": whichever is shorter. */
function inMonths({ byMonth }: Rule): string {
  if (byMonth.length === 0) return "";
  const others = MONTHS.filter((_, index) => !byMonth.includes(index + 1));
  return others.length > 0 && others.length < byMonth.length
    ? ` außer im ${and(others)}`
    : ` im ${and(byMonth.map(monthName))}`;
}

function monthName(month: number): string {
  return MONTHS[month - 1] ?? "";
}

function isPlain(rule: Rule): boolean {
  const { byDay, byMonth, byMonthDay, bySetPos, byHour, byMinute } = rule;
  return [byDay, byMonth, byMonthDay, bySetPos, byHour, byMinute].every(
    (part) => part.length === 0,
  );
}

function every(interval: number, each: string, one: string, many: string): string {
  return interval === 1 ? `${each} ${one}` : `alle ${interval} ${many}`;
}

function longDate(local: string): string {
  const time = local.length > 10 ? ` ${local.slice(11, 16)} Uhr` : "";
  return `${Number(local.slice(8, 10))}. ${monthName(Number(local.slice(5, 7)))} ${local.slice(0, 4)}${time}`;
}

function and(items: readonly string[]): string {
  return join(items, "und");
}

function join(items: readonly string[], word: string): string {
  const last = items[items.length - 1] ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} ${word} ${last}`;
}
