import { type ListItem, type Span, text } from "../../chat/reply.ts";
import { describeRule } from "../../time/describe-rule.ts";
import { formatDate } from "../../time/format.ts";
import { instantToWall, wallToInstant } from "../../time/zones.ts";
import { instant, type Moment, thereInstant, zonedInstant } from "../../wording/time.ts";
import { quote, quoteShort } from "../../wording/title.ts";
import { isPaused, isUnanswered, ruledAt } from "./occurrences.ts";
import type { Reminder } from "./reminder.ts";

/** "reminder 4: “Call mom”, Tue 8 Dec, 09:00 (Europe/Berlin)" and how it repeats. */
export function fullReminder(reminder: Reminder, moment: Moment): Span[] {
  const name = text(`${numbered(reminder)}: ${quote(reminder.title)}, `);
  return [name, ...timeSpans(reminder, moment)];
}

/** "every weekday at 09:00 (Europe/Berlin), next: Tue 8 Dec, 09:00"; a pause and a moved next one are said. */
export function timeSpans(reminder: Reminder, moment: Moment): Span[] {
  const { nextAt, zone } = reminder;
  const how = repeats(reminder, moment);
  if (!how) {
    return [nextAt === null ? text(statusText(reminder)) : zonedInstant(nextAt, zone, moment)];
  }
  const rule = [text(`${how} (${zone})`), ...pauseSpans(reminder, moment)];
  if (nextAt !== null) {
    const next = thereInstant(nextAt, zone, moment);
    return [...rule, text(", next: "), next, text(movedText(reminder, nextAt))];
  }
  return isPaused(reminder, moment.now) ? rule : [...rule, text(`, ${statusText(reminder)}`)];
}

function pauseSpans(reminder: Reminder, moment: Moment): Span[] {
  if (!isPaused(reminder, moment.now)) return [];
  if (reminder.resumeAt === null) return [text(", paused")];
  return [text(", paused until "), thereInstant(reminder.resumeAt, reminder.zone, moment)];
}

/** " (moved from 09:00)", with the day when that was another; nothing for one at its own time. */
export function movedText(reminder: Reminder, at: number): string {
  const ruled = ruledAt(reminder, at);
  if (ruled === at) return "";
  const [old, now] = [ruled, at].map((moment) => instantToWall(moment, reminder.zone));
  const time = old?.slice(11, 16) ?? "";
  const day = old?.slice(0, 10) ?? "";
  const sameDay = day === now?.slice(0, 10);
  return ` (moved from ${sameDay ? time : `${formatDate(day, now ?? day)}, ${time}`})`;
}

/** "every weekday at 09:00"; null when it does not repeat. */
export function repeats(reminder: Reminder, { now, profile }: Moment): string | null {
  if (reminder.afterDays !== null) {
    return `${reminder.afterDays === 1 ? "1 day" : `${reminder.afterDays} days`} after it is done`;
  }
  if (!reminder.series) return null;
  const { rrule, times, exdates = [] } = reminder.series;
  const today = instantToWall(now, reminder.zone).slice(0, 10);
  // Days that belong to the rule; single occurrences that were skipped are told where they matter.
  const except = exdates.filter((date) => date.length === 10 && date >= today);
  return describeRule(
    { rrule, start: reminder.start, ...(times ? { times } : {}), exdates: except },
    profile.locale,
  );
}

/** The same where no zone is said: names it when it is another than the person's. */
export function repeatsThere(reminder: Reminder, moment: Moment): string | null {
  const how = repeats(reminder, moment);
  const elsewhere = reminder.series !== null && reminder.zone !== moment.profile.zone;
  return how && elsewhere ? `${how} (${reminder.zone})` : how;
}

export function numbered(reminder: Reminder): string {
  return reminder.number === null ? "reminder" : `reminder ${reminder.number}`;
}

export function reminderSet(reminder: Reminder, moment: Moment): Span[] {
  return [text("Set "), ...fullReminder(reminder, moment), text(".")];
}

export function reminderChanged(reminder: Reminder, moment: Moment): Span[] {
  return [text("Changed. Now "), ...fullReminder(reminder, moment), text(".")];
}

