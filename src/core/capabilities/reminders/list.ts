import type { Block } from "../../chat/reply.ts";
import type { Outcome, ToolContext } from "../../tools/tool.ts";
import { heading } from "../../wording/blocks.ts";
import * as common from "../../wording/catalogue/common.ts";
import * as words from "../../wording/catalogue/reminders.ts";
import { draft, press, rows, sentence } from "../../wording/draft.ts";
import { type Reader, t } from "../../wording/words.ts";
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
    blocks.push(heading(t(context, words.remsWaiting)), { t: "list", items });
  }
  if (ahead.length > 0) {
    const items = ahead.map((reminder) => listRow(reminder, context));
    blocks.push(heading(t(context, words.remsAhead)), { t: "list", items });
  }
  const paused = found.length > PAGE ? [] : book.paused(PAGE);
  if (paused.length > 0) {
    const items = paused.map((reminder) => listRow(reminder, context));
    blocks.push(heading(t(context, words.remsPaused)), { t: "list", items });
  }
  if (blocks.length === 0) {
    const none = sentence(t(context, after ? words.remsNoMore : words.remsNone));
    return { ...none, shown: [], data: { reminders: [] } };
  }
  const shown = [...waiting, ...ahead, ...paused];
  const details = rows(showButtons([...ahead, ...paused], context), 5);
  return {
    reply: draft(blocks, [
      ...rows(doneButtons(waiting, context), 5),
      ...details,
      nextPage(ahead, found.length, context),
    ]),
    shown: shown.map(shownReminder),
    data: { reminders: shown },
  };
}

function doneButtons(waiting: Reminder[], to: Reader) {
  return waiting
    .filter((reminder) => reminder.number !== null)
    .map(({ id, number }) =>
      press(
        t(to, common.doneNamed, { name: number ?? "" }),
        "items.done",
        { items: [{ kind: "reminder", id }] },
        { uses: "button" },
      ),
    );
}

/** The details of what repeats; of what comes once the row says it all. */
function showButtons(listed: Reminder[], to: Reader) {
  return listed
    .filter((reminder) => reminder.number !== null && repeatsAtAll(reminder))
    .map((reminder) => {
      const label = t(to, words.showNumber, { number: reminder.number ?? "" });
      return detailsButton(reminder, label);
    });
}

function nextPage(ahead: Reminder[], found: number, to: Reader) {
  const last = ahead.at(-1);
  if (found <= ahead.length || !last) return [];
  const after = { at: last.nextAt ?? 0, id: last.id };
  return [press(t(to, common.showMore), "reminders.list", { after }, { uses: "nothing" })];
}
