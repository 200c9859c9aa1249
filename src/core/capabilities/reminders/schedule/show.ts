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
import { remove } from "../../../wording/catalogue/common.ts";
import { remGone, stateOver } from "../../../wording/catalogue/reminders.ts";
import * as words from "../../../wording/catalogue/schedules.ts";
import { draft, goOn, mention, press, rows, sentence } from "../../../wording/draft.ts";
import { type Moment, thereInstant, zonedInstant } from "../../../wording/time.ts";
import { quote } from "../../../wording/title.ts";
import { type Reader, rich, t } from "../../../wording/words.ts";
import { commanded } from "../../items/commands.ts";
import { channelLabel } from "../../memory/wording.ts";
import { changeTime, deleteButton, shownReminder } from "../actions.ts";
import { destination, type FireDeps } from "../fire.ts";
import type { ShowReminder } from "../inputs.ts";
import { isPaused, type Occurrence, repeatsAtAll, upcoming } from "../occurrences.ts";
import type { Reminder } from "../reminder.ts";
import { movedBehind, repeats, timeSpans } from "../wording.ts";
import { lastOf } from "./end.ts";

/** Occurrences that the details name. */
const SHOWN = 5;
/** The API cannot be written to unasked. */
const REACHABLE = CHANNEL_NAMES.filter((name) => name !== "api");

/** Everything about one reminder: its rule, the next five times, and all that can be done with it. */
export function showReminder(deps: FireDeps, { id }: ShowReminder, context: ToolContext): Outcome {
  const reminder = deps.book.get(id);
  if (!reminder) return sentence(t(context, remGone));
  const where = destination(reminder, deps, context).channel;
  const list = upcoming(reminder, fromOf(reminder, context), SHOWN);
  const number = reminder.number === null ? "" : `${reminder.number}. `;
  const blocks: Block[] = [
    paragraph(bold(`${number}${quote(context, reminder.title)}`)),
    { t: "fields", fields: fieldsOf(reminder, where, context) },
  ];
  if (list.length > 0) {
    const items = list.map((one) => occurrenceRow(reminder, one, context));
    blocks.push(heading(t(context, words.showNext)), { t: "list", items });
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
      ? { label: t(moment, words.showWhen), spans: timeSpans(reminder, moment) }
      : { label: t(moment, words.showRepeats), spans: [text(`${how} (${reminder.zone})`)] },
  ];
  const state = stateOf(reminder, moment);
  if (state) fields.push({ label: t(moment, words.showState), spans: state });
  const last = reminder.series && lastOf(reminder, fromOf(reminder, moment));
  if (last) {
    const when = thereInstant(last.at, reminder.zone, moment);
    const spans = rich(moment, words.showLast, { when, count: last.count });
    fields.push({ label: t(moment, words.showEnds), spans });
  }
  fields.push({ label: t(moment, words.showOn), spans: [text(channelLabel(where, moment))] });
  return fields;
}

/** Null while it simply goes on. */
function stateOf(reminder: Reminder, moment: Moment): Span[] | null {
  if (isPaused(reminder, moment.now)) {
    if (reminder.resumeAt === null) return rich(moment, words.showPaused);
    const when = zonedInstant(reminder.resumeAt, reminder.zone, moment);
    return rich(moment, words.showPausedUntil, { when });
  }
  if (!repeatsAtAll(reminder)) return null;
  if (reminder.series === null && reminder.nextAt !== null) {
    const when = thereInstant(reminder.nextAt, reminder.zone, moment);
    return rich(moment, words.showNextIs, { when });
  }
  if (reminder.status === "active") return null;
  return rich(moment, reminder.series === null ? words.showUp : stateOver);
}

function occurrenceRow(reminder: Reminder, one: Occurrence, moment: Moment): ListItem {
  const at = thereInstant(one.at, reminder.zone, moment);
  const how = one.skipped ? t(moment, words.showSkipped) : movedBehind(reminder, one.at, moment);
  return { spans: [at, text(how)] };
}

function buttonsFor(
  reminder: Reminder,
  where: ChannelName,
  { addresses }: FireDeps,
  context: ToolContext,
): ButtonDraft[][] {
  const { id } = reminder;
  const elsewhere = REACHABLE.filter((name) => name !== where && addresses.on(name) !== null);
  const moves = elsewhere.map((channel) =>
    press(
      t(context, words.moveTo, { channel: channelLabel(channel, context) }),
      "reminders.send-to",
      { id, channel },
    ),
  );
  const rest = [...moves, deleteButton(reminder, t(context, remove))];
  if (!repeatsAtAll(reminder))
    return rows([changeTime(reminder, t(context, words.changeTime)), ...rest], 3);
  const ids = [id];
  const flow = isPaused(reminder, context.now)
    ? [press(t(context, words.resume), "reminders.resume", { ids })]
    : [...skipNext(reminder, context), press(t(context, words.pause), "reminders.pause", { ids })];
  return rows([...flow, ...changes(reminder, context), ...rest], 3);
}

function skipNext({ id, series, nextAt }: Reminder, to: Reader): ButtonDraft[] {
  if (series === null || nextAt === null) return [];
  return [press(t(to, words.skipNext), "reminders.skip", { id, occurrences: [nextAt] })];
}

function changes(reminder: Reminder, to: Reader): ButtonDraft[] {
  const target = { kind: "item", item: shownReminder(reminder) } as const;
  const time = commanded("reminder.update", "change time", { target, scope: "all" });
  const rule = commanded("reminder.update", "change rule", { target, scope: "rule" });
  const end = goOn(t(to, words.end), commanded("reminder.end", "end", { target }));
  return [
    goOn(t(to, words.changeTime), time),
    goOn(t(to, words.changeRule), rule),
    ...(reminder.series === null ? [] : [end]),
  ];
}
