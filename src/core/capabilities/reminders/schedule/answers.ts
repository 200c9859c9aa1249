/** What changes of a schedule answer. Everything is rendered from the row as it was stored. */
import type { Span } from "../../../chat/reply.ts";
import { text } from "../../../chat/reply.ts";
import { instant, type Moment, thereInstant } from "../../../wording/time.ts";
import { quote, quoteShort } from "../../../wording/title.ts";
import type { Reminder } from "../reminder.ts";
import { fullReminder, timeSpans } from "../wording.ts";
import { lastOf } from "./end.ts";

/** Skipped occurrences that one answer names. */
const NAMED = 5;

export function skipped(reminder: Reminder, gone: readonly number[], moment: Moment): Span[] {
  const named = gone
    .slice(0, NAMED)
    .flatMap((at, i) => [text(i === 0 ? "" : " and "), thereInstant(at, reminder.zone, moment)]);
  const more = gone.length > NAMED ? ` and ${gone.length - NAMED} more` : "";
  return [text("Skipped "), ...named, text(`${more}. Now `), ...full(reminder, moment)];
}

/** Nothing of what was to be skipped takes place: it came up already, or was skipped before. */
export function nothingToSkip(reminder: Reminder, at: number, moment: Moment): Span[] {
  const when = thereInstant(at, reminder.zone, moment);
  const why = at <= moment.now ? "is over" : "does not come";
  return [
    text("The one of "),
    when,
    text(` ${why}. Nothing was changed: `),
    ...full(reminder, moment),
  ];
}

export function paused(reminder: Reminder, moment: Moment): Span[] {
  const end =
    reminder.resumeAt === null
      ? text(" Nothing comes until you resume it.")
      : text(" What falls into the pause is left out.");
  return [text("Paused "), ...full(reminder, moment), end];
}

export function notPaused(reminder: Reminder, moment: Moment): Span[] {
  return [text(`${quote(reminder.title)} is not paused: `), ...time(reminder, moment)];
}

export function asBefore(reminder: Reminder, moment: Moment): Span[] {
  return [text("It is so already: "), ...full(reminder, moment)];
}

export function resumed(reminder: Reminder, missed: boolean, moment: Moment): Span[] {
  const left = missed ? [text(" What fell into the pause is left out.")] : [];
  return [text("Resumed "), ...full(reminder, moment), ...left];
}

/** "Ends with Tue 8 Dec, 09:00 (5 more times): ..." */
export function ends(reminder: Reminder, moment: Moment): Span[] {
  const last = lastOf(reminder, Math.min(moment.now + 1, reminder.nextAt ?? Number.MAX_VALUE));
  if (!last) return [text("Changed. Now "), ...full(reminder, moment)];
  const count = last.count === 1 ? "once more" : `${last.count} more times`;
  const at = thereInstant(last.at, reminder.zone, moment);
  return [text("Ends with "), at, text(`, ${count}. Now `), ...full(reminder, moment)];
}

export function endsBefore(reminder: Reminder, moment: Moment): Span[] {
  return [text("That is before the next one. Nothing was changed: "), ...full(reminder, moment)];
}

export function endsSooner(reminder: Reminder, moment: Moment): Span[] {
  return [text("It ends before that anyway. Nothing was changed: "), ...full(reminder, moment)];
}

export function over(reminder: Reminder, moment: Moment): Span[] {
  return [text(`Nothing is left of ${quote(reminder.title)}: `), ...time(reminder, moment)];
}

export function resumeFirst(reminder: Reminder, moment: Moment): Span[] {
  const start = `${quote(reminder.title)} is paused, so I cannot tell which those are. Name a last day, or resume it first. `;
  return [text(start), text("Now "), ...full(reminder, moment)];
}

/** "Those that come once still do: “Dentist” Sun 22 Nov, 09:00." */
export function stillComing(once: readonly Reminder[], moment: Moment): Span[] {
  const named = once.flatMap((reminder, i) => [
    text(`${i === 0 ? "" : ", "}${quoteShort(reminder.title, 40)} `),
    instant(reminder.nextAt ?? moment.now, moment),
  ]);
  return [text("What comes once still does: "), ...named, text(".")];
}

export function comesOnce(reminder: Reminder, moment: Moment): Span[] {
  return [text(`${quote(reminder.title)} does not repeat: `), ...time(reminder, moment)];
}

export function sentTo(reminder: Reminder, where: string, moment: Moment): Span[] {
  return [text(`Comes ${where} from now on: `), ...full(reminder, moment)];
}

function full(reminder: Reminder, moment: Moment): Span[] {
  return [...fullReminder(reminder, moment), text(".")];
}

function time(reminder: Reminder, moment: Moment): Span[] {
  return [...timeSpans(reminder, moment), text(".")];
}
