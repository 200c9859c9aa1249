import type { Block } from "../../chat/reply.ts";
import type { Outcome, ToolContext } from "../../tools/tool.ts";
import { heading } from "../../wording/blocks.ts";
import { draft, press, rows, sentence } from "../../wording/draft.ts";
import { detailsButton, shownReminder } from "./actions.ts";
import type { ReminderBook } from "./book.ts";
import type { ListReminders } from "./inputs.ts";
import { repeatsAtAll } from "./occurrences.ts";
import type { Reminder } from "./reminder.ts";
import { firedRow, listRow } from "./wording.ts";

/** Rows of one message; more come with a button. */
const PAGE = 10;
/** Of those that came up and were not answered only the newest still matter. */
const MAX_UNANSWERED = 5;

/** What lies ahead by its next time, and before it what came up and was not answered. */
export function listReminders(
  book: ReminderBook,
  { after }: ListReminders,
  context: ToolContext,
): Outcome {
  const found = book.active({ ...(after ? { after } : {}), limit: PAGE + 1 });
  const ahead = found.slice(0, PAGE);
  const waiting = after ? [] : book.unanswered(MAX_UNANSWERED);
  const blocks: Block[] = [];
  if (waiting.length > 0) {
    const items = waiting.map((reminder) => firedRow(reminder, context));
    blocks.push(heading("Came up, not done yet"), { t: "list", items });
  }
  if (ahead.length > 0) {
    const items = ahead.map((reminder) => listRow(reminder, context));
    blocks.push(heading("Reminders"), { t: "list", items });
  }
  const paused = found.length > PAGE ? [] : book.paused(PAGE);
  if (paused.length > 0) {
    const items = paused.map((reminder) => listRow(reminder, context));
    blocks.push(heading("Paused"), { t: "list", items });
  }
  if (blocks.length === 0) {
    const none = sentence(after ? "No more reminders." : "No reminders are set.");
    return { ...none, shown: [], data: { reminders: [] } };
  }
  const shown = [...waiting, ...ahead, ...paused];
  const details = rows(showButtons([...ahead, ...paused]), 5);
  return {
    reply: draft(blocks, [
      ...rows(doneButtons(waiting), 5),
      ...details,
      nextPage(ahead, found.length),
    ]),
    shown: shown.map(shownReminder),
    data: { reminders: shown },
  };
}

function doneButtons(waiting: Reminder[]) {
  return waiting
    .filter((reminder) => reminder.number !== null)
    .map(({ id, number }) =>
      press(
        `Done ${number}`,
        "items.done",
        { items: [{ kind: "reminder", id }] },
        { uses: "button" },
      ),
    );
}

/** The details of what repeats; of what comes once the row says it all. */
function showButtons(listed: Reminder[]) {
  return listed
    .filter((reminder) => reminder.number !== null && repeatsAtAll(reminder))
    .map((reminder) => detailsButton(reminder, `Show ${reminder.number}`));
}

function nextPage(ahead: Reminder[], found: number) {
  const last = ahead.at(-1);
  if (found <= ahead.length || !last) return [];
  const after = { at: last.nextAt ?? 0, id: last.id };
  return [press("Show more", "reminders.list", { after }, { uses: "nothing" })];
}
