import type { Intent, Reference, Request, Slots } from "../../understanding/interpretation.ts";
import { sentence } from "../../wording/draft.ts";
import type { Command, Plan, PlanContext } from "../capability.ts";
import type { CommandSpec } from "../command.ts";

const ITEM_COMMANDS = {
  done: { name: "done", description: "Mark a task or reminder as done", args: "[number or title]" },
  reopen: { name: "reopen", description: "Make a done task open again", args: "[number or title]" },
  rename: {
    name: "rename",
    description: "Give an item another title",
    args: "[number] [new title]",
  },
  move: { name: "move", description: "Give an item another time", args: "[number] [when]" },
  priority: {
    name: "priority",
    description: "Set a task's priority",
    args: "[number] [high, normal or low]",
  },
  snooze: { name: "snooze", description: "Put a reminder off", args: "[number] [how long]" },
  delete: { name: "delete", description: "Delete a task or reminder", args: "[number or title]" },
} as const satisfies Record<string, CommandSpec>;

/** "2", "2 3", "2, 3 and 4"; anything else is a title. Empty words mean what was talked about last. */
export function referenceOf(words: string): Reference | undefined {
  if (words === "") return undefined;
  if (/^all$/i.test(words)) return { kind: "all" };
  const list = /^#?\d{1,6}(?:(?:\s*,\s*|\s+and\s+|\s+)#?\d{1,6})*$/i.test(words);
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

function pointing(spec: CommandSpec, intent: Intent): Command {
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

function planRename(args: string): Plan {
  const parts = /^#?(\d{1,6})\s+(?:to\s+)?(\S.*)$/is.exec(args);
  if (!parts) return usage("/rename 3 Call the dentist");
  const slots: Slots = { target: numbered(parts[1]), newTitle: parts[2] ?? "" };
  return { kind: "request", request: commanded("task.update", `/rename ${args}`, slots) };
}

function planMove(args: string, context: PlanContext): Plan {
  const parts = /^#?(\d{1,6})(?:\s+(\S.*))?$/s.exec(args);
  if (!parts) return usage("/move 3 tomorrow 9:00");
  const target = numbered(parts[1]);
  const when = parts[2];
  if (!when) {
    return { kind: "request", request: commanded("task.update", `/move ${args}`, { target }) };
  }
  const read = context.understand(`move it to ${when.replace(/^to\s+/i, "")}`).requests;
  const [only] = read;
  if (read.length !== 1 || !only || !(only.slots.when || only.slots.recurrence)) {
    return usage("/move 3 tomorrow 9:00");
  }
  const request: Request = { ...only, intent: "task.update", slots: { ...timesOf(only), target } };
  return { kind: "request", request };
}

function planPriority(args: string): Plan {
  const parts = /^#?(\d{1,6})\s+(?:to\s+)?(high|normal|low)$/i.exec(args);
  if (!parts) return usage("/priority 3 high");
  const priority = (parts[2] ?? "normal").toLowerCase() as "high" | "normal" | "low";
  const slots: Slots = { target: numbered(parts[1]), priority };
  return { kind: "request", request: commanded("task.update", `/priority ${args}`, slots) };
}

function planSnooze(args: string, context: PlanContext): Plan {
  const parts = SNOOZE_NUMBER.exec(args);
  const slots: Slots = parts ? { target: numbered(parts[1]) } : {};
  const words = parts ? (parts[2] ?? "") : args;
  if (words === "") {
    return { kind: "request", request: commanded("reminder.snooze", `/snooze ${args}`, slots) };
  }
  const how = /^(?:for|until|till|to)\b/i.test(words)
    ? words
    : `${/^(?:\d|an? |one )/.test(words) ? "for" : "until"} ${words}`;
  const [read] = context.understand(`snooze it ${how}`).requests;
  if (!read || (read.slots.duration === undefined && !read.slots.when))
    return usage("/snooze 3 20 min");
  const request: Request = {
    ...read,
    intent: "reminder.snooze",
    slots: { ...timesOf(read), ...slots },
  };
  return { kind: "request", request };
}

/** A leading number names the item, unless a unit of time follows it ("20 min"). */
const SNOOZE_NUMBER =
  /^#?(\d{1,6})(?:\s+(?!(?:s|sec|min|m|h|hr|hour|d|day|w|week)[a-z]*\b|:)(\S.*))?$/is;

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
export function usage(example: string): Plan {
  return { kind: "say", outcome: sentence(`Write it like this: ${example}`) };
}
