import type { AddressBook } from "../../ports/address-book.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Ids } from "../../ports/ids.ts";
import { occurrencesBetween } from "../../time/recurrence.ts";
import type { Request } from "../../understanding/interpretation.ts";
import * as commands from "../../wording/catalogue/commands.ts";
import * as help from "../../wording/catalogue/help.ts";
import type { Moment } from "../../wording/time.ts";
import type { AgendaItem, Capability, Command, Offer } from "../capability.ts";
import type { CommandTexts } from "../command.ts";
import { commanded } from "../items/commands.ts";
import type { ItemFinder } from "../items/item-index.ts";
import { readCommand } from "../items/read-command.ts";
import type { PreferenceStore } from "../memory/preference.ts";
import type { ReminderBook } from "./book.ts";
import { createReminderFiring } from "./fire.ts";
import { answerTools } from "./firing/answer-tools.ts";
import { digestFace } from "./firing/digest.ts";
import { firedFace } from "./firing/fired-card.ts";
import { mannerTools } from "./firing/manner.ts";
import { planReminderAdd } from "./plans.ts";
import { type Reminder, scheduleOf } from "./reminder.ts";
import { reminderRestorer } from "./restorer.ts";
import { namesReminder, type SchedulePlanDeps, scheduleIntents } from "./schedule/plans.ts";
import { reminderTools } from "./tools.ts";
import { movedText, repeatsThere } from "./wording.ts";

/** Reminders that one look at the agenda can show, and how often it can show the same one. */
const AGENDA_LIMIT = 50;
const AGENDA_REPEATS = 14;

const REMINDER_COMMANDS = {
  reminders: { name: "reminders", description: commands.commandReminders },
  remind: { name: "remind", description: commands.commandRemind, args: commands.argsRemind },
} as const satisfies Record<string, CommandTexts>;

export interface RemindersDeps {
  book: ReminderBook;
  ids: Pick<Ids, "next">;
  addresses: AddressBook;
  preferences: Pick<PreferenceStore, "get">;
  clock: Clock;
  finder: ItemFinder;
  /** Any item with a number. */
  look: SchedulePlanDeps["look"];
}

const OFFERS: Offer[] = [
  {
    name: "add_reminder",
    description: "Reminds the person at a time, once or repeatedly.",
    intent: "reminder.add",
    near: ["calendar.add"],
    args: ["title", "when"],
  },
  {
    name: "list_reminders",
    description: "Lists reminders.",
    intent: "reminder.list",
    near: ["reminder.show"],
    reads: true,
    args: [],
  },
];

export function createReminders(deps: RemindersDeps): Capability {
  const { book } = deps;
  return {
    name: "reminders",
    title: help.topicReminders,
    examples: help.examplesReminders,
    phrases: {
      "reminder.add": help.sayReminderAdd,
      "reminder.list": help.sayReminderList,
    },
    commands: reminderCommands(),
    tools: [...reminderTools(deps), ...answerTools(book), ...mannerTools(book)],
    intents: {
      "reminder.add": planReminderAdd,
      "reminder.list": () => ({ kind: "call", call: { tool: "reminders.list", input: {} } }),
      ...scheduleIntents(deps),
    },
    offers: OFFERS,
    owns: (reference) => namesReminder(reference, deps),
    due: createReminderFiring(deps),
    cards: [firedFace(book), digestFace(book)],
    restorers: [reminderRestorer(book, deps.clock)],
    agenda: (from, to, moment) => agendaItems(book, from, to, moment),
  };
}

function reminderCommands(): Command[] {
  return [
    {
      spec: REMINDER_COMMANDS.reminders,
      plan: () => ({ kind: "call", call: { tool: "reminders.list", input: {} } }),
    },
    {
      spec: REMINDER_COMMANDS.remind,
      plan(args, context) {
        const fits = ({ intent }: Request) => intent === "reminder.add";
        const read = args === "" ? undefined : readCommand(context, "reminder", args, fits);
        const title = args.replace(/^(?:(?:me|mich)\b\s*)?(?:(?:to|about|an|daran)\s+)?/i, "");
        return {
          kind: "request",
          request: read ?? commanded("reminder.add", args, title === "" ? {} : { title }),
        };
      },
    },
  ];
}

function agendaItems(book: ReminderBook, from: number, to: number, moment: Moment): AgendaItem[] {
  const once = book.active({ repeating: false, from, to, limit: AGENDA_LIMIT });
  const series = book.active({ repeating: true, to, limit: AGENDA_LIMIT });
  return [
    ...once.map((reminder) => agendaItem(reminder, reminder.nextAt ?? 0, moment)),
    ...series.flatMap((reminder) =>
      comingWithin(reminder, from, to).map((at) => agendaItem(reminder, at, moment)),
    ),
  ];
}

/** Times of a series within a range; those before its next one have been said already. */
function comingWithin(reminder: Reminder, from: number, to: number): number[] {
  const schedule = scheduleOf(reminder);
  if (!schedule || reminder.nextAt === null) return [];
  return occurrencesBetween(schedule, Math.max(from, reminder.nextAt), to, AGENDA_REPEATS);
}

function agendaItem(reminder: Reminder, at: number, moment: Moment): AgendaItem {
  const moved = movedText(reminder, at, moment);
  const detail = moved === "" ? repeatsThere(reminder, moment) : moved;
  return {
    at,
    dateOnly: false,
    title: reminder.title,
    kind: "reminder",
    id: reminder.id,
    ...(reminder.number === null ? {} : { number: reminder.number }),
    ...(detail ? { detail } : {}),
  };
}
