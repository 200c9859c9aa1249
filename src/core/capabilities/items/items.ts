import type { ToolCall } from "../../tools/tool.ts";
import type { Reference, Request, ShownItem } from "../../understanding/interpretation.ts";
import * as help from "../../wording/catalogue/help.ts";
import { itemsOneAtATime } from "../../wording/catalogue/items.ts";
import { sentence } from "../../wording/draft.ts";
import { type Reader, t } from "../../wording/words.ts";
import type { Capability, Offer, Plan, PlanContext } from "../capability.ts";
import { unavailable } from "../unavailable.ts";
import { itemCommands } from "./commands.ts";
import type { ItemActions } from "./item-actions.ts";
import type { ItemFinder, ItemKind } from "./item-index.ts";
import { planRemark } from "./remark.ts";
import { createResolver, MAX_CANDIDATES, type Resolver } from "./resolve.ts";
import { itemTools } from "./tools.ts";
import { planUnresolved } from "./unresolved.ts";

const OFFERS: Offer[] = [
  {
    name: "complete_item",
    description: "Marks a task or reminder as done.",
    intent: "task.complete",
    args: ["item"],
  },
  {
    name: "change_item",
    description: "Moves or renames a task or reminder.",
    intent: "task.update",
    near: ["reminder.update", "reminder.snooze", "calendar.update"],
    args: ["item", "when?", "new_title?"],
  },
  {
    name: "delete_item",
    description: "Deletes a task or reminder.",
    intent: "task.delete",
    near: ["reminder.delete", "reminder.end", "calendar.delete"],
    args: ["item"],
  },
];

export interface ItemsDeps {
  finder: ItemFinder;
  /** Everything with a number: tasks, reminders, facts. */
  kinds: ItemActions[];
}

type Planner = (request: Request, context: PlanContext) => Plan;

/**
 * Done, reopen, rename, move, snooze and delete for whatever a person points at. Whether "3" is a task or
 * a reminder is the row's business, not that of the words.
 */
