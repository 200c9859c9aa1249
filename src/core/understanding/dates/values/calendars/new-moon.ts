/** New moons, to about a minute (Meeus, "Astronomical Algorithms", chapter 49). */
import { DAY_MS } from "../../../../time/zones.ts";

/** Julian day of the Unix epoch, and seconds by which the earth's clock lags behind the even one around 2000 to 2050. */
const EPOCH_JULIAN = 2_440_587.5;
const CLOCK_LAG_MS = 72_000;
const MONTH_DAYS = 29.530588861;
/** The new moon that the others are counted from: 6 January 2000. */
const FIRST_JULIAN = 2_451_550.09766;

/** Amplitude in days, and how often the sun's anomaly, the moon's anomaly and its latitude go into the sine. */
const TERMS: readonly (readonly [days: number, sun: number, moon: number, latitude: number])[] = [
  [-0.4072, 0, 1, 0],
  [0.17241, 1, 0, 0],
  [0.01608, 0, 2, 0],
  [0.01039, 0, 0, 2],
  [0.00739, -1, 1, 0],
  [-0.00514, 1, 1, 0],
  [0.00208, 2, 0, 0],
  [-0.00111, 0, 1, -2],
  [-0.00057, 0, 1, 2],
  [0.00056, 1, 2, 0],
  [-0.00042, 0, 3, 0],
  [0.00042, 1, 0, 2],
  [0.00038, 1, 0, -2],
  [-0.00024, -1, 2, 0],
];

/** UTC milliseconds of the new moon nearest to an instant. */
export function newMoonNear(ms: number): number {
  const days = ms / DAY_MS + EPOCH_JULIAN - FIRST_JULIAN;
  const k = Math.round(days / MONTH_DAYS);
  const nearest = [k - 1, k, k + 1].map(newMoon);
  return nearest.sort((a, b) => Math.abs(a - ms) - Math.abs(b - ms))[0] as number;
}

function newMoon(k: number): number {
  const t = k / 1236.85;
  const mean = FIRST_JULIAN + MONTH_DAYS * k + 0.00015437 * t * t;
  const sun = 2.5534 + 29.1053567 * k;
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t;
  const latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t * t;
  const flattening = 1 - 0.002516 * t;
  let julian = mean;
  for (const [days, m, n, f] of TERMS) {
    const angle = m * sun + n * moon + f * latitude;
    julian += days * flattening ** Math.abs(m) * Math.sin((angle * Math.PI) / 180);
  }
  return (julian - EPOCH_JULIAN) * DAY_MS - CLOCK_LAG_MS;
}
