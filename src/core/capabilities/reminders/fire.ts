import type { Address } from "../../chat/inbound.ts";
import type { AddressBook } from "../../ports/address-book.ts";
import type { DueItem } from "../../ports/due-queue.ts";
import type { ToolContext } from "../../tools/tool.ts";
import { draft, goOn, press } from "../../wording/draft.ts";
import type { DueHandler, DueOutcome } from "../capability.ts";
import { commanded } from "../items/commands.ts";
import type { PreferenceStore } from "../memory/preference.ts";
import { shownReminder } from "./actions.ts";
import { fieldsOf, type ReminderBook } from "./book.ts";
import { nextOf } from "./occurrences.ts";
import { REMINDER_DUE, type Reminder, type ReminderFields } from "./reminder.ts";
import { snoozeButtons } from "./snooze.ts";
import { firedBlocks } from "./wording.ts";

export interface FireDeps {
  book: ReminderBook;
  addresses: AddressBook;
  preferences: Pick<PreferenceStore, "get">;
}

/** Says a reminder, and moves a repeating one on to its next time in the same step. */
export function createReminderFiring(deps: FireDeps): DueHandler {
  return {
    kind: REMINDER_DUE,
    fire(item, context) {
      const reminder = deps.book.get(item.itemId);
      if (reminder?.status !== "active" || reminder.nextAt !== item.occurrence) {
        return null;
      }
      const row = deps.book.put(reminder.id, moved(reminder, item, context));
      return announce(row, item, context, destination(row, deps, context));
    },
  };
}

/** After downtime the next one lies after now, so that a missed series is said once and not in a burst. */
function moved(reminder: Reminder, item: DueItem, { now }: ToolContext): ReminderFields {
  const { series } = reminder;
  const nextAt = series && nextOf(reminder, Math.max(now, item.occurrence));
  const status = nextAt === null ? "fired" : "active";
  return { ...fieldsOf(reminder), status, nextAt, firedAt: item.occurrence };
}

function announce(
  row: Reminder,
  item: DueItem,
  context: ToolContext,
  address: Address,
): DueOutcome {
  const target = { kind: "item", item: shownReminder(row) } as const;
  const later = snoozeButtons(row, item.occurrence, context.profile);
  const buttons = [
    [
      press(
        "Done",
        "items.done",
        { items: [{ kind: "reminder", id: row.id }] },
        { tone: "primary" },
      ),
      goOn("Reschedule", commanded("reminder.snooze", "reschedule", { target })),
    ],
    later.slice(0, 3),
    later.slice(3),
  ];
  return {
    address,
    reply: draft(firedBlocks(row, item, context), buttons),
    focus: shownReminder(row),
  };
}

/**
 * The channel chosen for it, else the home channel when there is one, else where it was set. The API cannot be written to unasked: then
 * where the person was seen last, or the address that the firing was given.
 */
export function destination(
  reminder: Reminder,
  { addresses, preferences }: FireDeps,
  { address }: Pick<ToolContext, "address">,
): Address {
  const home = preferences.get("home") as Address["channel"] | null;
  for (const channel of [reminder.channel, home]) {
    const preferred = channel && addresses.on(channel);
    if (preferred) return preferred;
  }
  if (reminder.address.channel !== "api") return reminder.address;
  return addresses.newest() ?? address;
}
