/**
 * Clock probes: 100 local times a year in ten zones with unlike clock changes, half of them in the hours and on the
 * days on which clocks are changed. Each is turned into its instant, and the instant's offset is asked for.
 */
import { offsetAt } from "../../src/core/time/zone-offsets.ts";
import { formatWall, wallMsToInstant } from "../../src/core/time/zones.ts";
import { randomOf } from "./random.ts";

export const PROBE_ZONES = [
  "Europe/Berlin",
  "Europe/Dublin",
  "America/New_York",
  "America/Santiago",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "Asia/Beirut",
  "Pacific/Auckland",
  "Antarctica/Troll",
];
const FIRST_YEAR = 2000;
const LAST_YEAR = 2059;
const PER_YEAR = 100;

export interface Probes {
  zone: string;
  year: number;
  walls: string[];
}

export function allProbes(): Probes[] {
  return PROBE_ZONES.flatMap((zone, index) =>
    Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, i) => {
      const year = FIRST_YEAR + i;
      return { zone, year, walls: wallsOf(index, year) };
    }),
  );
}

/** Instant and offset of each, in seconds. */
export function answerProbes({ zone, walls }: Probes): [instant: number, offset: number][] {
  return walls.map((wall) => {
    const at = wallMsToInstant(Date.parse(`${wall}Z`), zone);
    return [at / 1000, offsetAt(at, zone) / 1000];
  });
}

function wallsOf(index: number, year: number): string[] {
  const random = randomOf(1000 + index, year);
  return Array.from({ length: PER_YEAR }, (_, i) => {
    const minute = random.whole(0, 59);
    if (i % 2 === 0) {
      const any = Date.UTC(
        year,
        random.whole(0, 11),
        random.whole(1, 28),
        random.whole(0, 23),
        minute,
      );
      return formatWall(any);
    }
    const month = random.pick([1, 2, 2, 3, 8, 9, 9, 10]);
    const sunday = random.whole(1, 28);
    const near = Date.UTC(year, month, sunday, random.whole(0, 3), minute);
    const toSunday = (7 - new Date(near).getUTCDay()) % 7;
    return formatWall(near + toSunday * 86_400_000);
  });
}
