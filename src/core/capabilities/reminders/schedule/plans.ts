import { CHANNEL_NAMES } from "../../../chat/inbound.ts";
import { paragraph } from "../../../chat/reply.ts";
import { addDays, instantToWall, wallToInstant } from "../../../time/zones.ts";
import type { Reference, Request, ShownItem, When } from "../../../understanding/interpretation.ts";
import * as common from "../../../wording/catalogue/common.ts";
import * as words from "../../../wording/catalogue/schedules.ts";
import { dismiss, draft, press, rows, sentence } from "../../../wording/draft.ts";
import { dateText, type Moment } from "../../../wording/time.ts";
import { quote } from "../../../wording/title.ts";
import { rich, t } from "../../../wording/words.ts";
import { isPast } from "../../ask-time.ts";
import type { Capability, Plan, PlanContext } from "../../capability.ts";
import type { ItemFinder } from "../../items/item-index.ts";
import { createResolver, MAX_CANDIDATES } from "../../items/resolve.ts";
import { itemLabel, planUnresolved } from "../../items/unresolved.ts";
import { searchWords, singularWords } from "../../items/words.ts";
import { shownReminder } from "../actions.ts";
import type { ReminderBook } from "../book.ts";
import type { EndReminder } from "../inputs.ts";
import { repeatsAtAll } from "../occurrences.ts";
import type { Reminder } from "../reminder.ts";
import { timeSpans } from "../wording.ts";
import { meantOccurrences } from "./which.ts";

export interface SchedulePlanDeps {
  book: ReminderBook;
  finder: ItemFinder;
  /** Any item with a number, since a number may turn out to be that of a task. */
  look(kind: ShownItem["kind"], id: string): ShownItem | null;
}

type OnReminder = (reminder: Reminder, request: Request, context: PlanContext) => Plan;

/** What a person can want of a reminder that repeats; the reminder is found first, or asked for. */
export function scheduleIntents(deps: SchedulePlanDeps): Capability["intents"] {
  const { book } = deps;
  const repeating = (limit: number) =>
    [...book.active({ limit }), ...book.paused(limit)].filter(repeatsAtAll).map(shownReminder);
  const resolver = createResolver({
    finder: deps.finder,
    kinds: ["reminder"],
    look: deps.look,
    all: repeating,
  });

  const find = (request: Request, context: PlanContext, preferred: (row: Reminder) => boolean) => {
    const found = resolver.resolve(request.slots.target, context);
    if (found.kind !== "several") return found;
    const likely = found.candidates.filter(({ id }) => {
      const row = book.get(id);
      return row !== null && preferred(row);
    });
    return likely.length === 1 ? { kind: "found" as const, items: likely } : found;
  };

  const onMany =
    (plan: (rows: Reminder[], request: Request, context: PlanContext) => Plan, any = false) =>
    (request: Request, context: PlanContext): Plan => {
      const resolution = find(request, context, any ? () => false : repeatsAtAll);
      if (resolution.kind !== "found") {
        const likely = repeating(MAX_CANDIDATES);
        if (resolution.kind === "unnamed" && likely.length === 0)
          return say(t(context, words.repeatsNone));
        return planUnresolved(resolution, request, likely, context, "reminders");
      }
      const other = resolution.items.find((item) => item.kind !== "reminder");
      if (other) {
        const item = itemLabel(context, other);
        return say(t(context, words.repeatsOther, { item }));
      }
      const found = resolution.items.map(({ id }) => book.get(id)).filter((row) => row !== null);
      return plan(found, request, context);
    };
  const onOne = (plan: OnReminder, any = false) =>
    onMany((found, request, context) => {
      const [only] = found;
      return only && found.length === 1
        ? plan(only, request, context)
        : say(t(context, words.repeatsOne));
    }, any);

  return {
    "reminder.show": onOne(({ id }) => call("reminders.show", { id }), true),
    "reminder.skip": onOne(planSkip),
    "reminder.pause": onMany(planPause),
    "reminder.resume": onMany((found) => call("reminders.resume", { ids: idsOf(found) })),
    "reminder.end": onOne(planEnd),
    "reminder.send": onOne(planSend, true),
  };
}

/** Whether these words or this number name a reminder that exists. */
export function namesReminder(reference: Reference, { finder }: SchedulePlanDeps): boolean {
  if (reference.kind === "number") {
    return reference.numbers.every((number) => {
      const found = finder.byNumber("items", number);
      return found?.live === true && found.kind === "reminder";
    });
  }
  if (reference.kind !== "title") return false;
  const search = searchWords(reference.words);
  const found =
    finder.byTitle(["reminder"], reference.words, 1)[0] ??
    finder.byWords(["reminder"], search, "all", 1)[0] ??
    finder.byWords(["reminder"], singularWords(search) ?? [], "all", 1)[0];
  return found?.live === true;
}

