/** What changes of a schedule answer. Everything is rendered from the row as it was stored. */

import type { Span } from "../../../chat/reply.ts";
import { text } from "../../../chat/reply.ts";
import { already } from "../../../wording/catalogue/common.ts";
import * as words from "../../../wording/catalogue/schedules.ts";
import { instant, type Moment, thereInstant } from "../../../wording/time.ts";
import { quote, quoteShort } from "../../../wording/title.ts";
import { rich, t } from "../../../wording/words.ts";
import type { Reminder } from "../reminder.ts";
import { fullReminder, reminderChanged, timeSpans } from "../wording.ts";
import { lastOf } from "./end.ts";

/** Skipped occurrences that one answer names; of more it tells the first and the last. */
const NAMED = 4;

export function skipped(reminder: Reminder, gone: readonly number[], moment: Moment): Span[] {
  const told = gone.map((at) => thereInstant(at, reminder.zone, moment));
  const now = fullReminder(reminder, moment);
  const [first, last] = [told[0], told.at(-1)];
  if (first && last && told.length > NAMED) {
    return rich(moment, words.skipDoneMany, { number: told.length, first, last, reminder: now });
  }
  const times = told.flatMap((time, index) => {
    const joint = index === told.length - 1 ? t(moment, words.skipAnd) : ", ";
    return index === 0 ? [time] : [text(joint), time];
  });
  return rich(moment, words.skipDone, { times, reminder: now });
}

/** Nothing of what was to be skipped takes place: it came up already, or was skipped before. */
export function nothingToSkip(reminder: Reminder, at: number, moment: Moment): Span[] {
  const when = thereInstant(at, reminder.zone, moment);
  const why = at <= moment.now ? words.skipOver : words.skipNone;
  return rich(moment, why, { when, reminder: fullReminder(reminder, moment) });
}

export function paused(reminder: Reminder, moment: Moment): Span[] {
  return full(reminder.resumeAt === null ? words.pauseDone : words.pauseUntil, reminder, moment);
}

export function notPaused(reminder: Reminder, moment: Moment): Span[] {
  return timed(words.pauseNot, reminder, moment);
}

export function asBefore(reminder: Reminder, moment: Moment): Span[] {
  return rich(moment, already, { item: fullReminder(reminder, moment) });
}

export function resumed(reminder: Reminder, missed: boolean, moment: Moment): Span[] {
  return full(missed ? words.resumeMissed : words.resumeDone, reminder, moment);
}

/** "Ends with Tue 8 Dec, 09:00, 5 more times. Now ..." */
export function ends(reminder: Reminder, moment: Moment): Span[] {
  const last = lastOf(reminder, Math.min(moment.now + 1, reminder.nextAt ?? Number.MAX_VALUE));
  if (!last) return reminderChanged(reminder, moment);
  const when = thereInstant(last.at, reminder.zone, moment);
  const { count } = last;
  return rich(moment, words.endDone, { when, count, reminder: fullReminder(reminder, moment) });
}

export function endsBefore(reminder: Reminder, moment: Moment): Span[] {
  return full(words.endBefore, reminder, moment);
}

export function endsSooner(reminder: Reminder, moment: Moment): Span[] {
  return full(words.endSooner, reminder, moment);
}

export function over(reminder: Reminder, moment: Moment): Span[] {
  return timed(words.endOver, reminder, moment);
}

export function resumeFirst(reminder: Reminder, moment: Moment): Span[] {
  const title = quote(moment, reminder.title);
  return rich(moment, words.resumeFirst, { title, reminder: fullReminder(reminder, moment) });
}

/** "What comes once still does: “Dentist” Sun 22 Nov, 09:00." */
export function stillComing(once: readonly Reminder[], moment: Moment): Span[] {
  const names = once.flatMap((reminder, i) => [
    text(`${i === 0 ? "" : ", "}${quoteShort(moment, reminder.title, 40)} `),
    instant(reminder.nextAt ?? moment.now, moment),
  ]);
  return rich(moment, words.pauseOnce, { names });
}

export function comesOnce(reminder: Reminder, moment: Moment): Span[] {
  return timed(words.onceOnly, reminder, moment);
}

/** `channel` as it is called; null for where the others come. */
export function sentTo(reminder: Reminder, channel: string | null, moment: Moment): Span[] {
  if (channel === null) return full(words.sendHome, reminder, moment);
  return rich(moment, words.sendDone, { channel, reminder: fullReminder(reminder, moment) });
}

/** Texts about the reminder as it is now, and about its rule and next time. */
type OfReminder =
  | typeof words.pauseDone
  | typeof words.pauseUntil
  | typeof words.resumeDone
  | typeof words.resumeMissed
  | typeof words.endBefore
  | typeof words.endSooner
  | typeof words.sendHome;
type OfTime = typeof words.pauseNot | typeof words.endOver | typeof words.onceOnly;

function full(said: OfReminder, reminder: Reminder, moment: Moment): Span[] {
  return rich(moment, said, { reminder: fullReminder(reminder, moment) });
}

function timed(said: OfTime, reminder: Reminder, moment: Moment): Span[] {
  const title = quote(moment, reminder.title);
  return rich(moment, said, { title, when: timeSpans(reminder, moment) });
}
