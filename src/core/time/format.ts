/** Short, unambiguous dates, times and durations for people. Wall clock of the reader's zone, 24 hours. */
import { DAY_MS, instantToWall, parseWall } from "./zones.ts";

export type InstantStyle = "datetime" | "date" | "time";

const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * "Tue 8 Dec, 09:00", "Tue 8 Dec" or "09:00". The year is added when it is not the year of `now` in that zone.
 * @param ms UTC milliseconds
 * @param zone IANA zone of the reader
 */
export function formatInstant(
  ms: number,
  zone: string,
  style: InstantStyle,
  now: number,
  locale = "en",
): string {
  const wall = instantToWall(ms, zone);
  const time = wall.slice(11, 16);
  if (style === "time") return time;
  const date = formatDate(wall, instantToWall(now, zone), locale);
  return style === "date" ? date : `${date}, ${time}`;
}

/** "Tue 8 Dec" for a local date (or date-time); with the year when it differs from that of `today`. */
export function formatDate(local: string, today: string, locale = "en"): string {
  const withYear = local.slice(0, 4) !== today.slice(0, 4);
  const date = parseWall(local.slice(0, 10));
  const part = (options: Intl.DateTimeFormatOptions) => formatter(locale, options).format(date);
  const year = withYear ? ({ year: "numeric" } as const) : {};
  const parts = { day: "numeric", month: "short", ...year } as const;
  // A weekday on its own has no point behind it: "Di, 24. Nov.".
  if (isGerman(locale)) return `${part({ weekday: "short" })}, ${part(parts)}`;
  if (!isEnglish(locale)) return part({ weekday: "short", ...parts });
  // British and American English order the parts differently; a named month reads the same in both.
  const day = Number(local.slice(8, 10));
  const words = [part({ weekday: "short" }), day, part({ month: "short" })];
  return withYear ? `${words.join(" ")} ${local.slice(0, 4)}` : words.join(" ");
}

/** "today", "tomorrow", "yesterday" in the reader's zone, else the date ("Tue 8 Dec"). */
export function relativeDay(ms: number, zone: string, now: number, locale = "en"): string {
  const wall = instantToWall(ms, zone);
  const today = instantToWall(now, zone);
  const days = (parseWall(wall.slice(0, 10)) - parseWall(today.slice(0, 10))) / DAY_MS;
  if (Math.abs(days) > 1) return formatDate(wall, today, locale);
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day");
}

/** What people call a zone: "New York" for `America/New_York`, "UTC+2" for `Etc/GMT-2`. */
export function zoneLabel(zone: string): string {
  const fixed = /^Etc\/GMT([+-])(\d+)$/.exec(zone);
  if (fixed) return fixed[2] === "0" ? "UTC" : `UTC${fixed[1] === "+" ? "-" : "+"}${fixed[2]}`;
  if (zone === "Etc/UTC" || zone === "Etc/GMT") return "UTC";
  if (/^[+-]\d/.test(zone)) return `UTC${zone}`;
  const city = zone.slice(zone.lastIndexOf("/") + 1);
  return city.replace(/_/g, " ");
}

/** "20 min", "1 h 30 min", "2 days", "3 weeks"; the two largest units that matter. `seconds` may be fractional. */
export function formatDuration(seconds: number, locale = "en"): string {
  const total = Math.round(Math.abs(seconds));
  if (total >= 7 * 86_400 && total % (7 * 86_400) === 0)
    return unit(total / (7 * 86_400), "week", locale);
  const sizes: [number, string][] = [
    [86_400, "day"],
    [3_600, "hour"],
    [60, "minute"],
    [1, "second"],
  ];
  const parts: string[] = [];
  let rest = total;
  for (const [size, name] of sizes) {
    const n = Math.floor(rest / size);
    rest -= n * size;
    if (n > 0 && parts.length < 2) parts.push(unit(n, name, locale));
  }
  return parts.length > 0 ? parts.join(" ") : unit(0, "minute", locale);
}

function unit(n: number, name: string, locale: string): string {
  if (isEnglish(locale) && name !== "day" && name !== "week") {
    return `${n} ${name === "hour" ? "h" : name === "minute" ? "min" : "s"}`;
  }
  return new Intl.NumberFormat(locale, { style: "unit", unit: name, unitDisplay: "long" }).format(
    n,
  );
}

function isGerman(locale: string): boolean {
  return /^de(?:-|$)/i.test(locale);
}

function isEnglish(locale: string): boolean {
  return /^en(?:-|$)/i.test(locale);
}

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${Object.entries(options).join("|")}`;
  const known = formatters.get(key);
  if (known) return known;
  if (formatters.size > 200) formatters.clear();
  const made = new Intl.DateTimeFormat(isEnglish(locale) ? "en-US" : locale, {
    ...options,
    timeZone: "UTC",
  });
  formatters.set(key, made);
  return made;
}
