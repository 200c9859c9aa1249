/** Random rules that RFC 5545 allows, weighted towards what goes wrong: ends of months, leap days, week 53, sets. */
import { WEEKDAY_CODES } from "../../src/core/time/rule-parts.ts";
import type { Random } from "./random.ts";

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const FREQS: [freq: string, weight: number][] = [
  ["DAILY", 24],
  ["WEEKLY", 24],
  ["MONTHLY", 24],
  ["YEARLY", 16],
  ["HOURLY", 6],
  ["MINUTELY", 4],
  ["SECONDLY", 1],
];
const MONTH_DAYS = [1, 2, 13, 15, 28, 29, 29, 30, 30, 31, 31, -1, -1, -2, -3, -28, -29, -30, -31];
const YEAR_DAYS = [1, 32, 59, 60, 61, 100, 200, 305, 365, 366, -1, -31, -100, -306, -365, -366];
const SET_POSITIONS = [1, 1, 1, 2, 3, -1, -1, -1, -2, -3, 7, 20];
const WEEKS = [1, 1, 2, 9, 10, 20, 40, 52, 53, 53, -1, -1, -2, -40, -52, -53];

export interface RandomRule {
  freq: string;
  /** Everything but COUNT and UNTIL. */
  parts: string[];
}

export function sampleRule(random: Random): RandomRule {
  const freq = weighted(random);
  const parts = [`FREQ=${freq}`];
  const interval = intervalOf(random, freq);
  if (interval > 1) parts.push(`INTERVAL=${interval}`);
  parts.push(...dayParts(random, freq), ...timeParts(random, freq));
  const isSet = random.chance(0.12) && parts.some((part) => part.startsWith("BY"));
  if (isSet) parts.push(list("BYSETPOS", random.some(SET_POSITIONS, 1, 2)));
  if (random.chance(0.25)) parts.push(`WKST=${random.pick(WEEKDAY_CODES)}`);
  return { freq, parts };
}

function weighted(random: Random): string {
  let left = random.next() * FREQS.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [freq, weight] of FREQS) {
    left -= weight;
    if (left < 0) return freq;
  }
  return "DAILY";
}

function intervalOf(random: Random, freq: string): number {
  if (random.chance(0.5)) return 1;
  if (freq === "SECONDLY") return random.pick([7, 30, 60, 90, 600, 3600]);
  if (freq === "MINUTELY") return random.pick([5, 7, 15, 45, 60, 90, 1440]);
  if (freq === "YEARLY") return random.whole(2, 5);
  return random.chance(0.8) ? random.whole(2, 6) : random.whole(7, 45);
}

function dayParts(random: Random, freq: string): string[] {
  switch (freq) {
    case "YEARLY":
      return yearlyParts(random);
    case "MONTHLY":
      return [...optionalMonths(random, 0.15), ...monthlyParts(random)];
    case "WEEKLY":
      return [...optionalMonths(random, 0.15), ...(random.chance(0.75) ? [plainDays(random)] : [])];
    default: {
      const parts = optionalMonths(random, 0.12);
      if (random.chance(0.2)) parts.push(plainDays(random));
      if (random.chance(0.1)) parts.push(list("BYMONTHDAY", random.some(MONTH_DAYS, 1, 6)));
      return parts;
    }
  }
}

function yearlyParts(random: Random): string[] {
  switch (random.whole(0, 9)) {
    case 0:
      return [];
    case 1:
      return optionalMonths(random, 1);
    case 2:
      return [...optionalMonths(random, 1), list("BYMONTHDAY", random.some(MONTH_DAYS, 1, 3))];
    case 3:
      return [...optionalMonths(random, 1), numberedDays(random, 5)];
    case 4:
      return [numberedDays(random, 53)];
    case 5:
      return [list("BYYEARDAY", random.some(YEAR_DAYS, 1, 4)), ...optionalDays(random, 0.2)];
    case 6:
      return [list("BYWEEKNO", random.some(WEEKS, 1, 3)), ...optionalDays(random, 0.7)];
    case 7:
      return [list("BYMONTHDAY", random.some(MONTH_DAYS, 1, 2)), ...optionalDays(random, 0.3)];
    case 8:
      return [...optionalMonths(random, 0.6), plainDays(random)];
    default:
      return ["BYMONTH=2", "BYMONTHDAY=29"];
  }
}

function monthlyParts(random: Random): string[] {
  switch (random.whole(0, 5)) {
    case 0:
      return [];
    case 1:
    case 2:
      return [list("BYMONTHDAY", random.some(MONTH_DAYS, 1, 4))];
    case 3:
      return [numberedDays(random, 5)];
    case 4:
      return [plainDays(random)];
    default:
      return [plainDays(random), list("BYMONTHDAY", random.some(MONTH_DAYS, 1, 8))];
  }
}

function optionalMonths(random: Random, share: number): string[] {
  return random.chance(share) ? [list("BYMONTH", random.some(MONTHS, 1, 4))] : [];
}

function optionalDays(random: Random, share: number): string[] {
  return random.chance(share) ? [plainDays(random)] : [];
}

function plainDays(random: Random): string {
  return list("BYDAY", random.some(WEEKDAY_CODES, 1, random.chance(0.2) ? 7 : 3));
}

function numberedDays(random: Random, most: number): string {
  const days = random.some(WEEKDAY_CODES, 1, 2).map((day) => {
    const n = random.chance(0.7) ? random.whole(1, Math.min(most, 5)) : random.whole(1, most);
    return `${random.chance(0.4) ? -n : n}${day}`;
  });
  return list("BYDAY", random.chance(0.1) ? [...days, random.pick(WEEKDAY_CODES)] : days);
}

function timeParts(random: Random, freq: string): string[] {
  const parts: string[] = [];
  if (random.chance(0.2)) parts.push(list("BYHOUR", random.some([0, 1, 2, 3, 9, 12, 23], 1, 3)));
  if (random.chance(0.15)) parts.push(list("BYMINUTE", random.some([0, 15, 30, 45, 59], 1, 3)));
  if (random.chance(freq === "SECONDLY" ? 0.3 : 0.05))
    parts.push(list("BYSECOND", random.some([0, 20, 30, 59], 1, 2)));
  return parts;
}

/** Repeats in the tables above are weights. */
function list(name: string, values: readonly (string | number)[]): string {
  return `${name}=${[...new Set(values)].join(",")}`;
}