function say(words: string): Plan {
  return { kind: "say", outcome: sentence(words) };
}

function call(tool: string, input: unknown): Plan {
  return { kind: "call", call: { tool, input } };
}

function idsOf(found: readonly Reminder[]): string[] {
  return found.map(({ id }) => id);
}

function planSkip(reminder: Reminder, { slots }: Request, context: PlanContext): Plan {
  const meant = meantOccurrences(reminder, slots, context);
  if ("problem" in meant) return { kind: "say", outcome: sentence(...meant.problem) };
  return call("reminders.skip", { id: reminder.id, occurrences: meant.at });
}

function planPause(found: Reminder[], request: Request, context: PlanContext): Plan {
  const { occurrence, duration, when, target } = request.slots;
  const today = instantToWall(context.now, context.profile.zone).slice(0, 10);
  const [only] = found;
  // "pause gym next week" begins later: those days are skipped.
  const isLater = occurrence !== undefined && occurrence.local.slice(0, 10) > today;
  if (isLater && only && found.length === 1) return planSkip(only, request, context);
  const input = { ids: idsOf(found), ...(target?.kind === "all" ? { all: true } : {}) };
  if (occurrence) {
    const last = occurrence.end ?? addDays(occurrence.local.slice(0, 10), 1);
    return call("reminders.pause", { ...input, until: startOf(last, occurrence, context) });
  }
  if (duration !== undefined) {
    return call("reminders.pause", { ...input, until: context.now + duration * 1000 });
  }
  if (!when) return call("reminders.pause", input);
  if (isPast(when, context)) return say(t(context, words.pausePastAsk));
  const until = when.instant ?? startOf(when.local, when, context);
  return call("reminders.pause", { ...input, until });
}

/** A day means its first moment: what is due on Monday comes again after a pause "until Monday". */
function startOf(local: string, { zone }: When, { profile }: Moment): number {
  return wallToInstant(local, zone ?? profile.zone);
}

function planEnd(reminder: Reminder, request: Request, context: PlanContext): Plan {
  const { count, when } = request.slots;
  if (count !== undefined) return endCall(reminder, { after: count });
  if (!when) return askEnd(reminder, request, context);
  // "after March" and "on 31 March" include the last day of what was said.
  const day = when.end ? addDays(when.end.slice(0, 10), -1) : when.local.slice(0, 10);
  const last = when.dateOnly ? day : when.local.slice(0, 10);
  if (last < instantToWall(context.now, reminder.zone).slice(0, 10)) {
    return say(t(context, common.pastAt, { when: dateText(last, context) }));
  }
  return endCall(reminder, { on: last });
}

function endCall({ id }: Reminder, end: EndReminder["end"]): Plan {
  return call("reminders.end", { id, end } satisfies EndReminder);
}

function askEnd(reminder: Reminder, request: Request, context: PlanContext): Plan {
  if (reminder.series === null) return endCall(reminder, { after: 1 });
  const { id } = reminder;
  const option = (label: string, end: EndReminder["end"]) =>
    press(label, "reminders.end", { id, end });
  const today = instantToWall(context.now, reminder.zone).slice(0, 10);
  const month = addDays(`${nextMonth(today)}-01`, -1);
  const buttons = [
    option(t(context, words.endNext), { after: 1 }),
    option(t(context, words.endFive), { after: 5 }),
    option(t(context, words.endOn, { day: dateText(month, context) }), { on: month }),
    dismiss(context),
  ];
  const title = quote(context, reminder.title);
  const when = timeSpans(reminder, context);
  return {
    kind: "ask",
    question: draft([paragraph(...rich(context, words.endAsk, { title, when }))], rows(buttons, 2)),
    pending: {
      request: { ...request, intent: "reminder.end", slots: targetOf(reminder), ambiguities: [] },
      reason: "missing-time",
    },
  };
}

function nextMonth(date: string): string {
  const month = Number(date.slice(5, 7));
  const year = Number(date.slice(0, 4)) + (month === 12 ? 1 : 0);
  return `${year}-${String((month % 12) + 1).padStart(2, "0")}`;
}

export function targetOf(reminder: Reminder): Request["slots"] {
  return { target: { kind: "item", item: shownReminder(reminder) } };
}

function planSend({ id }: Reminder, { slots }: Request, context: PlanContext): Plan {
  const said = slots.channel ?? "";
  if (HOME.has(said)) return call("reminders.send-to", { id, channel: null });
  const name = said === HERE ? context.address.channel : said;
  const channel = CHANNEL_NAMES.find((known) => known === name && known !== "api");
  if (!channel) return say(t(context, words.sendWhere));
  return call("reminders.send-to", { id, channel });
}

/** Names that a frame gives instead of a channel's. */
const HERE = "here";
const HOME = new Set(["home"]);
