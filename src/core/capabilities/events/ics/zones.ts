import { nextOccurrence, occurrencesBetween } from "../../../time/recurrence.ts";
import { parseRule } from "../../../time/rule-parts.ts";
import { namedZones } from "../../../time/zone-names.ts";
import { offsetAt } from "../../../time/zone-offsets.ts";
import { canonicalZone, DAY_MS, isZone, parseWall } from "../../../time/zones.ts";
import { type IcsComponent, onlyValue } from "./content.ts";
import { timesOf } from "./values.ts";

/** More zones than this in one file are not looked for one by one. */
const MAX_ZONES = 12;

/** From `at` on (UTC milliseconds) the clocks are `offset` ahead of UTC. */
interface Onset {
  at: number;
  before: number;
  offset: number;
}

/**
 * Finds the IANA zone for each name that a file uses. By the name itself, also with a vendor's path before it;
 * else by the clock changes that the file's VTIMEZONE tells (RFC 5545, 3.6.5), which works for the names of any
 * program without a list of them. What is found neither way gets the person's own zone and is noted in `assumed`.
 */
export function createZones(
  components: IcsComponent[],
  { zone: own, now }: { zone: string; now: number },
  assumed: Set<string>,
): (name: string) => string {
  const told = new Map(
    components.slice(0, MAX_ZONES).map((one) => [onlyValue(one, "TZID") ?? "", one]),
  );
  const known = new Map<string, string>();
  const find = (tzid: string): string => {
    const named = byName(tzid);
    if (named !== null) return named;
    const component = told.get(tzid);
    const found = (component && byChanges(component, own, now)) ?? canonicalZone(tzid);
    if (found === null) assumed.add(tzid);
    return found ?? own;
  };
  return (tzid) => {
    const zone = known.get(tzid) ?? find(tzid);
    known.set(tzid, zone);
    return zone;
  };
}

/** "Europe/Vienna", "/vendor.example/2026a/Europe/Vienna", "America/Argentina/Ushuaia". */
function byName(tzid: string): string | null {
  const parts = tzid.split("/").filter((part) => part !== "");
  const names = [3, 2].map((count) => parts.slice(-count).join("/"));
  return [tzid, ...names].find((name) => /\/|^UTC$/.test(name) && isZone(name)) ?? null;
}

/** The zone whose clocks show the same all through this year and the next; the person's own before others. */
function byChanges(component: IcsComponent, own: string, now: number): string | null {
  const from = now - DAY_MS * 30;
  const onsets = component.parts.flatMap((part) => onsetsOf(part, from));
  if (onsets.length === 0) return null;
  onsets.sort((a, b) => a.at - b.at);
  const weeks = Array.from({ length: 80 }, (_, week) => from + week * 7 * DAY_MS);
  const offsets = weeks.map((at): [number, number] => [
    at,
    onsets.findLast((onset) => onset.at <= at)?.offset ?? onsets[0]?.before ?? 0,
  ]);
  const fits = (zone: string) => offsets.every(([at, offset]) => offsetAt(at, zone) === offset);
  return [own, ...namedZones(), ...Intl.supportedValuesOf("timeZone")].find(fits) ?? null;
}

/** Of a STANDARD or DAYLIGHT: the last one before, and those of the years after. */
function onsetsOf(part: IcsComponent, from: number): Onset[] {
  const offset = offsetOf(onlyValue(part, "TZOFFSETTO"));
  const before = offsetOf(onlyValue(part, "TZOFFSETFROM"));
  const [line] = part.lines.get("DTSTART") ?? [];
  const start = line && timesOf(line, () => "UTC")?.[0]?.local;
  if (offset === null || before === null || !start) return [];
  const rrule = onlyValue(part, "RRULE") ?? "FREQ=YEARLY;COUNT=1";
  if (!parseRule(rrule).ok) return [];
  const dates = (part.lines.get("RDATE") ?? []).flatMap((one) => timesOf(one, () => "UTC") ?? []);
  const rdates = dates.map(({ local }) => local);
  // On the zone's own clock, as if that were UTC.
  const schedule = { start, zone: "UTC", rrule, rdates };
  const first = nextOccurrence(schedule, from - 400 * DAY_MS) ?? parseWall(rdates.at(-1) ?? start);
  const walls = [
    first,
    ...occurrencesBetween(schedule, from - 400 * DAY_MS, from + 600 * DAY_MS, 20),
  ];
  return walls.map((wall) => ({ at: wall - before, before, offset }));
}

/** Milliseconds of `+HHMM[SS]` (3.3.14). */
function offsetOf(value = ""): number | null {
  const [, sign, hours, minutes, seconds = "0"] = /^([+-])(\d\d)(\d\d)(\d\d)?$/.exec(value) ?? [];
  if (!sign) return null;
  const size = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === "-" ? -size : size;
}
