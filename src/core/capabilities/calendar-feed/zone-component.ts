import { changesBetween, offsetAt, type ZoneChange } from "../../time/zone-offsets.ts";
import { DAY_MS, formatWall } from "../../time/zones.ts";
import { type Component, localStamp, type Property } from "./calendar-text.ts";

const YEAR_MS = 366 * DAY_MS;

/**
 * The clock changes of a zone between two instants as VTIMEZONE. They are written one by one: what a country has
 * decided is seldom one rule for good.
 */
export function zoneComponent(zone: string, fromMs: number, toMs: number): Component {
  const begin = fromMs - YEAR_MS;
  const groups = new Map<string, ZoneChange[]>();
  for (const change of changesBetween(zone, begin, toMs)) {
    const key = `${change.before} ${change.after}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  const offset = offsetAt(begin, zone);
  const first: ZoneChange = { at: begin, before: offset, after: offset };
  return {
    name: "VTIMEZONE",
    properties: [{ name: "TZID", value: zone }],
    components: [observance([first]), ...[...groups.values()].map(observance)],
  };
}

/** Changes with the same offsets before and after. */
function observance(changes: ZoneChange[]): Component {
  const [{ before, after }] = changes as [ZoneChange];
  const onsets = changes.map((change) => localStamp(formatWall(change.at + before)));
  const properties: Property[] = [
    { name: "DTSTART", value: onsets[0] ?? "" },
    { name: "TZOFFSETFROM", value: offsetText(before) },
    { name: "TZOFFSETTO", value: offsetText(after) },
  ];
  // One property for each, and the first once more: readers are known that take no others.
  if (onsets.length > 1) properties.push(...onsets.map((value) => ({ name: "RDATE", value })));
  return { name: after > before ? "DAYLIGHT" : "STANDARD", properties };
}

/** `+HHMM`, with seconds where there are any. */
function offsetText(ms: number): string {
  const seconds = Math.abs(ms) / 1000;
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const rest = seconds % 60 === 0 ? "" : two(seconds % 60);
  return `${ms < 0 ? "-" : "+"}${two(seconds / 3600)}${two((seconds / 60) % 60)}${rest}`;
}
