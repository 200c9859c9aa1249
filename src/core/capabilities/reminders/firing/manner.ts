import * as z from "zod/mini";
import { paragraph, type Span, text } from "../../../chat/reply.ts";
import { defineTool, type Outcome, type Tool, type ToolContext } from "../../../tools/tool.ts";
import { nagStarted } from "../../../wording/catalogue/firing.ts";
import * as words from "../../../wording/catalogue/reminders.ts";
import { sentence } from "../../../wording/draft.ts";
import { durationText, instant } from "../../../wording/time.ts";
import { quote } from "../../../wording/title.ts";
import { rich, t } from "../../../wording/words.ts";
import { fieldsOf, type ReminderBook } from "../book.ts";
import { card, said } from "../cards.ts";
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
      preview: ({ id, ...manner }, context) => {
        const reminder = book.get(id);
        if (!reminder) return [paragraph(t(context, words.remGone))];
        const fields = withManner(reminder, manner, context);
        if ("problem" in fields) return [paragraph(fields.problem)];
        const title = quote(context, reminder.title);
        const how = mannerText(fields, context) || t(context, words.mannerUsual);
        return [paragraph(t(context, words.mannerAsk, { title, manner: how }))];
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
  if (!reminder) return sentence(t(context, words.remGone));
  const fields = withManner(reminder, manner, context);
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
  const usual = mannerText(row, context) === "" ? ` ${t(context, words.mannerUsually)}` : "";
  return card(row, [...changedSpans(row, manner, context), text(usual)], context);
}

function changedSpans(row: Reminder, manner: MannerInput, context: ToolContext): Span[] {
  if (row.nagAt !== null && manner.nag && row.nag) {
    return rich(context, nagStarted, {
      title: quote(context, row.title),
      time: durationText(row.nag.everyMinutes * MINUTE, context),
      times: timesText(row.nag.times, context),
      when: instant(row.nagAt, context),
    });
  }
  return wording.reminderChanged(row, context);
}
