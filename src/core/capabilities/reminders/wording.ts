import { type ListItem, type Span, text } from "../../chat/reply.ts";
import { describeRule } from "../../time/describe-rule.ts";
import { formatDate } from "../../time/format.ts";
import { instantToWall, wallToInstant } from "../../time/zones.ts";
import * as common from "../../wording/catalogue/common.ts";
import * as words from "../../wording/catalogue/reminders.ts";
import { instant, type Moment, thereInstant, zonedInstant } from "../../wording/time.ts";
import { quote, quoteShort } from "../../wording/title.ts";
import { type Reader, rich, t } from "../../wording/words.ts";
import { isPaused, isUnanswered, ruledAt } from "./occurrences.ts";
import type { Reminder } from "./reminder.ts";

/** "reminder 4: “Call mom”, Tue 8 Dec, 09:00 (Europe/Berlin)" and how it repeats. */
export function fullReminder(reminder: Reminder, moment: Moment): Span[] {
  return rich(moment, words.remFull, {
    reminder: numbered(reminder, moment),
    title: quote(moment, reminder.title),
    when: timeSpans(reminder, moment),
  });
}

/** "every weekday at 09:00 (Europe/Berlin), next: Tue 8 Dec, 09:00"; a pause and a moved next one are said. */
export function timeSpans(reminder: Reminder, moment: Moment): Span[] {
  const { nextAt, zone } = reminder;
  const how = repeats(reminder, moment);
  if (!how) {
    return nextAt === null ? rich(moment, stateOf(reminder)) : [zonedInstant(nextAt, zone, moment)];
  }
  const rule = withPause([text(`${how} (${zone})`)], reminder, moment);
  if (nextAt !== null) {
    const when = thereInstant(nextAt, zone, moment);
    return rich(moment, words.remNext, {
      rule,
      when,
      moved: movedBehind(reminder, nextAt, moment),
    });
  }
  if (isPaused(reminder, moment.now)) return rule;
  return rich(moment, words.remState, { rule, state: t(moment, stateOf(reminder)) });
}

/** What is said of a reminder, and of a pause behind it. */
function withPause(rule: Span[], reminder: Reminder, moment: Moment): Span[] {
  if (!isPaused(reminder, moment.now)) return rule;
  if (reminder.resumeAt === null) return rich(moment, words.remPaused, { rule });
  const when = thereInstant(reminder.resumeAt, reminder.zone, moment);
  return rich(moment, words.remPausedUntil, { rule, when });
}

/** "(moved from 09:00)", with the day when that was another; nothing for one at its own time. */
export function movedText(reminder: Reminder, at: number, { profile }: Reader): string {
  const ruled = ruledAt(reminder, at);
  if (ruled === at) return "";
  const [old, now] = [ruled, at].map((moment) => instantToWall(moment, reminder.zone));
  const time = old?.slice(11, 16) ?? "";
  const day = old?.slice(0, 10) ?? "";
  const sameDay = day === now?.slice(0, 10);
  const date = formatDate(day, now ?? day, profile.locale);
  return t({ profile }, words.remMoved, { when: sameDay ? time : `${date}, ${time}` });
}

/** The same behind a time. */
export function movedBehind(reminder: Reminder, at: number, to: Reader): string {
  const moved = movedText(reminder, at, to);
  return moved === "" ? "" : ` ${moved}`;
}

