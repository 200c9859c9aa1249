import { isZone, parseWall } from "../../time/zones.ts";

/** What is wrong with a local time that came from outside, as a sentence; null when it is a real one. */
export function localTimeProblem(local: string, zone: string | null): string | null {
  if (zone !== null && !isZone(zone))
    return `I know no time zone ${JSON.stringify(zone.slice(0, 60))}.`;
  try {
    parseWall(local);
    return null;
  } catch {
    return `There is no ${local.slice(0, 40)} in the calendar. Nothing was changed.`;
  }
}
