import { addDays, instantToWall, wallToInstant } from "./zones.ts";

/**
 * Hours in which nothing is said unasked, every day in local time: `HH:mm`, `to` exclusive. They run over
 * midnight when `from` is not before `to`; the two are never equal.
 */
export interface QuietHours {
  from: string;
  to: string;
}

const SPAN = /^(\d{1,2})(?::(\d\d))?\s*(?:-|–|—|to|bis)\s*(\d{1,2})(?::(\d\d))?$/;

/** "22:00-07:00", "22-7", "22 to 7"; null for anything else and for hours that would never end. */
export function readQuietHours(words: string): QuietHours | null {
  const parts = SPAN.exec(words.trim().toLowerCase());
  const from = parts && clock(parts[1], parts[2]);
  const to = parts && clock(parts[3], parts[4]);
  return from && to && from !== to ? { from, to } : null;
}

/** The form in which quiet hours are stored; `readQuietHours` reads it. */
export function quietHoursValue({ from, to }: QuietHours): string {
  return `${from}-${to}`;
}

/**
 * When the quiet hours that hold at `at` are over (UTC milliseconds, always later than `at`); null outside of
 * them. They are spans between two instants, so that a clock that is set back does not start them again.
 */
export function quietUntil(at: number, quiet: QuietHours, zone: string): number | null {
  const day = instantToWall(at, zone).slice(0, 10);
  const nights = quiet.from < quiet.to ? 0 : 1;
  for (const first of [addDays(day, -1), day]) {
    const start = wallToInstant(`${first}T${quiet.from}`, zone);
    const end = wallToInstant(`${addDays(first, nights)}T${quiet.to}`, zone);
    if (start <= at && at < end) return end;
  }
  return null;
}

function clock(hour = "", minute = "00"): string | null {
  // "24:00" is how some write the end of a day.
  const hours = Number(hour) === 24 && minute === "00" ? 0 : Number(hour);
  return hours < 24 && Number(minute) < 60 ? `${String(hours).padStart(2, "0")}:${minute}` : null;
}
