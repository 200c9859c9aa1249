import type { ToolCall } from "../../tools/tool.ts";
import type { Request, ShownItem } from "../../understanding/interpretation.ts";
import { sentence } from "../../wording/draft.ts";
import type { Capability, Offer, Plan, PlanContext } from "../capability.ts";
import { itemCommands } from "./commands.ts";
import type { ItemActions } from "./item-actions.ts";
import type { ItemFinder } from "./item-index.ts";
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

  const resolverFor = (kind: ShownItem["kind"]): Resolver =>
    createResolver({
      finder,
      kinds: kinds.map((actions) => actions.kind).filter((name) => name !== "fact"),
      look: (name, id) => kinds.find((actions) => actions.kind === name)?.look(id) ?? null,
      all: all(kind),
    });
  const resolvers = { task: resolverFor("task"), reminder: resolverFor("reminder") };

  /** Finds the items, or asks; `plan` goes on with what was found. */
  const onItems =
    (kind: "task" | "reminder", plan: (items: ShownItem[], request: Request) => Plan) =>
    (request: Request, context: PlanContext): Plan => {
      const resolution = resolvers[kind].resolve(request.slots.target, context);
      if (resolution.kind !== "found")
        return planUnresolved(resolution, request, live(MAX_CANDIDATES));
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
      return planUnresolved({ kind: "unnamed" }, request, candidates.slice(0, MAX_CANDIDATES));
    };

  const onOne =
    (kind: "task" | "reminder", verb: "planUpdate" | "planSnooze") =>
    (request: Request, context: PlanContext): Plan =>
      onItems(kind, (items) => {
        const [item] = items;
        if (!item || items.length > 1) return oneAtATime();
        return actionsOf(item)?.[verb](item, request, context) ?? oneAtATime();
      })(request, context);

  return {
    name: "items",
    title: "Done, move, delete",
    examples: ["done 2", "move 3 to Friday 10:00", "rename 2 to Call the bank", "delete 3"],
    phrases: {
      "task.complete": "done 2",
      "task.reopen": "reopen 2",
      "task.update": "move 3 to Friday 10:00",
      "task.delete": "delete 3",
      "reminder.update": "move 4 to tomorrow 9:00",
      "reminder.snooze": "snooze 4 for 20 minutes",
      "reminder.delete": "delete reminder 4",
    },
    commands: itemCommands(),
    tools: itemTools(kinds),
    intents: {
      "task.complete": onItems("task", (items) => call("items.done", items)),
      "task.reopen": onItems("task", (items) => call("items.reopen", items)),
      "task.delete": named(onItems("task", planDelete)),
      "reminder.delete": named(onItems("reminder", planDelete)),
      "task.update": onOne("task", "planUpdate"),
      "reminder.update": onOne("reminder", "planUpdate"),
      "reminder.snooze": onOne("reminder", "planSnooze"),
    },
    offers: OFFERS,
    about: aboutOver(finder, listed),
    remark: (request) =>
      planRemark(request, {
        finder,
        kinds: listed.map((actions) => actions.kind),
        look: (name, id) => kinds.find((actions) => actions.kind === name)?.look(id) ?? null,
      }),
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

function planDelete(items: ShownItem[]): Plan {
  return call(items.length === 1 ? "items.delete" : "items.delete-many", items);
}

function call(tool: string, items: ShownItem[]): Plan {
  const input = { items: items.map(({ kind, id }) => ({ kind, id })) };
  return { kind: "call", call: { tool, input } satisfies ToolCall };
}

function oneAtATime(): Plan {
  return {
    kind: "say",
    outcome: sentence("I can change one item at a time. Nothing was changed."),
  };
}
