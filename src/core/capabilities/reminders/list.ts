import type { Block, ListItem } from "../../chat/reply.ts";
import type { Outcome, ToolContext } from "../../tools/tool.ts";
import { heading } from "../../wording/blocks.ts";
import * as common from "../../wording/catalogue/common.ts";
import * as words from "../../wording/catalogue/reminders.ts";
import type { Label } from "../../wording/catalogue/text.ts";
import { draft, press, rows, sentence } from "../../wording/draft.ts";
import { type Reader, t } from "../../wording/words.ts";
import { detailsButton, shownReminder } from "./actions.ts";
import type { ReminderBook } from "./book.ts";
import { verdictOn } from "./firing/late.ts";
import type { ListReminders } from "./inputs.ts";
import { repeatsAtAll } from "./occurrences.ts";
import type { Reminder } from "./reminder.ts";
import { firedRow, heldRow, listRow } from "./wording.ts";

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
  const page = found.slice(0, PAGE);
  const held = page.flatMap((reminder) => heldUntil(reminder, context));
  const ahead = page.filter((reminder) => !held.some(({ id }) => id === reminder.id));
  const waiting = after ? [] : book.unanswered(MAX_UNANSWERED);
  const paused = found.length > PAGE ? [] : book.paused(PAGE);
  const plain = (reminder: Reminder) => listRow(reminder, context);
  const blocks = [
    ...section(
      words.remsWaiting,
      waiting.map((reminder) => firedRow(reminder, context)),
      context,
    ),
    ...section(
      words.remsHeld,
      held.map(({ until, ...reminder }) => heldRow(reminder, until, context)),
      context,
    ),
    ...section(words.remsAhead, ahead.map(plain), context),
    ...section(words.remsPaused, paused.map(plain), context),
  ];
  if (blocks.length === 0) {
    const none = sentence(t(context, after ? words.remsNoMore : words.remsNone));
    return { ...none, shown: [], data: { reminders: [] } };
  }
  const shown = [...waiting, ...page, ...paused];
  const details = rows(showButtons([...page, ...paused], context), 5);
  return {
    reply: draft(blocks, [
      ...rows(doneButtons(waiting, context), 5),
      ...details,
      nextPage(page, found.length, context),
    ]),
    shown: shown.map(shownReminder),
    data: { reminders: shown },
  };
}

function section(title: Label, items: ListItem[], to: Reader): Block[] {
  return items.length === 0 ? [] : [heading(t(to, title)), { t: "list", items }];
}

/** The reminder with the end of the quiet hours that hold it back; nothing for one that they do not. */
function heldUntil(reminder: Reminder, context: ToolContext): (Reminder & { until: number })[] {
  const { nextAt } = reminder;
  if (nextAt === null || nextAt > context.now) return [];
  const verdict = verdictOn(nextAt, reminder, context);
  return verdict.kind === "hold" ? [{ ...reminder, until: verdict.until }] : [];
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
