import {
  addDays,
  addMonths,
  instantToWall,
  parseWall,
  wallToInstant,
  weekdayOf,
} from "../time/zones.ts";
import type { When } from "../understanding/interpretation.ts";
import type { Moment } from "../wording/time.ts";

const HOUR = 3_600_000;
/** When an evening starts for a suggestion. */
const EVENING = "18:00";
/** A suggestion nearer than this is of no use. */
const LEAD = HOUR / 2;

/** The instant that a time means; a day means the start of the person's day. */
export function instantOf(when: When, { profile }: Moment): number {
  if (when.instant !== undefined) return when.instant;
  const local = when.dateOnly ? `${when.local.slice(0, 10)}T${profile.dayStart}` : when.local;
  return wallToInstant(local, when.zone ?? profile.zone);
}

/**
 * The part of a time that was not said comes from the item: "move it to Friday" keeps its time of day, "move it
 * to 10:00" its day while that lies ahead. `old` is the item's local time in `zone`.
 */
export function filledFrom(
  old: { local: string; zone: string | null } | null,
  when: When,
  moment: Moment,
): When {
  if (!old) return when;
  const time = old.local.slice(10);
  const zone = when.zone ?? old.zone ?? moment.profile.zone;
  if (when.dateOnly) {
    if (time === "") return when;
    return { ...when, local: when.local.slice(0, 10) + time, zone, dateOnly: false };
  }
  if (!when.timeOnly || when.instant !== undefined) return when;
  const local = old.local.slice(0, 10) + when.local.slice(10);
  const { end: _end, past: _past, ...rest } = when;
  return wallToInstant(local, zone) > moment.now ? { ...rest, local, zone } : when;
}

/**
 * "10" and "7:30" for an item that has a time of day: the half of the day that lies nearer to it, unless that is
 * long before the person's day. `own` is the item's local time.
 */
export function halfNear(own: string, when: When, { profile }: Moment): When {
  const said = /(?:^|\s)([1-9]|1[0-2])(?:[:.](\d\d))?(?: uhr)?$/i.exec(when.text.trim());
  if (!said || when.dateOnly || when.instant !== undefined) return when;
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const early = (Number(said[1]) % 12) * 60 + Number(said[2] ?? 0);
  const now = minutes(own.slice(11, 16));
  const earliest = Math.min(minutes(profile.dayStart), now) - 60;
  const options = [early, early + 720].filter((option) => option >= earliest || option >= 720);
  const [best = early] = options.sort((a, b) => Math.abs(a - now) - Math.abs(b - now));
  const clock = [Math.floor(best / 60), best % 60].map((part) => String(part).padStart(2, "0"));
  return { ...when, local: `${when.local.slice(0, 10)}T${clock.join(":")}:00` };
}

/** A time of day as if it had been said. */
export function whenAt(at: number, zone: string, text: string): When {
  return { text, local: instantToWall(at, zone), grain: "minute", instant: at, dateOnly: false };
}

export function whenOn(date: string, text: string): When {
  return { text, local: date, grain: "day", dateOnly: true };
}

/** Times one often means: in an hour, this evening, tomorrow morning; on a later day, that morning or evening. */
export function suggestedTimes(moment: Moment, date?: string): number[] {
  const { now, profile } = moment;
  const today = instantToWall(now, profile.zone).slice(0, 10);
  const at = (day: string, time: string) => wallToInstant(`${day}T${time}`, profile.zone);
  if (date !== undefined && date > today) return [at(date, profile.dayStart), at(date, EVENING)];
  const evening = at(today, EVENING);
  const soon = roundUp(now + HOUR);
  return [
    soon,
    ...(evening - now >= LEAD && evening !== soon ? [evening] : []),
    at(addDays(today, 1), profile.dayStart),
  ];
}

/** Monday after the current week, at the start of the day. */
export function nextMonday({ now, profile }: Moment): number {
  const today = instantToWall(now, profile.zone).slice(0, 10);
  const monday = addDays(today, 8 - weekdayOf(today));
  return wallToInstant(`${monday}T${profile.dayStart}`, profile.zone);
}

/** What a time that has passed was probably meant to be, soonest first, at most three. */
export function likelyMeant(when: When, moment: Moment): When[] {
  const zone = when.zone ?? moment.profile.zone;
  const local = when.instant === undefined ? when.local : instantToWall(when.instant, zone);
  const today = instantToWall(moment.now, zone).slice(0, 10);
  const date = local.slice(0, 10);
  const time = local.slice(10);
  const candidates = [
    ...(isMorning(time) && date === today ? [shiftHours(local, 12)] : []),
    ...(time === "" ? [] : [today + time, addDays(today, 1) + time]),
    addDays(local, 7),
    ...(date < today ? [addMonths(local, 12)] : []),
  ];
  const ahead = candidates.filter((candidate) => isAhead(candidate, zone, today, moment.now));
  return [...new Set(ahead)]
    .sort()
    .slice(0, 3)
    .map((candidate) => reworded(when, candidate));
}

function reworded(when: When, local: string): When {
  const { instant: _gone, past: _past, end: _end, ...rest } = when;
  return { ...rest, local };
}

function isAhead(local: string, zone: string, today: string, now: number): boolean {
  return local.length === 10 ? local >= today : wallToInstant(local, zone) > now;
}

function isMorning(time: string): boolean {
  return time !== "" && time < "T12";
}

function shiftHours(local: string, hours: number): string {
  return instantToWall(parseWall(local) + hours * HOUR, "UTC");
}

function roundUp(at: number): number {
  const step = 5 * 60_000;
  return Math.ceil(at / step) * step;
}
