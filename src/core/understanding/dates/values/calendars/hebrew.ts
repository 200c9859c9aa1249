/** The Hebrew calendar, as far as its feasts need it (Reingold and Dershowitz, "Calendrical Calculations"). */
import { DAY_MS } from "../../../../time/zones.ts";

/** Days that the year's feasts are counted from: 1 Tishri, 25 Kislev, 15 Shevat, 15 Nisan. */
export type HebrewAnchor = "tishri" | "kislev" | "shevat" | "nisan";

/** 1 Tishri 5779, from which the reckoning below is put on our days. */
const KNOWN = { year: 5779, wall: Date.UTC(2018, 8, 10) };
const YEARS_AHEAD = 3761;
/** From 15 Nisan to the next 1 Tishri, always. */
const NISAN_TO_TISHRI = 163;

/** Midnight of the day (not the evening before) on which the anchor falls in a Gregorian year. */
export function hebrewDay(year: number, anchor: HebrewAnchor): number {
  const next = newYear(year + YEARS_AHEAD);
  if (anchor === "tishri") return next;
  if (anchor === "nisan") return next - NISAN_TO_TISHRI * DAY_MS;
  const start = anchor === "kislev" ? next : newYear(year + YEARS_AHEAD - 1);
  const following = newYear(year + YEARS_AHEAD + (anchor === "kislev" ? 1 : 0));
  const length = (following - start) / DAY_MS;
  const heshvan = length % 10 === 5 ? 30 : 29;
  const kislev = length % 10 === 3 ? 29 : 30;
  const days = anchor === "kislev" ? 30 + heshvan + 24 : 30 + heshvan + kislev + 29 + 14;
  return start + days * DAY_MS;
}

/** Midnight of 1 Tishri of a Hebrew year. */
function newYear(year: number): number {
  return KNOWN.wall + (yearStart(year) - yearStart(KNOWN.year)) * DAY_MS;
}

/** Days before a year begins, with the postponements that keep its length lawful. */
function yearStart(year: number): number {
  const before = elapsed(year - 1);
  const own = elapsed(year);
  if (elapsed(year + 1) - own === 356) return own + 2;
  return own - before === 382 ? own + 1 : own;
}

/** Days up to the mean new moon of a year, never a Sunday, Wednesday or Friday. */
function elapsed(year: number): number {
  const months = Math.floor((235 * year - 234) / 19);
  const parts = 12_084 + 13_753 * months;
  const day = 29 * months + Math.floor(parts / 25_920);
  return (3 * (day + 1)) % 7 < 3 ? day + 1 : day;
}
