/**
 * Random (rule, zone, start, window) samples. A sample is made of a seed, its number and the list of zones; half
 * of them lie around a change of their zone's clocks, the rest around leap days, year ends and any day.
 */
import { changesBetween, offsetAt } from "../../src/core/time/zone-offsets.ts";
import { addDays, formatWall } from "../../src/core/time/zones.ts";
import { type Random, randomOf } from "./random.ts";
import { sampleRule } from "./sample-rule.ts";

export interface Sample {
  zone: string;
  /** Local wall clock with seconds. */
  start: string;
  rrule: string;
  times?: string[];
  exdates?: string[];
  rdates?: string[];
  /** Window, in seconds since 1970, the end excluded. */
  from: number;
  to: number;
  limit: number;
}

/** Where a sample lies, in minutes since 1970. */
export type Anchor = number;

/** Samples lie between these, and what they read of a zone a little beyond. */
export const FIRST_MS = Date.UTC(1972, 0, 1);
export const LAST_MS = Date.UTC(2098, 0, 1);

const DAY = 86_400;
const MINUTE_MS = 60_000;
/** Zones whose changes are unlike others': half an hour, a day left out, Ramadan, winter as the exception. */
const ODD_ZONES = [
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Africa/Casablanca",
  "Africa/El_Aaiun",
  "Europe/Dublin",
  "Antarctica/Troll",
  "Europe/Istanbul",
  "America/Sao_Paulo",
  "Asia/Tehran",
  "America/St_Johns",
  "Asia/Gaza",
  "Africa/Cairo",
  "Asia/Beirut",
  "America/Havana",
  "America/Caracas",
  "Asia/Pyongyang",
  "Pacific/Chatham",
  "Europe/Moscow",
  "America/New_York",
  "Europe/Berlin",
];
/** One period of each frequency in seconds, for windows; those of hourly and finer rules are short. */
const PERIOD: Record<string, number> = {
  YEARLY: 366 * DAY,
  MONTHLY: 31 * DAY,
  WEEKLY: 7 * DAY,
  DAILY: DAY,
  HOURLY: 3600,
  MINUTELY: 600,
  SECONDLY: 60,
};

/**
 * Sample `number` of a seed. `anchor` says where it lies when that was decided before, so that a recorded sample
 * stays the same when the runtime learns of new clock changes.
 */
export function sampleOf(
  seed: number,
  number: number,
  zones: readonly string[],
  anchor?: Anchor,
): { sample: Sample; anchor: Anchor } {
  const random = randomOf(seed, number);
  const odd = ODD_ZONES[random.whole(0, ODD_ZONES.length - 1)] as string;
  const any = zones[random.whole(0, zones.length - 1)] as string;
  const zone = random.chance(0.25) && zones.includes(odd) ? odd : any;
  const minutes = anchorOf(random, zone, anchor);
  return { sample: sampleAt(random, zone, minutes * 60), anchor: minutes };
}

const changesOf = new Map<string, number[]>();

function anchorOf(random: Random, zone: string, known: Anchor | undefined): Anchor {
  const wantsChange = random.chance(0.55);
  const share = random.next();
  const year = random.chance(0.8) ? random.whole(2015, 2040) : random.whole(1973, 2096);
  const other = Math.floor(otherAnchor(random, year) / MINUTE_MS);
  if (known !== undefined) return known;
  if (!wantsChange) return other;
  let changes = changesOf.get(zone);
  if (!changes) {
    changes = changesBetween(zone, FIRST_MS, LAST_MS).map(({ at }) => Math.floor(at / MINUTE_MS));
    changesOf.set(zone, changes);
  }
  return changes[Math.floor(share * changes.length)] ?? other;
}

function otherAnchor(random: Random, year: number): number {
  const any = Date.UTC(year, random.whole(0, 11), random.whole(1, 28), random.whole(0, 23));
  const leap = Date.UTC(year - (year % 4), 1, random.whole(27, 29), 12);
  const yearEnd = Date.UTC(year, 11, random.whole(26, 36), 12);
  return random.pick([any, any, leap, yearEnd]);
}

