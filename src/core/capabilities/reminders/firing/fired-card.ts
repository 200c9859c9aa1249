import * as z from "zod/mini";
import { type Block, bold, note, paragraph, type Span, text } from "../../../chat/reply.ts";
import type { ButtonDraft } from "../../../tools/tool.ts";
import * as common from "../../../wording/catalogue/common.ts";
import * as words from "../../../wording/catalogue/firing.ts";
import * as reminders from "../../../wording/catalogue/reminders.ts";
import { draft, goOn, press } from "../../../wording/draft.ts";
import { durationText, instant, type Moment } from "../../../wording/time.ts";
import { quote } from "../../../wording/title.ts";
import { type Reader, rich, t } from "../../../wording/words.ts";
import type { CardFace, DrawnCard } from "../../capability.ts";
import { commanded } from "../../items/commands.ts";
import { shownReminder } from "../actions.ts";
import type { ReminderBook } from "../book.ts";
import type { Reminder } from "../reminder.ts";
import { snoozeButtons } from "../snooze.ts";
import { repeatsThere } from "../wording.ts";
import { answerTo } from "./answers.ts";
import { LATE_MS, MOST_COUNTED } from "./late.ts";
import { timesText } from "./manner-text.ts";

/** One announced occurrence; all that its message needs beside the reminder itself. */
export const firedSubject = z.object({
  id: z.string(),
  /** For when the reminder is gone. */
  title: z.string(),
  /** UTC milliseconds. */
  occurrence: z.number(),
  saidAt: z.number(),
  /** It waited for the end of quiet hours. */
  held: z.boolean(),
  /** Occurrences before it that nothing was said about. */
  earlier: z.number(),
  /** Which repeat of how many this is, when it is said again. */
  repeat: z.exactOptional(z.object({ number: z.number(), of: z.number() })),
});
export type FiredSubject = z.infer<typeof firedSubject>;

/** What has become of an announced occurrence. */
export type Look =
  | { kind: "open"; reminder: Reminder }
  | { kind: "done"; at: number | null }
  | { kind: "later"; at: number }
  | { kind: "gone" };

export function lookOf(reminder: Reminder | null, occurrence: number): Look {
  if (!reminder) return { kind: "gone" };
  const once = reminder.series === null;
  if (once && reminder.status === "done") return { kind: "done", at: reminder.doneAt };
  const answer = answerTo(reminder, occurrence);
  if (answer) return { kind: answer.answer, at: answer.at };
  const moved = once && reminder.status === "active" && reminder.nextAt !== null;
  return moved ? { kind: "later", at: reminder.nextAt as number } : { kind: "open", reminder };
}

/** Tells looks apart; of an open one also whether it is said again. */
export function stateOf(look: Look): string {
  if (look.kind === "open") return "open";
  return "at" in look ? `${look.kind} ${look.at}` : look.kind;
}

/** The message of one reminder that has come up; when it is dealt with anywhere, it says so everywhere. */
export function firedFace(book: Pick<ReminderBook, "get">): CardFace {
  return {
    name: "reminder.fired",
    entity: "reminder",
    draw(subject, moment) {
      const fired = firedSubject.parse(subject);
      return drawFired(fired, lookOf(book.get(fired.id), fired.occurrence), moment);
    },
  };
}

export function drawFired(fired: FiredSubject, look: Look, moment: Moment): DrawnCard {
  const state = stateOf(look);
  if (look.kind !== "open") {
    const blocks = [paragraph(...settledSpans(quote(moment, fired.title), look, moment))];
    return { reply: draft(blocks), state, closed: true };
  }
  const { reminder } = look;
  const reply = draft(openBlocks(fired, reminder, moment), buttonsOf(fired, reminder, moment));
  return { reply, state, closed: false };
}

/** "Done: “Call mom”, Sat 21 Nov, 10:02." */
export function settledSpans(
  title: string,
  look: Exclude<Look, { kind: "open" }>,
  moment: Moment,
): Span[] {
  if (look.kind === "gone") return rich(moment, words.settledGone, { title });
  if (look.at === null) return rich(moment, words.settledDone, { title });
  const how = look.kind === "done" ? words.settledDoneAt : words.settledLater;
  return rich(moment, how, { title, when: instant(look.at, moment) });
}

function openBlocks(fired: FiredSubject, reminder: Reminder, moment: Moment): Block[] {
  const name = bold(t(moment, words.firedReminder));
  const blocks: Block[] = [paragraph(name, `: ${quote(moment, reminder.title)}`)];
  // Of a repeat everybody knows that it was due before.
  const why = fired.repeat ? [] : whyNow(fired, moment);
  if (why.length > 0) blocks.push(note(...why));
  const again = whenAgain(fired, reminder, moment);
  if (again.length > 0) blocks.push(note(...again));
  const how = repeatsThere(reminder, moment);
  if (how && reminder.nextAt !== null && !fired.repeat) {
    const when = instant(reminder.nextAt, moment);
    blocks.push(note(...rich(moment, words.firedRepeats, { rule: how, when })));
  }
  if (reminder.series !== null && reminder.nextAt === null && !fired.repeat) {
    blocks.push(note(t(moment, words.firedLast)));
  }
  return blocks;
}

/** Why it comes now and not at its time, and what else it stands for. */
function whyNow({ occurrence, saidAt, held, earlier }: FiredSubject, moment: Moment): Span[] {
  const when = instant(occurrence, moment);
  const late = saidAt - occurrence;
  const spans: Span[] = [];
  if (late > LATE_MS && held) spans.push(...rich(moment, words.firedHeld, { when }));
  else if (late > LATE_MS) {
    const time = durationText(late, moment);
    spans.push(...rich(moment, words.firedLate, { time, when }));
  }
  if (earlier === 0) return spans;
  const number = countText(earlier, moment);
  const before = held
    ? rich(moment, words.firedBeforeHeld, { number })
    : rich(moment, words.firedBeforeMissed, { number, count: earlier });
  return spans.length > 0 ? [...spans, text(" "), ...before] : before;
}

/** "8", or "more than 1000" where they were not counted to the end. */
export function countText(count: number, to: Reader): string {
  return count >= MOST_COUNTED ? t(to, words.firedMany, { most: MOST_COUNTED }) : String(count);
}

function whenAgain({ repeat }: FiredSubject, reminder: Reminder, moment: Moment): Span[] {
  const { nag, nagAt } = reminder;
  if (!nag || nagAt === null) return repeat ? rich(moment, words.nagLast, repeat) : [];
  if (repeat) return rich(moment, words.nagAgain, { ...repeat, when: instant(nagAt, moment) });
  const time = durationText(nag.everyMinutes * 60_000, moment);
  return rich(moment, words.nagEvery, { time, times: timesText(nag.times, moment) });
}

function buttonsOf(
  { id, occurrence }: FiredSubject,
  reminder: Reminder,
  moment: Moment,
): ButtonDraft[][] {
  const target = { kind: "item", item: shownReminder(reminder) } as const;
  const later = snoozeButtons(reminder, occurrence, moment);
  const items = [{ id, occurrence }];
  const stop =
    reminder.nagAt === null
      ? []
      : [press(t(moment, reminders.stopRepeating), "reminders.stop", { id, occurrence })];
  return [
    [
      press(t(moment, common.done), "reminders.done", { items }, { tone: "primary" }),
      goOn(t(moment, reminders.reschedule), commanded("reminder.snooze", "reschedule", { target })),
      ...stop,
    ],
    later.slice(0, 3),
    later.slice(3),
  ];
}
