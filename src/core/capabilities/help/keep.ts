import { paragraph } from "../../chat/reply.ts";
import { describeRule, hasWords } from "../../time/describe-rule.ts";
import type { Outcome } from "../../tools/tool.ts";
import type { Request } from "../../understanding/interpretation.ts";
import { no } from "../../wording/catalogue/common.ts";
import * as words from "../../wording/catalogue/help.ts";
import { dismiss, draft, goOn, rows } from "../../wording/draft.ts";
import { quoteShort } from "../../wording/title.ts";
import { t } from "../../wording/words.ts";
import { whenLabel } from "../ask-time.ts";
import type { PlanContext } from "../capability.ts";
import { readCommand } from "../items/read-command.ts";
import { looksLikeTask } from "./nearest.ts";

/** A longer sentence is prose, of which a part would make no name. */
const MOST_WORDS = 10;

/**
 * For "call mom tomorrow at 5", which says when but not what to do with it: a reminder or a task, by a press. Null when
 * no time of it lies ahead.
 */
export function keepWhat(context: PlanContext, said: string): Outcome | null {
  if (!looksLikeTask(said) || said.trim().split(/\s+/).length > MOST_WORDS) return null;
  const reminder = readCommand(context, "reminder", said, (request) => isAhead(request, context));
  const title = reminder?.slots.title;
  const when = reminder && whenOf(reminder, context);
  if (!reminder || !title || !when) return null;
  const task = readCommand(context, "task", said, ({ intent }) => intent === "task.add");
  const buttons = [
    goOn(t(context, words.keepRemind, { when }), reminder, { tone: "primary" }),
    ...(task ? [goOn(t(context, words.addTask), task)] : []),
    dismiss(context, no),
  ];
  const question = t(context, words.keepAsk, { title: quoteShort(context, title) });
  return { reply: draft([paragraph(question)], rows(buttons, 1)) };
}

function isAhead({ intent, slots }: Request, { now }: PlanContext): boolean {
  const { when, recurrence } = slots;
  const over = when?.past === true || (when?.instant !== undefined && when.instant <= now);
  return intent === "reminder.add" && (recurrence !== undefined || (when !== undefined && !over));
}

function whenOf({ slots: { when, recurrence } }: Request, context: PlanContext): string | null {
  const { locale } = context.profile;
  if (recurrence)
    return hasWords(recurrence.rrule, locale) ? describeRule(recurrence, locale) : null;
  return when ? whenLabel(when, context) : null;
}