function sampleAt(random: Random, zone: string, at: number): Sample {
  const { freq, parts } = sampleRule(random);
  const period = PERIOD[freq] as number;
  const isFine = period < DAY;
  const from = at - random.whole(0, isFine ? 20 * period : Math.max(10 * DAY, 2 * period));
  const periods = random.pick([1, 3, 6, 12, 20]);
  const past = at + (isFine ? 20 * period : 2 * DAY);
  const to = Math.min(Math.max(from + periods * period, past), LAST_MS / 1000);
  const start = startOf(random, zone, at, from, freq);
  const sample: Sample = {
    zone,
    start,
    rrule: [...parts, ...endParts(random, freq, start, at)].join(";"),
    from,
    to,
    limit: random.pick([1, 3, 8, 12]),
  };
  if (isFine) return sample;
  if (random.chance(0.15)) {
    sample.times = [...new Set([0, 0, 0].map(() => timeNear(random, zone, at)))].sort();
  }
  if (random.chance(0.12)) sample.exdates = datesNear(random, zone, at, start);
  if (random.chance(0.08)) sample.rdates = datesNear(random, zone, at, start);
  return sample;
}

/** Near the anchor, or years before it; the hour is often the one that the clocks change in. */
function startOf(random: Random, zone: string, at: number, from: number, freq: string): string {
  const isFine = (PERIOD[freq] as number) < DAY;
  const years = random.whole(1, 12);
  const days = random.whole(-5, 40);
  const isOld = random.chance(0.12) && !isFine;
  const step = isFine ? 2 * (PERIOD[freq] as number) : DAY;
  const begin = isOld ? from - years * 365 * DAY : at - days * step;
  const date = wall(Math.max(begin, 0), zone).slice(0, 10);
  const leap = random.chance(0.03) && !isFine;
  const near = isFine && random.chance(0.7);
  const time = near ? wall(begin - (begin % 60), zone).slice(11, 16) : timeNear(random, zone, at);
  const second = random.chance(0.05) ? random.whole(1, 59) : 0;
  const day = leap ? `${Number(date.slice(0, 4)) - (Number(date.slice(0, 4)) % 4)}-02-29` : date;
  return `${day}T${time}:${String(second).padStart(2, "0")}`;
}

/** `HH:mm`, mostly within two hours of what the clock shows at the anchor. */
function timeNear(random: Random, zone: string, at: number): string {
  const near = wall(at + random.whole(-10, 10) * 900 - (at % 900), zone).slice(11, 16);
  const any = `${String(random.whole(0, 23)).padStart(2, "0")}:${random.pick(["00", "30", "59"])}`;
  return random.chance(0.7) ? near : any;
}

function datesNear(random: Random, zone: string, at: number, start: string): string[] {
  const today = wall(at, zone).slice(0, 10);
  return Array.from({ length: random.whole(1, 3) }, () => {
    const day = addDays(today, random.whole(-2, 8));
    return random.chance(0.5) ? day : `${day}${start.slice(10)}`;
  });
}

function endParts(random: Random, freq: string, start: string, at: number): string[] {
  const count = random.chance(0.9) ? random.whole(1, 60) : random.whole(60, 400);
  const until = new Date((at + random.whole(-20, 60) * (PERIOD[freq] as number)) * 1000);
  const stamp = until.toISOString().replace(/[-:]|\.\d+Z$/g, "");
  const day = stamp.slice(0, 8);
  switch (random.whole(0, 9)) {
    case 0:
    case 1:
      return [`COUNT=${count}`];
    case 2:
      return [`UNTIL=${day}`];
    case 3:
      return [`UNTIL=${day}T${start.slice(11).replaceAll(":", "")}`];
    case 4:
      return [`UNTIL=${stamp}Z`];
    default:
      return [];
  }
}

function wall(seconds: number, zone: string): string {
  return formatWall(seconds * 1000 + offsetAt(seconds * 1000, zone));
}
