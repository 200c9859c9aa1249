import * as z from "zod/mini";
import { type Block, paragraph, type Span, text } from "../../../chat/reply.ts";
import { defineTool, type Outcome, type Tool, type ToolContext } from "../../../tools/tool.ts";
import { draft, mention, press, rows, sentence, undoButton } from "../../../wording/draft.ts";
import { instant } from "../../../wording/time.ts";
import { quote, quoteShort } from "../../../wording/title.ts";
import { completeReminder, shownReminder } from "../actions.ts";
import { fieldsOf, type ReminderBook } from "../book.ts";
import { GONE } from "../cards.ts";
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
      preview: (input) => [paragraph(`Mark as done: ${titles(book, input.items)}?`)],
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
      preview: (input) => [paragraph(`Stop repeating ${titles(book, [input])}?`)],
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

function titles(book: ReminderBook, all: One[]): string {
  const named = all
    .slice(0, NAMED)
    .map((item) => quoteShort(book.get(item.id)?.title ?? "a deleted reminder"));
  return `${named.join(", ")}${all.length > NAMED ? `, and ${all.length - NAMED} more` : ""}`;
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
  if (finished.length === 0)
    return sentence("They were all dealt with already. Nothing was changed.");
  const others = all.length - finished.length;
  const rest = others > 0 ? ` ${others} had been dealt with already.` : "";
  const named = finished.slice(0, NAMED).map((row) => quoteShort(row.title));
  const more = finished.length > NAMED ? `, and ${finished.length - NAMED} more` : "";
  return {
    reply: draft(
      [paragraph(`Done: ${named.join(", ")}${more}.${rest}`)],
      [[undoButton(context.changeGroup)]],
    ),
    ...mention(finished.slice(0, PAGE).map(shownReminder)),
    data: { changed: finished.map(shownReminder) },
  };
}

function doneOne(book: ReminderBook, item: One, context: ToolContext): Outcome {
  const reminder = book.get(item.id);
  const told = already(reminder, item.occurrence, context);
  if (!reminder || told) return told ?? sentence(GONE);
  const newest = item.occurrence === reminder.firedAt;
  const row = finish(book, reminder, item.occurrence, context);
  const spans: Span[] = newest
    ? wording.reminderDone(row, context)
    : [text(`Done: ${quote(row.title)} of `), instant(item.occurrence, context), text(".")];
  return {
    reply: draft([paragraph(...spans)], rows([undoButton(context.changeGroup)], 3)),
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
  if (look.kind === "gone" || !reminder) return sentence(GONE);
  if (look.kind === "open") return null;
  const told = (spans: Span[]): Outcome => ({
    ...sentence(...spans),
    ...mention([shownReminder(reminder)]),
  });
  const title = quote(reminder.title);
  if (look.kind === "later") {
    const to = instant(look.at, context);
    return told([text(`${title} was put off already, to `), to, text(". Nothing was changed.")]);
  }
  const when = look.at === null ? [] : [text(", "), instant(look.at, context)];
  return told([text(`${title} was done already`), ...when, text(".")]);
}

function stop(book: ReminderBook, item: One, context: ToolContext): Outcome {
  const reminder = book.get(item.id);
  const told = already(reminder, item.occurrence, context);
  if (!reminder || told) return told ?? sentence(GONE);
  if (reminder.nagAt === null || reminder.firedAt !== item.occurrence) {
    return sentence(`${quote(reminder.title)} is not being repeated. Nothing was changed.`);
  }
  const row = book.put(reminder.id, { ...fieldsOf(reminder), nagAt: null });
  const spans = `I stop repeating ${quote(row.title)}. It stays on the list until you say done.`;
  const finished = press("Done", "reminders.done", { items: [item] }, { tone: "primary" });
  return {
    reply: draft([paragraph(spans)], [[finished, undoButton(context.changeGroup)]]),
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
      text(reminder ? quoteShort(reminder.title) : "deleted"),
      text(", "),
      instant(item.occurrence, context),
      ...(look.kind === "later" ? [text(", put off to "), instant(look.at, context)] : []),
    ],
    ...(reminder?.number == null ? {} : { number: reminder.number }),
    done: look.kind === "done",
  }));
  const list = { items: all, from };
  const open = page.filter(({ look }) => look.kind === "open");
  const buttons = open.map(({ item, reminder }) => {
    const name = reminder?.number == null ? quoteShort(reminder?.title ?? "", 12) : reminder.number;
    return press(`Done ${name}`, "reminders.done", { items: [item], list }, { uses: "button" });
  });
  const next =
    from + PAGE < all.length
      ? [
          press(
            "Show more",
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
