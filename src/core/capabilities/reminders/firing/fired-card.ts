import * as z from "zod/mini";
import { type Block, bold, note, paragraph, type Span, text } from "../../../chat/reply.ts";
import type { ButtonDraft } from "../../../tools/tool.ts";
import { draft, goOn, press } from "../../../wording/draft.ts";
import { durationText, instant, type Moment } from "../../../wording/time.ts";
import { quote } from "../../../wording/title.ts";
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
    const blocks = [paragraph(...settledSpans(quote(fired.title), look, moment))];
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
  if (look.kind === "gone") return [text(`Deleted: ${title}.`)];
  if (look.at === null) return [text(`Done: ${title}.`)];
  const [verb, link] = look.kind === "done" ? ["Done", ", "] : ["Put off", ", to "];
  return [text(`${verb}: ${title}${link}`), instant(look.at, moment), text(".")];
}

function openBlocks(fired: FiredSubject, reminder: Reminder, moment: Moment): Block[] {
  const blocks: Block[] = [paragraph(bold("Reminder"), `: ${quote(reminder.title)}`)];
  // Of a repeat everybody knows that it was due before.
  const why = fired.repeat ? [] : whyNow(fired, moment);
  if (why.length > 0) blocks.push(note(...why));
  const again = whenAgain(fired, reminder, moment);
  if (again.length > 0) blocks.push(note(...again));
  const how = repeatsThere(reminder, moment);
  if (how && reminder.nextAt !== null && !fired.repeat) {
    blocks.push(note(`Repeats ${how}; next `, instant(reminder.nextAt, moment), "."));
  }
  if (reminder.series !== null && reminder.nextAt === null && !fired.repeat) {
    blocks.push(note("That was the last one."));
  }
  return blocks;
}

/** Why it comes now and not at its time, and what else it stands for. */
function whyNow({ occurrence, saidAt, held, earlier }: FiredSubject, moment: Moment): Span[] {
  const due = instant(occurrence, moment);
  const late = saidAt - occurrence;
  const spans: Span[] = [];
  if (late > LATE_MS && held) spans.push(text("Held during quiet hours; it was due "), due);
  else if (late > LATE_MS) spans.push(text(`Late by ${durationText(late)}; it was due `), due);
  if (spans.length > 0) spans.push(text("."));
  if (earlier > 0) {
    const fell = held ? "fell into quiet hours" : earlier === 1 ? "was missed" : "were missed";
    spans.push(text(`${spans.length > 0 ? " " : ""}${countText(earlier)} before it ${fell}.`));
  }
  return spans;
}

/** "8", or "more than 1000" where they were not counted to the end. */
export function countText(count: number): string {
  return count >= MOST_COUNTED ? `more than ${MOST_COUNTED}` : String(count);
}

function whenAgain({ repeat }: FiredSubject, reminder: Reminder, moment: Moment): Span[] {
  const { nag, nagAt } = reminder;
  const which = repeat ? `Repeat ${repeat.number} of ${repeat.of}` : "";
  if (!nag || nagAt === null) return which ? [text(`${which}, the last one.`)] : [];
  const every = durationText(nag.everyMinutes * 60_000);
  if (!repeat)
    return [text(`I repeat it every ${every} until you say done, ${timesText(nag.times)}.`)];
  return [text(`${which}; again `), instant(nagAt, moment), text(" unless you say done.")];
}

function buttonsOf(
  { id, occurrence }: FiredSubject,
  reminder: Reminder,
  { profile }: Moment,
): ButtonDraft[][] {
  const target = { kind: "item", item: shownReminder(reminder) } as const;
  const later = snoozeButtons(reminder, occurrence, profile);
  const items = [{ id, occurrence }];
  const stop =
    reminder.nagAt === null ? [] : [press("Stop repeating", "reminders.stop", { id, occurrence })];
  return [
    [
      press("Done", "reminders.done", { items }, { tone: "primary" }),
      goOn("Reschedule", commanded("reminder.snooze", "reschedule", { target })),
      ...stop,
    ],
    later.slice(0, 3),
    later.slice(3),
  ];
}
