import * as z from "zod/mini";
import { type Block, paragraph, type Span, text } from "../../../chat/reply.ts";
import { defineTool, type Outcome, type Tool, type ToolContext } from "../../../tools/tool.ts";
import * as common from "../../../wording/catalogue/common.ts";
import * as words from "../../../wording/catalogue/firing.ts";
import * as reminders from "../../../wording/catalogue/reminders.ts";
import { draft, mention, press, rows, sentence, undoButton } from "../../../wording/draft.ts";
import { firstNames } from "../../../wording/names.ts";
import { instant } from "../../../wording/time.ts";
import { quote, quoteShort } from "../../../wording/title.ts";
import { type Reader, rich, t } from "../../../wording/words.ts";
import { completeReminder, shownReminder } from "../actions.ts";
import { fieldsOf, type ReminderBook } from "../book.ts";
import type { Reminder } from "../reminder.ts";
import * as wording from "../wording.ts";
import { answered } from "./answers.ts";
import { lookOf } from "./fired-card.ts";

/** Occurrences that one press can answer: all that one digest can hold. */
const MOST = 500;
/** Titles that one answer names. */
const NAMED = 5;
const PAGE = 10;

const id = z.string().check(z.maxLength(100));
const occurrence = z.int();
const one = z.object({ id, occurrence });
type One = z.infer<typeof one>;
const items = z.array(one).check(z.minLength(1), z.maxLength(MOST));
const showInput = z.object({ items, from: z._default(z.int().check(z.gte(0)), 0) });
const doneInput = z.object({
  items,
  /** The list that the press came from, to be shown again. */
  list: z.optional(showInput),
});

/**
 * Answers to announced occurrences. Each acts once, on the occurrence of its card: pressed again, or on a card
 * that something else has answered, it tells what has become of it and changes nothing.
 */
export function answerTools(book: ReminderBook): Tool[] {
  return [
    defineTool({
      name: "reminders.done",
      description: "Marks reminders that have come up as done.",
      effect: "write",
      once: () => true,
      input: doneInput,
      preview(input, context) {
        const named = titles(book, input.items, context);
        return [paragraph(t(context, words.answerDoneAsk, { titles: named }))];
      },
      run(input, context) {
        const outcome = done(book, input.items, context);
        return input.list ? show(book, input.list, context) : outcome;
      },
    }),
    defineTool({
      name: "reminders.stop",
      description: "Stops repeating a reminder that has come up.",
      effect: "write",
      once: () => true,
      input: one,
      preview(input, context) {
        const named = titles(book, [input], context);
        return [paragraph(t(context, words.answerStopAsk, { titles: named }))];
      },
      run: (input, context) => stop(book, input, context),
    }),
    defineTool({
      name: "reminders.show-fired",
      description: "Shows several reminders that have come up, one by one.",
      effect: "read",
      input: showInput,
      run: (input, context) => show(book, input, context),
    }),
  ];
}

function titles(book: ReminderBook, all: One[], to: Reader): string {
  const gone = t(to, words.answerDeletedOne);
  const named = all.map((item) => quoteShort(to, book.get(item.id)?.title ?? gone));
  return firstNames(to, named, NAMED);
}

function done(book: ReminderBook, all: One[], context: ToolContext): Outcome {
  const [first] = all;
  if (first && all.length === 1) return doneOne(book, first, context);
  const finished: Reminder[] = [];
  for (const item of all) {
    const reminder = book.get(item.id);
    if (!reminder || lookOf(reminder, item.occurrence).kind !== "open") continue;
    finished.push(finish(book, reminder, item.occurrence, context));
  }
  if (finished.length === 0) return sentence(t(context, words.answerAllDone));
  const others = all.length - finished.length;
  const titled = finished.map((row) => quoteShort(context, row.title));
  const names = firstNames(context, titled, NAMED);
  const told =
    others > 0
      ? t(context, words.answerDoneOthers, { names, number: others })
      : t(context, words.answerDone, { names });
  return {
    reply: draft([paragraph(told)], [[undoButton(context)]]),
    ...mention(finished.slice(0, PAGE).map(shownReminder)),
    data: { changed: finished.map(shownReminder) },
  };
}

