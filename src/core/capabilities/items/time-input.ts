import { isZone, parseWall } from "../../time/zones.ts";
import * as words from "../../wording/catalogue/common.ts";
import { type Reader, t } from "../../wording/words.ts";

/** What is wrong with a local time that came from outside, as a sentence; null when it is a real one. */
export function localTimeProblem(local: string, zone: string | null, to: Reader): string | null {
  if (zone !== null && !isZone(zone))
    return t(to, words.zoneUnknown, { zone: JSON.stringify(zone.slice(0, 60)) });
  try {
    parseWall(local);
    return null;
  } catch {
    return t(to, words.dateNone, { date: local.slice(0, 40) });
  }
}
