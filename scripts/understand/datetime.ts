/** Turns a record of a labelled date set into what `findTimes` reads, in the form that the scorer takes. */

import { formatWall, instantToWall, parseWall, wallToInstant } from "../../src/core/time/zones.ts";
import { findTimes } from "../../src/core/understanding/dates/find-times.ts";
import type { TimeFinding } from "../../src/core/understanding/dates/time-finding.ts";

export interface DatetimeRecord {
  id: string;
  text: string;
  /** Wall clock of the speaker. */
  reference: string;
  /** Minutes east of UTC, where the phrase may name a zone. */
  utc_offset?: number;
}

export interface DatetimePrediction {
  id: string;
  start?: string;
  end?: string;
  seconds?: number;
}

/** One prediction: the first time said, or the first duration when there is no time. */
export function predict(record: DatetimeRecord): DatetimePrediction {
  const zone = zoneOf(record.utc_offset ?? 0);
  const now = wallToInstant(record.reference.slice(0, 19), zone);
  const context = { now, zone, locale: "en", dayStart: "08:00" };
  // Half-read times and either half of the day are asked about, so they count as not recognised.
  const found = findTimes(record.text, context).filter(
    ({ problem }) => problem !== "unread-time-words" && problem !== "am-or-pm",
  );
  const best = found.find((one) => one.duration === undefined) ?? found[0];
  if (!best) return { id: record.id };
  const zoned = record.utc_offset === undefined ? undefined : zone;
  return { id: record.id, ...readingOf(best, zoned, record.reference) };
}

function readingOf(
  finding: TimeFinding,
  zone: string | undefined,
  reference: string,
): Omit<DatetimePrediction, "id"> {
  const { when, duration } = finding;
  if (duration !== undefined) return { seconds: duration };
  const shown = (local: string) =>
    when.zone && zone ? instantToWall(wallToInstant(local, when.zone), zone) : local;
  // "by the end of the month" and "within 2 weeks" are stretches from now on.
  if (when.deadline && when.end)
    return { start: formatWall(parseWall(reference.slice(0, 19))), end: shown(when.end) };
  // The labels count a stretch of months or years up to its last part, as one can say it, too.
  const end = finding.lastPart ?? when.end;
  return end ? { start: shown(when.local), end: shown(end) } : { start: shown(when.local) };
}

function zoneOf(minutes: number): string {
  if (minutes === 0) return "UTC";
  const size = Math.abs(minutes);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
