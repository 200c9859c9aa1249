import { note, paragraph, type Span } from "../../chat/reply.ts";
import type { Outcome, ToolContext } from "../../tools/tool.ts";
import { draft, mention, rows, sentence, undoButton } from "../../wording/draft.ts";
import { reminderButtons, shownReminder } from "./actions.ts";
import { mannerText } from "./firing/manner-text.ts";
import { quietHint } from "./firing/quiet.ts";
import type { Reminder } from "./reminder.ts";
import { missingDayHint } from "./schedule/missing-days.ts";

/** After a change: what is true now, and what one may want next. */
export function card(reminder: Reminder, spans: Span[], context: ToolContext): Outcome {
  const manner = reminder.status === "active" ? mannerText(reminder, context) : "";
  const how = manner === "" ? [] : [note(`${manner.charAt(0).toUpperCase()}${manner.slice(1)}.`)];
  const quiet = quietHint(reminder, context);
  const missing = missingDayHint(reminder, context);
  const own = reminder.status === "active" ? reminderButtons(reminder, context) : [];
  const buttons = [...own, undoButton(context), ...quiet.buttons, ...missing.buttons];
  return {
    reply: draft(
      [paragraph(...spans), ...how, ...missing.blocks, ...quiet.blocks],
      rows(buttons, 3),
    ),
    ...mention([shownReminder(reminder)]),
    data: { reminder },
  };
}

/** When nothing was changed. */
export function said(reminder: Reminder, spans: Span[]): Outcome {
  return { ...sentence(...spans), ...mention([shownReminder(reminder)]) };
}
