import { CHANNEL_NAMES, type ChannelName } from "../../../chat/inbound.ts";
import {
  type Block,
  bold,
  type ListItem,
  paragraph,
  type Span,
  text,
} from "../../../chat/reply.ts";
import type { ButtonDraft, Outcome, ToolContext } from "../../../tools/tool.ts";
import { heading } from "../../../wording/blocks.ts";
import { draft, goOn, mention, press, rows, sentence } from "../../../wording/draft.ts";
import { type Moment, thereInstant, zonedInstant } from "../../../wording/time.ts";
import { quote } from "../../../wording/title.ts";
import { commanded } from "../../items/commands.ts";
import { channelLabel } from "../../memory/wording.ts";
import { changeTime, deleteButton, shownReminder } from "../actions.ts";
import { GONE } from "../cards.ts";
import { destination, type FireDeps } from "../fire.ts";
import type { ShowReminder } from "../inputs.ts";
import { isPaused, type Occurrence, repeatsAtAll, upcoming } from "../occurrences.ts";
import type { Reminder } from "../reminder.ts";
import { movedText, repeats, timeSpans } from "../wording.ts";
import { lastOf } from "./end.ts";

/** Occurrences that the details name. */
const SHOWN = 5;
/** The API cannot be written to unasked. */
const REACHABLE = CHANNEL_NAMES.filter((name) => name !== "api");

/** Everything about one reminder: its rule, the next five times, and all that can be done with it. */
export function showReminder(deps: FireDeps, { id }: ShowReminder, context: ToolContext): Outcome {
  const reminder = deps.book.get(id);
  if (!reminder) return sentence(GONE);
  const where = destination(reminder, deps, context).channel;
  const list = upcoming(reminder, fromOf(reminder, context), SHOWN);
  const number = reminder.number === null ? "" : `${reminder.number}. `;
  const blocks: Block[] = [
    paragraph(bold(`${number}${quote(reminder.title)}`)),
    { t: "fields", fields: fieldsOf(reminder, where, context) },
  ];
  if (list.length > 0) {
    const items = list.map((one) => occurrenceRow(reminder, one, context));
    blocks.push(heading("Next"), { t: "list", items });
  }
  return {
    reply: draft(blocks, buttonsFor(reminder, where, deps, context)),
    ...mention([shownReminder(reminder)]),
    data: { reminder, next: list.map((one) => ({ ...one })) },
  };
}

/** What is due and was not said yet is still to come. */
function fromOf(reminder: Reminder, { now }: Moment): number {
  return Math.min(now + 1, reminder.nextAt ?? now + 1);
}

function fieldsOf(reminder: Reminder, where: ChannelName, moment: Moment) {
  const how = repeats(reminder, moment);
  const fields: { label: string; spans: Span[] }[] = [
    how === null
      ? { label: "When", spans: timeSpans(reminder, moment) }
      : { label: "Repeats", spans: [text(`${how} (${reminder.zone})`)] },
  ];
  const state = stateOf(reminder, moment);
  if (state) fields.push({ label: "State", spans: state });
  const last = reminder.series && lastOf(reminder, fromOf(reminder, moment));
  if (last) {
    const count = last.count === 1 ? "once more" : `${last.count} more times`;
    const at = thereInstant(last.at, reminder.zone, moment);
    fields.push({ label: "Ends", spans: [at, text(`, ${count}`)] });
  }
  fields.push({ label: "Comes on", spans: [text(channelLabel(where))] });
  return fields;
}

/** Null while it simply goes on. */
function stateOf(reminder: Reminder, moment: Moment): Span[] | null {
  if (isPaused(reminder, moment.now)) {
    if (reminder.resumeAt === null) return [text("paused until you resume it")];
    return [text("paused until "), zonedInstant(reminder.resumeAt, reminder.zone, moment)];
  }
  if (!repeatsAtAll(reminder)) return null;
  if (reminder.series === null && reminder.nextAt !== null) {
    return [text("next: "), thereInstant(reminder.nextAt, reminder.zone, moment)];
  }
  if (reminder.status === "active") return null;
  return [text(reminder.series === null ? "came up, not done yet" : "over")];
}

function occurrenceRow(reminder: Reminder, one: Occurrence, moment: Moment): ListItem {
  const at = thereInstant(one.at, reminder.zone, moment);
  const how = one.skipped ? " (skipped)" : movedText(reminder, one.at);
  return { spans: [at, text(how)] };
}

function buttonsFor(
  reminder: Reminder,
  where: ChannelName,
  { addresses }: FireDeps,
  { now }: ToolContext,
): ButtonDraft[][] {
  const { id } = reminder;
  const elsewhere = REACHABLE.filter((name) => name !== where && addresses.on(name) !== null);
  const moves = elsewhere.map((channel) =>
    press(`Move to ${channelLabel(channel)}`, "reminders.send-to", { id, channel }),
  );
  const rest = [...moves, deleteButton(reminder, "Delete")];
  if (!repeatsAtAll(reminder)) return rows([changeTime(reminder, "Change time"), ...rest], 3);
  const ids = [id];
  const flow = isPaused(reminder, now)
    ? [press("Resume", "reminders.resume", { ids })]
    : [...skipNext(reminder), press("Pause", "reminders.pause", { ids })];
  return rows([...flow, ...changes(reminder), ...rest], 3);
}

function skipNext({ id, series, nextAt }: Reminder): ButtonDraft[] {
  if (series === null || nextAt === null) return [];
  return [press("Skip next", "reminders.skip", { id, occurrences: [nextAt] })];
}

function changes(reminder: Reminder): ButtonDraft[] {
  const target = { kind: "item", item: shownReminder(reminder) } as const;
  const time = commanded("reminder.update", "change time", { target, scope: "all" });
  const rule = commanded("reminder.update", "change rule", { target, scope: "rule" });
  const end = goOn("End", commanded("reminder.end", "end", { target }));
  return [
    goOn("Change time", time),
    goOn("Change rule", rule),
    ...(reminder.series === null ? [] : [end]),
  ];
}
