/**
 * The Indian calendars, as far as feasts need them: lunar days by the places of sun and moon (Meeus,
 * "Astronomical Algorithms", chapters 25 and 47, their greatest terms), seen from Indian Standard Time.
 */
import { DAY_MS } from "../../../../time/zones.ts";
import { newMoonNear } from "./new-moon.ts";

/** A lunar day: month 1 (Chaitra) to 12, day 1 to 30 from the new moon, at the hour that decides. */
export interface LunarDay {
  month: number;
  tithi: number;
  hour: number;
}

const HOUR_MS = 3_600_000;
const INDIA_MS = 5.5 * HOUR_MS;
const MONTH_MS = 29.53 * DAY_MS;
const J2000_MS = Date.UTC(2000, 0, 1, 12);
const CENTURY_DAYS = 36_525;
const CACHE_LIMIT = 500;

/** Degrees, and how often elongation, the sun's and the moon's anomaly and the latitude go into the sine. */
const MOON: readonly (readonly [number, number, number, number, number])[] = [
  [6.288774, 0, 0, 1, 0],
  [1.274027, 2, 0, -1, 0],
  [0.658314, 2, 0, 0, 0],
  [0.213618, 0, 0, 2, 0],
  [-0.185116, 0, 1, 0, 0],
  [-0.114332, 0, 0, 0, 2],
  [0.058793, 2, 0, -2, 0],
  [0.057066, 2, -1, -1, 0],
  [0.053322, 2, 0, 1, 0],
  [0.045758, 2, -1, 0, 0],
  [-0.040923, 0, 1, -1, 0],
  [-0.03472, 1, 0, 0, 0],
  [-0.030383, 0, 1, 1, 0],
  [0.015327, 2, 0, 0, -2],
  [-0.012528, 0, 0, 1, 2],
  [0.01098, 0, 0, 1, -2],
  [0.010675, 4, 0, -1, 0],
  [0.010034, 0, 0, 3, 0],
];

const known = new Map<string, number | null>();

/** Midnight of the first day in a Gregorian year on which a lunar day holds at its hour. Null when there is none. */
export function indianLunarDay(year: number, day: LunarDay): number | null {
  return remembered(`${year} ${day.month} ${day.tithi} ${day.hour}`, () => searchLunar(year, day));
}

/** Midnight of the day on which the sun enters a sign of the sidereal zodiac (degrees) before sunset. */
export function indianSolarDay(year: number, degrees: number): number | null {
  return remembered(`${year} sun ${degrees}`, () => {
    for (let wall = Date.UTC(year, 0, 1); wall < Date.UTC(year + 1, 0, 1); wall += DAY_MS) {
      const past = (at: number) => (siderealSun(at) - degrees + 360) % 360;
      const sunset = wall + 18 * HOUR_MS - INDIA_MS;
      if (past(sunset) < 2 && past(sunset - DAY_MS) > 180) return wall;
    }
    return null;
  });
}

function remembered(key: string, find: () => number | null): number | null {
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= CACHE_LIMIT) known.clear();
  const wall = find();
  known.set(key, wall);
  return wall;
}

function searchLunar(year: number, day: LunarDay): number | null {
  let start = newMoonNear(Date.UTC(year, 0, 1) - MONTH_MS);
  for (let k = 0; k < 15; k++) {
    const end = newMoonNear(start + MONTH_MS);
    const sign = signOf(start);
    // A month in which the sun enters no sign is a leap month, in which no feast is kept.
    const month = sign === signOf(end) ? 0 : ((sign + 1) % 12) + 1;
    const wall = month === day.month ? dayIn(start, day) : null;
    if (wall !== null && new Date(wall).getUTCFullYear() === year) return wall;
    start = end;
  }
  return null;
}

/** The first day whose deciding hour lies in the lunar day; where none does, the one before it is over. */
function dayIn(newMoon: number, { tithi, hour }: LunarDay): number | null {
  const local = newMoon + INDIA_MS;
  const first = local - (local % DAY_MS) + Math.max(0, tithi - 3) * DAY_MS;
  for (let wall = first; wall < first + 6 * DAY_MS; wall += DAY_MS) {
    const at = wall + hour * HOUR_MS - INDIA_MS;
    if (at < newMoon) continue;
    const now = Math.floor(elongation(at) / 12) + 1;
    if (now === tithi) return wall;
    const passed = now > tithi || at > newMoon + 1.02 * MONTH_MS;
    if (passed && now - tithi < 15) return wall - DAY_MS;
  }
  return null;
}

function signOf(ms: number): number {
  return Math.floor(siderealSun(ms) / 30);
}

/** Degrees of the moon ahead of the sun. */
function elongation(ms: number): number {
  return turn(moonLongitude(centuries(ms)) - sunLongitude(centuries(ms)));
}

/** The sun's longitude from the fixed stars (Lahiri's reckoning). */
function siderealSun(ms: number): number {
  const t = centuries(ms);
  return turn(sunLongitude(t) - (23.853 + 1.3969 * t));
}

function sunLongitude(t: number): number {
  const anomaly = 357.52911 + 35_999.05029 * t;
  const center =
    (1.914602 - 0.004817 * t) * sine(anomaly) +
    0.019993 * sine(2 * anomaly) +
    0.000289 * sine(3 * anomaly);
  return 280.46646 + 36_000.76983 * t + center - 0.00569;
}

function moonLongitude(t: number): number {
  const apart = 297.8501921 + 445_267.1114034 * t;
  const sun = 357.5291092 + 35_999.0502909 * t;
  const moon = 134.9633964 + 477_198.8675055 * t;
  const latitude = 93.272095 + 483_202.0175233 * t;
  let longitude = 218.3164477 + 481_267.88123421 * t;
  for (const [degrees, d, m, n, f] of MOON)
    longitude += degrees * sine(d * apart + m * sun + n * moon + f * latitude);
  return longitude;
}

function centuries(ms: number): number {
  return (ms - J2000_MS) / DAY_MS / CENTURY_DAYS;
}

function sine(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180);
}

function turn(degrees: number): number {
  return ((degrees % 360) + 360) % 360;
}
