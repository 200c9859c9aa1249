import type {
  Intent,
  Priority,
  Reference,
  Request,
  Slots,
} from "../../understanding/interpretation.ts";
import * as commands from "../../wording/catalogue/commands.ts";
import * as words from "../../wording/catalogue/items.ts";
import type { Label } from "../../wording/catalogue/text.ts";
import { sentence } from "../../wording/draft.ts";
import { type Reader, t } from "../../wording/words.ts";
import type { Command, Plan, PlanContext } from "../capability.ts";
import type { CommandTexts } from "../command.ts";
import { readCommand } from "./read-command.ts";

const ITEM_COMMANDS = {
  done: { name: "done", description: commands.commandDone, args: commands.argsDone },
  reopen: { name: "reopen", description: commands.commandReopen, args: commands.argsReopen },
  rename: { name: "rename", description: commands.commandRename, args: commands.argsRename },
  move: { name: "move", description: commands.commandMove, args: commands.argsMove },
  priority: {
    name: "priority",
    description: commands.commandPriority,
    args: commands.argsPriority,
  },
  snooze: { name: "snooze", description: commands.commandSnooze, args: commands.argsSnooze },
  delete: { name: "delete", description: commands.commandDelete, args: commands.argsDelete },
} as const satisfies Record<string, CommandTexts>;

/** "2", "2 3", "2, 3 and 4"; anything else is a title. Empty words mean what was talked about last. */
export function referenceOf(words: string): Reference | undefined {
  if (words === "") return undefined;
  if (/^(?:all|alle|alles)$/i.test(words)) return { kind: "all" };
  const list = /^#?\d{1,6}(?:(?:\s*,\s*|\s+(?:and|und)\s+|\s+)#?\d{1,6})*$/i.test(words);
  if (!list) return { kind: "title", words };
  return { kind: "number", numbers: (words.match(/\d+/g) ?? []).map(Number) };
}

/** A request made by a command: sure by its form. */
export function commanded(intent: Intent, text: string, slots: Slots): Request {
  return { intent, score: 1, slots, ambiguities: [], text };
}

export function itemCommands(): Command[] {
  return [
    pointing(ITEM_COMMANDS.done, "task.complete"),
    pointing(ITEM_COMMANDS.reopen, "task.reopen"),
    { spec: ITEM_COMMANDS.rename, plan: planRename },
    { spec: ITEM_COMMANDS.move, plan: planMove },
    { spec: ITEM_COMMANDS.priority, plan: planPriority },
    { spec: ITEM_COMMANDS.snooze, plan: planSnooze },
    pointing(ITEM_COMMANDS.delete, "task.delete"),
  ];
}

function pointing(spec: CommandTexts, intent: Intent): Command {
  return {
    spec,
    plan(args) {
      const target = referenceOf(args);
      return {
        kind: "request",
        request: commanded(intent, `/${spec.name} ${args}`, target ? { target } : {}),
      };
    },
  };
}

function planRename(args: string, to: Reader): Plan {
  const parts = /^#?(\d{1,6})\s+(?:to\s+)?(\S.*)$/is.exec(args);
  if (!parts) return usage(to, words.usageRename);
  const slots: Slots = { target: numbered(parts[1]), newTitle: parts[2] ?? "" };
  return { kind: "request", request: commanded("task.update", `/rename ${args}`, slots) };
}

function planMove(args: string, context: PlanContext): Plan {
  const parts = /^#?(\d{1,6})(?:\s+(\S.*))?$/s.exec(args);
  if (!parts) return usage(context, words.usageMove);
  const target = numbered(parts[1]);
  const when = parts[2];
  if (!when) {
    return { kind: "request", request: commanded("task.update", `/move ${args}`, { target }) };
  }
  const fits = ({ slots }: Request) => slots.when !== undefined || slots.recurrence !== undefined;
  const only = readCommand(context, "move", when, fits);
  if (!only) return usage(context, words.usageMove);
  const request: Request = { ...only, intent: "task.update", slots: { ...timesOf(only), target } };
  return { kind: "request", request };
}

const PRIORITIES = ["high", "normal", "low"] as const satisfies readonly Priority[];

/** By the English name too, which is that of the command. */
function planPriority(args: string, to: Reader): Plan {
  const parts = /^#?(\d{1,6})\s+(?:(?:to|auf)\s+)?(\p{L}+)$/iu.exec(args);
  const said = parts?.[2]?.toLowerCase();
  const known = (name: Priority) => said === name || said === t(to, words.priorityNames[name]);
  const priority = PRIORITIES.find(known);
  if (!parts || !priority) return usage(to, words.usagePriority);
  const slots: Slots = { target: numbered(parts[1]), priority };
  return { kind: "request", request: commanded("task.update", `/priority ${args}`, slots) };
}

function planSnooze(args: string, context: PlanContext): Plan {
  const parts = SNOOZE_NUMBER.exec(args);
  const slots: Slots = parts ? { target: numbered(parts[1]) } : {};
  const said = parts ? (parts[2] ?? "") : args;
  if (said === "") {
    return { kind: "request", request: commanded("reminder.snooze", `/snooze ${args}`, slots) };
  }
  const fits = ({ slots }: Request) => slots.when !== undefined || slots.duration !== undefined;
  const read = readCommand(context, "snooze", said, fits);
  if (!read) return usage(context, words.usageSnooze);
  const request: Request = {
    ...read,
    intent: "reminder.snooze",
    slots: { ...timesOf(read), ...slots },
  };
  return { kind: "request", request };
}

/** A leading number names the item, unless a unit of time follows it ("20 min"). */
const SNOOZE_NUMBER =
  /^#?(\d{1,6})(?:\s+(?!(?:s|sec|min|m|h|hr|hour|d|day|w|week|std|tag)[a-z]*\b|:)(\S.*))?$/is;

/** Only what says a time; a command's own words decide the rest. */
function timesOf({ slots }: Request): Slots {
  return {
    ...(slots.when ? { when: slots.when } : {}),
    ...(slots.recurrence ? { recurrence: slots.recurrence } : {}),
    ...(slots.duration === undefined ? {} : { duration: slots.duration }),
  };
}

function numbered(digits: string | undefined): Reference {
  return { kind: "number", numbers: [Number(digits)] };
}

/** How a command is written, by example. */
export function usage(to: Reader, example: Label): Plan {
  return { kind: "say", outcome: sentence(t(to, words.usage, { example: t(to, example) })) };
}