export function reminderUnchanged(reminder: Reminder, moment: Moment): Span[] {
  return [text("It is so already: "), ...fullReminder(reminder, moment), text(".")];
}

export function reminderSnoozed(reminder: Reminder, moment: Moment): Span[] {
  return [text("Put off "), ...fullReminder(reminder, moment), text(".")];
}

/** One occurrence of a series now takes place at another time. */
export function reminderMoved(
  reminder: Reminder,
  { from, to }: { from: number; to: number },
  moment: Moment,
): Span[] {
  const { zone } = reminder;
  return [
    text("Moved "),
    thereInstant(from, zone, moment),
    text(" to "),
    thereInstant(to, zone, moment),
    text(", this once: "),
    ...fullReminder(reminder, moment),
    text("."),
  ];
}

export function reminderOccupied(reminder: Reminder, at: number, moment: Moment): Span[] {
  const when = thereInstant(at, reminder.zone, moment);
  return [text(`${quote(reminder.title)} comes `), when, text(" anyway. Nothing was changed.")];
}

/** What is true now, for a card that something else has overtaken. */
export function reminderNow(reminder: Reminder, moment: Moment): Span[] {
  return [
    text("Nothing was changed. As it is now: "),
    ...fullReminder(reminder, moment),
    text("."),
  ];
}

export function reminderDone(reminder: Reminder, moment: Moment): Span[] {
  const done = text(`Done: ${quote(reminder.title)}${inBrackets(reminder)}.`);
  const { nextAt, zone } = reminder;
  return nextAt === null
    ? [done]
    : [done, text(" Next: "), zonedInstant(nextAt, zone, moment), text(".")];
}

export function reminderWasDone(reminder: Reminder, moment: Moment): Span[] {
  const when = reminder.doneAt === null ? [] : [text(", "), instant(reminder.doneAt, moment)];
  return [text(`${quote(reminder.title)} was done already`), ...when, text(".")];
}

/** A series that nothing was due of: what "done" could mean is offered as buttons. */
export function seriesNotDue(reminder: Reminder, moment: Moment): Span[] {
  return [
    text(`${quote(reminder.title)} has not come up yet: `),
    ...timeSpans(reminder, moment),
    text(". Nothing was changed."),
  ];
}

export function reminderReopened(reminder: Reminder, moment: Moment): Span[] {
  return [text("Back on the list, "), ...fullReminder(reminder, moment), text(".")];
}

export function reminderNotReopened(reminder: Reminder, moment: Moment): Span[] {
  return [text("Still there, "), ...fullReminder(reminder, moment), text(".")];
}

export function reminderPassed(reminder: Reminder, moment: Moment): Span[] {
  const at = wallToInstant(reminder.start, reminder.zone);
  return [
    text(`${quote(reminder.title)} was for `),
    zonedInstant(at, reminder.zone, moment),
    text(", which has passed. Nothing was changed."),
  ];
}

export function reminderDeleted(reminder: Reminder): Span[] {
  return [text(`Deleted the reminder ${quote(reminder.title)}.`)];
}

export function firedRow(reminder: Reminder, moment: Moment): ListItem {
  const at = reminder.firedAt === null ? [] : [text(", "), instant(reminder.firedAt, moment)];
  return {
    spans: [text(quoteShort(reminder.title)), ...at],
    ...(reminder.number === null ? {} : { number: reminder.number }),
  };
}

export function listRow(reminder: Reminder, moment: Moment): ListItem {
  const how = repeatsThere(reminder, moment);
  const { nextAt } = reminder;
  const next =
    nextAt === null ? [] : [text(", "), instant(nextAt, moment), text(movedText(reminder, nextAt))];
  const rule = how ? [text(`, ${how}`)] : [];
  return {
    spans: [text(quoteShort(reminder.title)), ...next, ...rule, ...pauseSpans(reminder, moment)],
    ...(reminder.number === null ? {} : { number: reminder.number }),
  };
}

function statusText(reminder: Reminder): string {
  if (reminder.series !== null)
    return isUnanswered(reminder) ? "came up for the last time" : "over";
  return reminder.status === "done" ? "done" : "it has already come up";
}

function inBrackets(reminder: Reminder): string {
  return reminder.number === null ? "" : ` (${reminder.number})`;
}
