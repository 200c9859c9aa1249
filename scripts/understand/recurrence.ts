/** Turns a record of a labelled recurrence set into what `findRecurrence` reads, in the form that the scorer takes. */
import { wallToInstant } from "../../src/core/time/zones.ts";
import { findTimes } from "../../src/core/understanding/dates/find-times.ts";
import { findRecurrence } from "../../src/core/understanding/recurrence/find-recurrence.ts";

export interface RecurrenceRecord {
  id: string;
  text: string;
  /** Wall clock of the speaker. */
  reference: string;
}

export interface RecurrencePrediction {
  id: string;
  rrule: string | null;
  dtstart?: string;
}

/** One prediction; a reading that would be asked about counts as nothing recognised. */
export function predict(record: RecurrenceRecord): RecurrencePrediction {
  const now = wallToInstant(record.reference.slice(0, 19), "UTC");
  const context = { now, zone: "UTC", locale: "en", dayStart: "08:00" };
  const found = findRecurrence(record.text, context);
  if (!found || found.problem) return { id: record.id, rrule: null };
  const { recurrence, span } = found;
  const times =
    recurrence.times.length > 0 ? recurrence.times : timeElsewhere(record.text, context, span);
  const hours =
    times.length > 0 ? `;BYHOUR=${times.map((time) => Number(time.slice(0, 2))).join(",")}` : "";
  const minutes =
    times.length > 0
      ? `;BYMINUTE=${[...new Set(times.map((time) => Number(time.slice(3, 5))))].join(",")}`
      : "";
  const prediction: RecurrencePrediction = {
    id: record.id,
    rrule: `${recurrence.rrule}${hours}${minutes}`,
  };
  if (recurrence.start) prediction.dtstart = recurrence.start;
  return prediction;
}

/** "set twelve noon prayer for every Friday": the clock time stands apart from the repetition. */
function timeElsewhere(
  text: string,
  context: Parameters<typeof findTimes>[1],
  span: readonly [number, number],
): string[] {
  const apart = findTimes(text, context).filter(
    (one) =>
      !one.when.dateOnly &&
      one.duration === undefined &&
      (one.span[1] <= span[0] || one.span[0] >= span[1]),
  );
  const [only] = apart;
  return apart.length === 1 && only && !only.when.end ? [only.when.local.slice(11, 16)] : [];
}
