import { isPaused, nextAfterChange } from "./occurrences.ts";
import type { ReminderFields, Series } from "./reminder.ts";
import type { Timing } from "./timing.ts";

/** The same reminder at another time or by another rule; what was moved or skipped of the old rule is gone. */
export function retimed(before: ReminderFields, timing: Timing, now: number): ReminderFields {
  const repeats = timing.series !== null || timing.afterDays !== null;
  // A new time answers what came up; of a series only the open question is closed.
  const doneAt = repeats && before.status === "fired" ? now : repeats ? before.doneAt : null;
  const pause = repeats ? {} : { pausedAt: null, resumeAt: null };
  const fields: ReminderFields = {
    ...before,
    ...timing,
    ...pause,
    overrides: {},
    status: "active",
    doneAt,
  };
  return isPaused(fields, now)
    ? { ...fields, nextAt: nextAfterChange(fields, { nextAt: null }, now) }
    : fields;
}

/**
 * The same series at other times of day (`HH:mm`). What was skipped stays skipped and what was moved stays moved
 * where each day has one time; no times leave everything as it is.
 */
export function atTimes(before: ReminderFields, times: string[], now: number): ReminderFields {
  const { series, start } = before;
  const [first] = times;
  if (!series || first === undefined) return before;
  const single = times.length === 1 && (series.times ?? []).length <= 1;
  const retime = (moment: string) =>
    moment.length === 10 || moment.endsWith("Z") ? moment : `${moment.slice(0, 10)}T${first}:00`;
  const days = (series.exdates ?? []).filter((moment) => moment.length === 10);
  const exdates = single ? (series.exdates ?? []).map(retime) : days;
  const kept = Object.entries(before.overrides).map(([from, to]) => [retime(from), to]);
  const { exdates: _old, ...rest } = series;
  const changed: Series = { ...rest, times, ...(exdates.length > 0 ? { exdates } : {}) };
  const fields: ReminderFields = {
    ...before,
    start: `${start.slice(0, 10)}T${first}:00`,
    series: changed,
    overrides: single ? Object.fromEntries(kept) : {},
  };
  return { ...fields, nextAt: nextAfterChange(fields, { nextAt: null }, now), status: "active" };
}
