/** English words for recurrence rules. */
import type { Rule, RuleDay, WeekdayCode } from "../../../time/rule-parts.ts";
import type { RuleWords } from "../../../time/rule-words.ts";

const DAYS: Record<WeekdayCode, string> = {
  MO: "Monday",
  TU: "Tuesday",
  WE: "Wednesday",
  TH: "Thursday",
  FR: "Friday",
  SA: "Saturday",
  SU: "Sunday",
};
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const WORKDAYS = "MO,TU,WE,TH,FR";

export const ENGLISH: RuleWords = {
  rule(rule) {
    if (rule.byYearDay.length > 0 || rule.byWeekNo.length > 0 || rule.bySecond.length > 0)
      return null;
    switch (rule.freq) {
      case "YEARLY":
        return yearly(rule);
      case "MONTHLY":
        return monthly(rule);
      case "WEEKLY":
        return rule.byMonthDay.length === 0 && rule.bySetPos.length === 0 ? weekly(rule) : null;
      case "DAILY":
        return rule.byMonthDay.length === 0 && rule.bySetPos.length === 0 ? daily(rule) : null;
      case "HOURLY":
        return isPlain(rule) ? every(rule.interval, "hour") : null;
      case "MINUTELY":
        return isPlain(rule) ? every(rule.interval, "minute") : null;
      case "SECONDLY":
        return isPlain(rule) ? every(rule.interval, "second") : null;
    }
  },
  times: (times) => `at ${and(times)}`,
  until: (date) => `until ${longDate(date)}`,
  count: (n) => (n === 1 ? "once" : `${n} times`),
  except: (dates) => `except ${and(dates.map(longDate))}`,
  custom: (rrule) => `on a rule of its own (${rrule})`,
};

function daily(rule: Rule): string {
  if (rule.byDay.length === 0) return `${every(rule.interval, "day")}${inMonths(rule)}`;
  if (rule.interval !== 1)
    return `${every(rule.interval, "day")} if it is ${or(dayNames(rule))}${inMonths(rule)}`;
  return weekly(rule);
}

function weekly(rule: Rule): string {
  const days = dayNames(rule);
  const workdays = codes(rule) === WORKDAYS;
  if (days.length === 0) return `${every(rule.interval, "week")}${inMonths(rule)}`;
  if (rule.interval === 1) return `every ${workdays ? "weekday" : and(days)}${inMonths(rule)}`;
  return `${every(rule.interval, "week")} on ${workdays ? "weekdays" : and(days)}${inMonths(rule)}`;
}

function monthly(rule: Rule): string | null {
  const days = monthDays(rule);
  if (days === null) return null;
  const months = inMonths(rule);
  if (days === "") return `${every(rule.interval, "month")}${months}`;
  if (rule.interval !== 1) return `${every(rule.interval, "month")} on the ${days}${months}`;
  return months.startsWith(" in")
    ? `every ${days}${months.replace(" in", " of")}`
    : `every ${days} of the month${months}`;
}

function yearly(rule: Rule): string | null {
  const start = every(rule.interval, "year");
  const months = rule.byMonth.map((month) => MONTHS[month - 1] as string);
  if (isPlain(rule)) return start;
  if (
    rule.byMonthDay.length > 0 &&
    rule.byDay.length === 0 &&
    rule.bySetPos.length === 0 &&
    months.length > 0
  ) {
    if (rule.byMonthDay.every((day) => day > 0))
      return `${start} on ${rule.byMonthDay.join(" and ")} ${and(months)}`;
  }
  const days = monthDays(rule);
  if (days === null || months.length === 0) return null;
  return days === "" ? `${start} in ${and(months)}` : `${start} on the ${days} of ${and(months)}`;
}

/** "1st and 15th day", "2nd Tuesday", "last weekday"; "" when no day is named, null when there are no words. */
function monthDays(rule: Rule): string | null {
  if (rule.byMonthDay.length > 0) {
    if (rule.byDay.length > 0 || rule.bySetPos.length > 0) return null;
    return `${and(rule.byMonthDay.map(nth))} day`;
  }
  if (rule.byDay.length === 0) return rule.bySetPos.length === 0 ? "" : null;
  if (rule.bySetPos.length > 0) return setPositions(rule);
  if (rule.byDay.some((day) => day.n === undefined)) return null;
  const [first] = rule.byDay as [RuleDay];
  if (rule.byDay.every(({ day }) => day === first.day)) {
    return `${and(rule.byDay.map(({ n }) => nth(n as number)))} ${DAYS[first.day]}`;
  }
  return and(rule.byDay.map(({ day, n }) => `${nth(n as number)} ${DAYS[day]}`));
}

function setPositions(rule: Rule): string | null {
  const positions = and(rule.bySetPos.map(nth));
  const days = codes(rule);
  if (rule.byDay.some((day) => day.n !== undefined)) return null;
  if (days === WORKDAYS) return `${positions} weekday`;
  if (days === "SA,SU") return `${positions} weekend day`;
  return rule.byDay.length === 1 ? `${positions} ${dayNames(rule)[0]}` : null;
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

/** " in March and April", " except in August": whichever is shorter. */
function inMonths({ byMonth }: Rule): string {
  if (byMonth.length === 0) return "";
  const others = MONTHS.filter((_, index) => !byMonth.includes(index + 1));
  return others.length > 0 && others.length < byMonth.length
    ? ` except in ${and(others)}`
    : ` in ${and(byMonth.map((month) => MONTHS[month - 1] as string))}`;
}

function isPlain(rule: Rule): boolean {
  return (
    rule.byDay.length +
      rule.byMonth.length +
      rule.byMonthDay.length +
      rule.bySetPos.length +
      rule.byHour.length +
      rule.byMinute.length ===
    0
  );
}

function every(interval: number, unit: string): string {
  return interval === 1 ? `every ${unit}` : `every ${interval} ${unit}s`;
}

/** "1st", "22nd", "last", "2nd to last". */
function nth(n: number): string {
  if (n === -1) return "last";
  if (n < 0) return `${nth(-n)} to last`;
  const tail = n % 100 >= 11 && n % 100 <= 13 ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th");
  return `${n}${tail}`;
}

function longDate(local: string): string {
  const month = MONTHS[Number(local.slice(5, 7)) - 1] ?? "";
  const time = local.length > 10 ? ` ${local.slice(11, 16)}` : "";
  return `${Number(local.slice(8, 10))} ${month} ${local.slice(0, 4)}${time}`;
}

function and(items: readonly string[]): string {
  return join(items, "and");
}

function or(items: readonly string[]): string {
  return join(items, "or");
}

function join(items: readonly string[], word: string): string {
  const last = items[items.length - 1] ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} ${word} ${last}`;
}
