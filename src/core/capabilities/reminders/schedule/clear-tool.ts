import { type Block, paragraph } from "../../../chat/reply.ts";
import { defineTool, type Tool, type ToolContext } from "../../../tools/tool.ts";
import * as words from "../../../wording/catalogue/schedules.ts";
import { draft, undoButton } from "../../../wording/draft.ts";
import { rich, t } from "../../../wording/words.ts";
import type { ReminderBook } from "../book.ts";
import { clearInput } from "../inputs.ts";
import type { Reminder } from "../reminder.ts";
import { fullReminder, reminderDeleted } from "../wording.ts";
import { skip } from "./changes.ts";

/** Carries out what `planClear` found, once its card is confirmed. */
export function clearTool(book: ReminderBook): Tool {
  return defineTool({
    name: "reminders.clear",
    description: "Deletes reminders that come once, and skips single times of those that repeat.",
    effect: "destructive",
    input: clearInput,
    preview: (input, context) => [
      paragraph(t(context, words.clearAsk)),
      ...told(input.once, words.clearDelete, book, context),
      ...told(
        input.skips.map(({ id }) => id),
        words.clearSkip,
        book,
        context,
      ),
    ],
    run({ once, skips }, context) {
      const gone = found(once, book);
      for (const { id } of gone) book.remove(id);
      const blocks = [
        ...gone.map((reminder) => paragraph(...reminderDeleted(reminder, context))),
        ...skips.flatMap((one) => skip(book, one, context).reply.blocks),
      ];
      return {
        reply: draft(blocks, [[undoButton(context)]]),
        data: { deleted: gone.map(({ id }) => id), skipped: skips.map(({ id }) => id) },
      };
    },
  });
}

function found(ids: readonly string[], book: ReminderBook): Reminder[] {
  return ids.map((id) => book.get(id)).filter((row) => row !== null);
}

function told(
  ids: readonly string[],
  what: typeof words.clearDelete | typeof words.clearSkip,
  book: ReminderBook,
  context: ToolContext,
): Block[] {
  return found(ids, book).map((row) =>
    paragraph(...rich(context, what, { reminder: fullReminder(row, context) })),
  );
}