function doneOne(book: ReminderBook, item: One, context: ToolContext): Outcome {
  const reminder = book.get(item.id);
  const told = already(reminder, item.occurrence, context);
  if (!reminder || told) return told ?? sentence(t(context, reminders.remGone));
  const newest = item.occurrence === reminder.firedAt;
  const row = finish(book, reminder, item.occurrence, context);
  const spans: Span[] = newest
    ? wording.reminderDone(row, context)
    : rich(context, words.answerDoneOf, {
        title: quote(context, row.title),
        when: instant(item.occurrence, context),
      });
  return {
    reply: draft([paragraph(...spans)], rows([undoButton(context)], 3)),
    ...mention([shownReminder(row)]),
    data: { changed: [shownReminder(row)] },
  };
}

/** An older occurrence of a series is noted as done; the newest one is what "done" means for the reminder. */
function finish(
  book: ReminderBook,
  reminder: Reminder,
  at: number,
  context: ToolContext,
): Reminder {
  if (at === reminder.firedAt) return completeReminder(book, reminder, context);
  const fields = answered(fieldsOf(reminder), { occurrence: at, answer: "done", at: context.now });
  return book.put(reminder.id, fields);
}

/** What has become of an occurrence that is not open any more; null while it is. */
export function already(
  reminder: Reminder | null,
  at: number,
  context: ToolContext,
): Outcome | null {
  const look = lookOf(reminder, at);
  if (look.kind === "gone" || !reminder) return sentence(t(context, reminders.remGone));
  if (look.kind === "open") return null;
  const told = (spans: Span[]): Outcome => ({
    ...sentence(...spans),
    ...mention([shownReminder(reminder)]),
  });
  const title = quote(context, reminder.title);
  if (look.kind === "later") {
    const when = instant(look.at, context);
    return told(rich(context, words.answerWasLater, { title, when }));
  }
  const when = look.at === null ? "" : [text(", "), instant(look.at, context)];
  return told(rich(context, common.wasDone, { title, when }));
}

function stop(book: ReminderBook, item: One, context: ToolContext): Outcome {
  const reminder = book.get(item.id);
  const told = already(reminder, item.occurrence, context);
  if (!reminder || told) return told ?? sentence(t(context, reminders.remGone));
  if (reminder.nagAt === null || reminder.firedAt !== item.occurrence) {
    const title = quote(context, reminder.title);
    return sentence(t(context, words.answerNotRepeated, { title }));
  }
  const row = book.put(reminder.id, { ...fieldsOf(reminder), nagAt: null });
  const said = t(context, words.answerStopped, { title: quote(context, row.title) });
  const finished = press(
    t(context, common.done),
    "reminders.done",
    { items: [item] },
    { tone: "primary" },
  );
  return {
    reply: draft([paragraph(said)], [[finished, undoButton(context)]]),
    ...mention([shownReminder(row)]),
  };
}

function show(
  book: ReminderBook,
  { items: all, from }: z.infer<typeof showInput>,
  context: ToolContext,
): Outcome {
  const page = all.slice(from, from + PAGE).map((item) => {
    const reminder = book.get(item.id);
    return { item, reminder, look: lookOf(reminder, item.occurrence) };
  });
  const lines = page.map(({ item, reminder, look }) => ({
    spans: [
      text(reminder ? quoteShort(context, reminder.title) : t(context, words.answerDeleted)),
      text(", "),
      instant(item.occurrence, context),
      ...(look.kind === "later"
        ? rich(context, words.digestLater, { when: instant(look.at, context) })
        : []),
    ],
    ...(reminder?.number == null ? {} : { number: reminder.number }),
    done: look.kind === "done",
  }));
  const list = { items: all, from };
  const open = page.filter(({ look }) => look.kind === "open");
  const buttons = open.map(({ item, reminder }) => {
    const name = reminder?.number ?? quoteShort(context, reminder?.title ?? "", 12);
    const label = t(context, common.doneNamed, { name });
    return press(label, "reminders.done", { items: [item], list }, { uses: "button" });
  });
  const next =
    from + PAGE < all.length
      ? [
          press(
            t(context, common.showMore),
            "reminders.show-fired",
            { items: all, from: from + PAGE },
            { uses: "nothing" },
          ),
        ]
      : [];
  const blocks: Block[] = [{ t: "list", items: lines }];
  return {
    reply: draft(blocks, [...rows(buttons, 5), next]),
    ...mention(page.flatMap(({ reminder }) => (reminder ? [shownReminder(reminder)] : []))),
  };
}
