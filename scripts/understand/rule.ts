/** Follows a rule of the labelled set; no words in it. */
import * as z from "zod";
import { occurrencesBetween } from "../../src/core/time/recurrence.ts";
import { parseRule } from "../../src/core/time/rule-parts.ts";
import { formatWall } from "../../src/core/time/zones.ts";

const ruleRecord = z.object({
  /** `YYYYMMDDTHHmmss`, local. */
  dtstart: z.string(),
  rrule: z.string(),
  tzid: z.string().optional(),
  expected: z.array(z.string()),
});

/** One occurrence more than is asked for; UTC where the record has a zone, else the wall clock. */
export function predict(record: object): { occurrences: string[] } {
  const { dtstart, rrule, tzid, expected } = ruleRecord.parse(record);
  if (!parseRule(rrule).ok) return { occurrences: [] };
  const start = dtstart.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?$/, "$1-$2-$3T$4:$5:$6");
  const schedule = { start, zone: tzid ?? "UTC", rrule };
  const found = occurrencesBetween(
    schedule,
    Date.UTC(1900),
    Number.MAX_SAFE_INTEGER,
    expected.length + 1,
  );
  return { occurrences: found.map((ms) => `${formatWall(ms)}${tzid ? "Z" : ""}`) };
}