export function createItems({ finder, kinds }: ItemsDeps): Capability {
  const actionsOf = (item: ShownItem) => kinds.find((actions) => actions.kind === item.kind);
  const listed = kinds.filter((actions) => actions.kind !== "fact");
  const live = (limit: number) => listed.flatMap((actions) => actions.live(limit)).slice(0, limit);
  const all = (kind: ShownItem["kind"]) => (limit: number) =>
    kinds.find((actions) => actions.kind === kind)?.live(limit) ?? [];

  const resolverFor = (kind: ShownItem["kind"], named: ItemKind[]): Resolver =>
    createResolver({
      finder,
      kinds: named,
      look: (name, id) => kinds.find((actions) => actions.kind === name)?.look(id) ?? null,
      all: all(kind),
    });
  const own: ItemKind[] = ["task", "reminder"];
  const tasks = resolverFor("task", own);
  const reminders = resolverFor("reminder", own);
  // Events are only ever deleted, and must not come between a person and what they are done with.
  const anything = resolverFor("task", [...own, "event"]);
  const planCancel = cancelling(resolverFor("event", ["event"]));

  /** Finds the items, or asks; `plan` goes on with what was found. */
  const onItems =
    (resolver: Resolver, plan: (items: ShownItem[], request: Request) => Plan) =>
    (request: Request, context: PlanContext): Plan => {
      const resolution = resolver.resolve(request.slots.target, context);
      if (resolution.kind !== "found")
        return planUnresolved(resolution, request, live(MAX_CANDIDATES), context);
      return plan(resolution.items, request);
    };

  /** Deleting needs a word for what; "done" alone may mean what was talked about last. */
  const named =
    (plan: ReturnType<typeof onItems>) =>
    (request: Request, context: PlanContext): Plan => {
      if (request.slots.target) return plan(request, context);
      const { focus } = context;
      const latest = focus && actionsOf(focus)?.look(focus.id);
      const likely = [...(latest ? [latest] : []), ...live(MAX_CANDIDATES)];
      const candidates = likely.filter(
        (item, i) => likely.findIndex((other) => other.id === item.id) === i,
      );
      const first = candidates.slice(0, MAX_CANDIDATES);
      return planUnresolved({ kind: "unnamed" }, request, first, context);
    };

  const onOne =
    (resolver: Resolver, verb: "planUpdate" | "planSnooze") =>
    (request: Request, context: PlanContext): Plan =>
      onItems(resolver, (items) => {
        const [item] = items;
        if (!item || items.length > 1) return oneAtATime(context);
        return actionsOf(item)?.[verb](item, request, context) ?? oneAtATime(context);
      })(request, context);

  return {
    name: "items",
    title: help.topicItems,
    examples: help.examplesItems,
    phrases: {
      "task.complete": help.sayTaskComplete,
      "task.reopen": help.sayTaskReopen,
      "task.update": help.sayTaskUpdate,
      "task.delete": help.sayTaskDelete,
      "reminder.update": help.sayReminderUpdate,
      "reminder.snooze": help.sayReminderSnooze,
      "reminder.delete": help.sayReminderDelete,
    },
    commands: itemCommands(),
    tools: itemTools(kinds),
    intents: {
      "task.complete": onItems(tasks, (items) => call("items.done", items)),
      "task.reopen": onItems(tasks, (items) => call("items.reopen", items)),
      "task.delete": named(onItems(anything, planDelete)),
      "reminder.delete": dueThen(kinds, named(onItems(reminders, planDelete))),
      "calendar.delete": planCancel,
      "task.update": onOne(tasks, "planUpdate"),
      "reminder.update": onOne(reminders, "planUpdate"),
      "reminder.snooze": onOne(reminders, "planSnooze"),
    },
    offers: OFFERS,
    about: aboutOver(finder, listed),
    remark: (request, context) =>
      planRemark(request, context, {
        finder,
        kinds: own,
        look: (name, id) => kinds.find((actions) => actions.kind === name)?.look(id) ?? null,
      }),
  };
}

/** "all reminders for tomorrow", "my 5pm reminder": no words but their time say which. */
function dueThen(kinds: ItemActions[], plan: Planner): Planner {
  const clear = kinds.find((actions) => actions.kind === "reminder")?.planClear;
  return (request, context) => {
    const { when, target } = request.slots;
    const isNamed = target !== undefined && target.kind !== "all" && target.kind !== "focus";
    return when && clear && !isNamed ? clear(when, context) : plan(request, context);
  };
}

function aboutOver(finder: ItemFinder, listed: ItemActions[]): NonNullable<Capability["about"]> {
  const names = listed.map((actions) => actions.kind);
  return (words, limit) =>
    finder.byWords(names, words, "any", limit).flatMap(({ kind, id, live }) => {
      const actions = live ? listed.find((one) => one.kind === kind) : undefined;
      return actions?.look(id) ?? [];
    });
}

/** "Cancel the team offsite": of what is in a calendar only events that are kept here can go. */
function cancelling(events: Resolver) {
  return (request: Request, context: PlanContext): Plan => {
    const { title, target = title === undefined ? undefined : titled(title) } = request.slots;
    const found = target && events.resolve(target, context);
    if (found?.kind === "several") return planUnresolved(found, request, [], context);
    const isEvent = found?.kind === "found" && found.items.every(({ kind }) => kind === "event");
    return isEvent ? planDelete(found.items) : unavailable(request, context);
  };
}

const titled = (words: string): Reference => ({ kind: "title", words });

function planDelete(items: ShownItem[]): Plan {
  return call(items.length === 1 ? "items.delete" : "items.delete-many", items);
}

function call(tool: string, items: ShownItem[]): Plan {
  const input = { items: items.map(({ kind, id }) => ({ kind, id })) };
  return { kind: "call", call: { tool, input } satisfies ToolCall };
}

function oneAtATime(to: Reader): Plan {
  return { kind: "say", outcome: sentence(t(to, itemsOneAtATime)) };
}
