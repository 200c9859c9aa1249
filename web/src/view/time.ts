import type { Span } from "../../../src/core/chat/reply.ts";
import { today, yesterday } from "../../../src/core/wording/catalogue/page.ts";
import { t } from "../../../src/core/wording/words.ts";

type Instant = Extract<Span, { t: "instant" }>;

const STYLES: Record<Instant["style"], Intl.DateTimeFormatOptions> = {
  datetime: {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  },
  date: { weekday: "short", day: "numeric", month: "short" },
  time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
};

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making one takes a thousand times as long as using it. Throws a RangeError for an unknown zone. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}

let zone: string | undefined;

/** The browser's language (BCP 47); some report names that `Intl` refuses, such as `en-US@posix`. */
export function readerLocale(): string {
  try {
    return Intl.getCanonicalLocales(navigator.language)[0] ?? "en";
  } catch {
    return "en";
  }
}

/** The zone that this browser was in when the page was opened. */
export function readerZone(): string {
  zone ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone;
}

/**
 * An instant for a reader in `zone`. In the zone it was written for, the wording stays as it was
 * written ("tomorrow, 09:00"); elsewhere it is the same instant by the reader's own clock, and `title`
 * says what was written.
 */
export function instantText(
  instant: Instant,
  zone: string,
  locale: string,
): { text: string; title?: string } {
  if (sameClock(instant.at, instant.zone, zone)) return { text: instant.fallback };
  const format = formatter(locale, { ...STYLES[instant.style], timeZone: zone });
  return { text: format.format(instant.at), title: `${instant.fallback} (${instant.zone})` };
}

/** "Today", "Yesterday" or "Tue 8 Dec" (with the year when it is another one). */
export function dayName(at: number, now: number, zone: string, locale: string): string {
  const day = isoDay(at, zone);
  if (day === isoDay(now, zone)) return t({ profile: { locale } }, today);
  if (day === isoDay(now - 24 * 3_600_000, zone)) return t({ profile: { locale } }, yesterday);
  const year =
    day.slice(0, 4) === isoDay(now, zone).slice(0, 4) ? {} : { year: "numeric" as const };
  const format = {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...year,
    timeZone: zone,
  } as const;
  return formatter(locale, format).format(at);
}

/** YYYY-MM-DD; the Swedish way of writing a date is ISO 8601's. */
export function isoDay(at: number, zone: string): string {
  return formatter("sv", { timeZone: zone, dateStyle: "short" }).format(at);
}

export function clockText(at: number, zone: string, locale: string): string {
  return formatter(locale, { ...STYLES.time, timeZone: zone }).format(at);
}

/** Zones are many names for few clocks: what counts is whether the walls show the same at that time. */
export function sameClock(at: number, zone: string, other: string): boolean {
  return zone === other || wall(at, zone) === wall(at, other);
}

function wall(at: number, zone: string): string | undefined {
  const style = { timeZone: zone, dateStyle: "short", timeStyle: "short" } as const;
  try {
    return formatter("sv", style).format(at);
  } catch {
    return undefined;
  }
}
