import type { Accounts } from "../ports/accounts.ts";
import type { AddressBook } from "../ports/address-book.ts";
import type { CalendarFeeds } from "../ports/calendar-feeds.ts";
import type { ChangeHistory } from "../ports/change-log.ts";
import type { Clock } from "../ports/clock.ts";
import type { DueQueue } from "../ports/due-queue.ts";
import type { FileSource } from "../ports/file-source.ts";
import type { Ids } from "../ports/ids.ts";
import type { ShownItem } from "../understanding/interpretation.ts";
import type { Language } from "../wording/catalogue/text.ts";
import { t } from "../wording/words.ts";
import { createAccount } from "./account/account.ts";
import { createAgenda } from "./agenda/agenda.ts";
import { createCalendarFeed } from "./calendar-feed/calendar-feed.ts";
import type { Capability } from "./capability.ts";
import type { CommandSpec } from "./command.ts";
import { eventActions } from "./events/actions.ts";
import type { EventStore } from "./events/event.ts";
import { createEvents } from "./events/events.ts";
import { createHelp } from "./help/help.ts";
import type { ItemActions } from "./items/item-actions.ts";
import type { ItemFinder } from "./items/item-index.ts";
import { createItems } from "./items/items.ts";
import { factActions } from "./memory/actions.ts";
import type { FactStore } from "./memory/fact.ts";
import { createMemory } from "./memory/memory.ts";
import type { PreferenceStore } from "./memory/preference.ts";
import { reminderActions } from "./reminders/actions.ts";
import { createReminderBook } from "./reminders/book.ts";
import { releasing } from "./reminders/firing/quiet.ts";
import type { ReminderStore } from "./reminders/reminder.ts";
import { createReminders } from "./reminders/reminders.ts";
import { taskActions } from "./tasks/actions.ts";
import type { TaskStore } from "./tasks/task.ts";
import { createTasks } from "./tasks/tasks.ts";
import { createTravel, travelTools } from "./travel/travel.ts";
import { createUndo } from "./undo/undo.ts";
import { createUsage, type Usage } from "./usage/usage.ts";

/** What the capabilities of one user stand on. */
export interface CapabilityDeps {
  tasks: TaskStore;
  reminders: ReminderStore;
  facts: FactStore;
  events: EventStore;
  preferences: PreferenceStore;
  finder: ItemFinder;
  due: DueQueue;
  history: ChangeHistory;
  addresses: AddressBook;
  ids: Ids;
  clock: Clock;
  accounts: Accounts;
  calendarFeeds: CalendarFeeds;
  files: FileSource;
  /** Where this deployment is reached, without a slash at the end; null when nobody has said. */
  publicUrl: string | null;
  /** Null where no language model is set up. */
  usage: Usage | null;
}

/** Everything Adjutant can do, one line each. Creating them reads and writes nothing. */
export function createCapabilities(deps: CapabilityDeps): Capability[] {
  const preferences = releasing(deps.preferences, deps.due, deps.clock);
  const book = createReminderBook(deps.reminders, deps.due);
  const kinds = [
    taskActions(deps.tasks),
    reminderActions(book),
    factActions(deps.facts),
    eventActions(deps.events),
  ];
  const capabilities: Capability[] = [];
  const all = () => capabilities;
  capabilities.push(
    createTasks(deps),
    createReminders({ ...deps, book, look: lookIn(kinds) }),
    createAgenda(all),
    createEvents(deps),
    createMemory({
      ...deps,
      preferences,
      travel: createTravel({ ...deps, book }),
      travelTools: travelTools({ ...deps, book }),
    }),
    createItems({ finder: deps.finder, kinds }),
    createUndo({ ...deps, restorers: () => capabilities.flatMap((one) => one.restorers ?? []) }),
    createAccount(deps),
    createCalendarFeed(deps),
    createUsage(deps),
    createHelp(all),
  );
  return capabilities;
}

function lookIn(kinds: ItemActions[]) {
  return (kind: ShownItem["kind"], id: string): ShownItem | null =>
    kinds.find((actions) => actions.kind === kind)?.look(id) ?? null;
}

export function commandsOf(capabilities: Capability[], language: Language = "en"): CommandSpec[] {
  const to = { profile: { locale: language } };
  return capabilities.flatMap(({ commands }) =>
    commands.map(({ spec: { name, description, args } }) => ({
      name,
      description: t(to, description),
      ...(args && { args: t(to, args) }),
    })),
  );
}
