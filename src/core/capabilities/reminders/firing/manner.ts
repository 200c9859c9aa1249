import * as z from "zod/mini";
import { paragraph, type Span, text } from "../../../chat/reply.ts";
import { defineTool, type Outcome, type Tool, type ToolContext } from "../../../tools/tool.ts";
import { sentence } from "../../../wording/draft.ts";
import { durationText, instant } from "../../../wording/time.ts";
import { quote } from "../../../wording/title.ts";
import { fieldsOf, type ReminderBook } from "../book.ts";
import { card, GONE, said } from "../cards.ts";
import type { Reminder } from "../reminder.ts";
import * as wording from "../wording.ts";
import { isWaiting } from "./answers.ts";
import { type MannerInput, mannerInput, withManner } from "./manner-input.ts";
import { mannerText, timesText } from "./manner-text.ts";
import { firstNag } from "./nag-steps.ts";

const MINUTE = 60_000;

const input = z.extend(mannerInput, { id: z.string().check(z.maxLength(100)) });

export function mannerTools(book: ReminderBook): Tool[] {
  return [
    defineTool({
      name: "reminders.manner",
      description:
        "Changes how a reminder is said: in quiet hours too, what happens when it is late, and again until done.",
      effect: "write",
      input,
      preview: ({ id, ...manner }) => {
        const reminder = book.get(id);
        if (!reminder) return [paragraph(GONE)];
        const fields = withManner(reminder, manner);
        return "problem" in fields
          ? [paragraph(fields.problem)]
          : [paragraph(`${quote(reminder.title)}: ${mannerText(fields) || "as usual"}?`)];
      },
      run: ({ id, ...manner }, context) => changeManner(book, id, manner, context),
    }),
  ];
}

function changeManner(
  book: ReminderBook,
  id: string,
  manner: MannerInput,
  context: ToolContext,
): Outcome {
  const reminder = book.get(id);
  if (!reminder) return sentence(GONE);
  const fields = withManner(reminder, manner);
  if ("problem" in fields) return sentence(fields.problem);
  const waits = isWaiting(reminder);
  const starts = fields.nag !== null && manner.nag !== undefined && waits;
  if (reminder.status !== "active" && !waits) {
    return said(reminder, wording.reminderWasDone(reminder, context));
  }
  const row = book.put(reminder.id, {
    ...fieldsOf(reminder),
    ...fields,
    ...(starts ? { nagged: 0, nagAt: firstNag(fields, context.now) } : {}),
    ...(manner.nag === null ? { nagAt: null } : {}),
  });
  const usual = mannerText(row) === "" ? " It is said once, and not in quiet hours." : "";
  return card(row, [...changedSpans(row, manner, context), text(usual)], context);
}

function changedSpans(row: Reminder, manner: MannerInput, context: ToolContext): Span[] {
  if (row.nagAt !== null && manner.nag && row.nag) {
    const every = durationText(row.nag.everyMinutes * MINUTE);
    return [
      text(
        `I repeat ${quote(row.title)} every ${every} until you say done, ${timesText(row.nag.times)}; next `,
      ),
      instant(row.nagAt, context),
      text("."),
    ];
  }
  return wording.reminderChanged(row, context);
}