/** "every weekday at 09:00"; null when it does not repeat. */
export function repeats(reminder: Reminder, moment: Moment): string | null {
  const { now, profile } = moment;
  if (reminder.afterDays !== null) {
    return t(moment, words.remAfterDone, { count: reminder.afterDays });
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

function numbered({ number }: Reminder, to: Reader): string {
  return number === null ? t(to, words.remPlain) : t(to, words.remNumbered, { number });
}

export function reminderSet(reminder: Reminder, moment: Moment): Span[] {
  return rich(moment, words.remSet, { reminder: fullReminder(reminder, moment) });
}

export function reminderChanged(reminder: Reminder, moment: Moment): Span[] {
  return rich(moment, words.remChanged, { reminder: fullReminder(reminder, moment) });
}

export function reminderUnchanged(reminder: Reminder, moment: Moment): Span[] {
  return rich(moment, common.already, { item: fullReminder(reminder, moment) });
}

export function reminderSnoozed(reminder: Reminder, moment: Moment): Span[] {
  return rich(moment, words.remPutOff, { reminder: fullReminder(reminder, moment) });
}

/** One occurrence of a series now takes place at another time. */
export function reminderMoved(
  reminder: Reminder,
  { from, to }: { from: number; to: number },
  moment: Moment,
): Span[] {
  const { zone } = reminder;
  return rich(moment, words.remMovedOnce, {
    from: thereInstant(from, zone, moment),
    to: thereInstant(to, zone, moment),
    reminder: fullReminder(reminder, moment),
  });
}

export function reminderOccupied(reminder: Reminder, at: number, moment: Moment): Span[] {
  const when = thereInstant(at, reminder.zone, moment);
  return rich(moment, words.remOccupied, { title: quote(moment, reminder.title), when });
}

/** What is true now, for a card that something else has overtaken. */
export function reminderNow(reminder: Reminder, moment: Moment): Span[] {
  return rich(moment, words.remAsItIs, { reminder: fullReminder(reminder, moment) });
}

export function reminderDone(reminder: Reminder, moment: Moment): Span[] {
  const { nextAt, zone } = reminder;
  const done = { title: quote(moment, reminder.title), number: inBrackets(reminder) };
  if (nextAt === null) return rich(moment, common.doneItem, done);
  return rich(moment, words.remDoneNext, { ...done, when: zonedInstant(nextAt, zone, moment) });
}

export function reminderWasDone(reminder: Reminder, moment: Moment): Span[] {
  const when = reminder.doneAt === null ? "" : [text(", "), instant(reminder.doneAt, moment)];
  return rich(moment, common.wasDone, { title: quote(moment, reminder.title), when });
}

/** A series that nothing was due of: what "done" could mean is offered as buttons. */
export function seriesNotDue(reminder: Reminder, moment: Moment): Span[] {
  const when = timeSpans(reminder, moment);
  return rich(moment, words.remNotYet, { title: quote(moment, reminder.title), when });
}

export function reminderReopened(reminder: Reminder, moment: Moment): Span[] {
  return rich(moment, words.remReopened, { reminder: fullReminder(reminder, moment) });
}

export function reminderNotReopened(reminder: Reminder, moment: Moment): Span[] {
  return rich(moment, words.remStillThere, { reminder: fullReminder(reminder, moment) });
}

export function reminderPassed(reminder: Reminder, moment: Moment): Span[] {
  const at = wallToInstant(reminder.start, reminder.zone);
  const when = zonedInstant(at, reminder.zone, moment);
  return rich(moment, words.remPassed, { title: quote(moment, reminder.title), when });
}

export function reminderDeleted(reminder: Reminder, to: Reader): Span[] {
  return rich(to, words.remDeleted, { title: quote(to, reminder.title) });
}

export function firedRow(reminder: Reminder, moment: Moment): ListItem {
  const at = reminder.firedAt === null ? [] : [text(", "), instant(reminder.firedAt, moment)];
  return {
    spans: [text(quoteShort(moment, reminder.title)), ...at],
    ...(reminder.number === null ? {} : { number: reminder.number }),
  };
}

/** One that is due and waits for the end of quiet hours. */
export function heldRow(reminder: Reminder, until: number, moment: Moment): ListItem {
  const row = listRow(reminder, moment);
  const comes = rich(moment, words.remComesAt, { when: instant(until, moment) });
  return { ...row, spans: [...row.spans, ...comes] };
}

export function listRow(reminder: Reminder, moment: Moment): ListItem {
  const how = repeatsThere(reminder, moment);
  const { nextAt } = reminder;
  const moved = nextAt === null ? "" : movedBehind(reminder, nextAt, moment);
  const next = nextAt === null ? [] : [text(", "), instant(nextAt, moment), text(moved)];
  const rule = how ? [text(`, ${how}`)] : [];
  const spans = [text(quoteShort(moment, reminder.title)), ...next, ...rule];
  return {
    spans: withPause(spans, reminder, moment),
    ...(reminder.number === null ? {} : { number: reminder.number }),
  };
}

function stateOf(reminder: Reminder) {
  if (reminder.series !== null) return isUnanswered(reminder) ? words.stateLast : words.stateOver;
  return reminder.status === "done" ? words.stateDone : words.stateUp;
}

function inBrackets(reminder: Reminder): string {
  return reminder.number === null ? "" : ` (${reminder.number})`;
}
