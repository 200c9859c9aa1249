import type { Address } from "../../chat/inbound.ts";
import type { AddressBook } from "../../ports/address-book.ts";
import type { DueItem } from "../../ports/due-queue.ts";
import type { ToolContext } from "../../tools/tool.ts";
import type { DueHandler, DueOutcome } from "../capability.ts";
import type { PreferenceStore } from "../memory/preference.ts";
import { shownReminder } from "./actions.ts";
import { fieldsOf, type ReminderBook } from "./book.ts";
import type { Announce, DigestEntry } from "./firing/announce.ts";
import { createDigest } from "./firing/digest.ts";
import { drawFired, type FiredSubject } from "./firing/fired-card.ts";
import { type Missed, missedOf, verdictOn } from "./firing/late.ts";
import { createNagging } from "./firing/nag.ts";
import { firstNag } from "./firing/nag-steps.ts";
import { nextOf } from "./occurrences.ts";
import { REMINDER_DUE, type Reminder, type ReminderFields, scheduleOf } from "./reminder.ts";

export interface FireDeps {
  book: ReminderBook;
  addresses: AddressBook;
  preferences: Pick<PreferenceStore, "get">;
}

/** Handlers for reminders that come up and for those that are said again. */
export function createReminderFiring(deps: FireDeps): DueHandler[] {
  const announce = (row: Reminder, fired: FiredSubject, context: ToolContext) =>
    announcement(row, fired, destination(row, deps, context), context);
  const together = createDigest(deps.book);
  return [
    {
      kind: REMINDER_DUE,
      together,
      fire: (item, context) => fire(deps.book, announce, item, context),
    },
    { ...createNagging(deps.book, announce), together },
  ];
}

/** Says a reminder, and moves a repeating one on to its next time in the same step. */
function fire(
  book: ReminderBook,
  announce: Announce,
  item: DueItem,
  context: ToolContext,
): ReturnType<DueHandler["fire"]> {
  const reminder = book.get(item.itemId);
  if (reminder?.status !== "active" || reminder.nextAt !== item.occurrence) return null;
  const missed = missedOf(scheduleOf(reminder), item.occurrence, context.now);
  const verdict = verdictOn(missed.latest, reminder, context);
  if (verdict.kind === "hold") return { holdUntil: verdict.until };
  const skipped = verdict.kind === "skip";
  const row = book.put(reminder.id, moved(reminder, missed, skipped, context));
  const held = item.dueAt > item.occurrence;
  const said = announce(row, subjectOf(row, missed, held, context), context);
  if (!skipped) return said;
  return { ...said, entry: { ...said.entry, skipped: true }, besides: true };
}

/** After downtime the next one lies after now, so that a missed series is said once and not in a burst. */
function moved(
  reminder: Reminder,
  { latest }: Missed,
  skipped: boolean,
  { now }: ToolContext,
): ReminderFields {
  const { series } = reminder;
  const nextAt = series && nextOf(reminder, Math.max(now, latest));
  const status = nextAt === null ? "fired" : "active";
  const fields = { ...fieldsOf(reminder), status, nextAt } as const;
  // Of a series nothing has come up; a one-off stays in sight as one that nobody has answered.
  if (skipped && series) return fields;
  const nagAt = skipped ? null : firstNag(reminder, now);
  return { ...fields, firedAt: latest, nagged: 0, nagAt };
}

function subjectOf(
  { id, title }: Reminder,
  { latest, earlier }: Missed,
  held: boolean,
  { now }: ToolContext,
): FiredSubject {
  return { id, title, occurrence: latest, saidAt: now, held, earlier };
}

function announcement(
  row: Reminder,
  fired: FiredSubject,
  address: Address,
  context: ToolContext,
): DueOutcome & { entry: DigestEntry } {
  const drawn = drawFired(fired, { kind: "open", reminder: row }, context);
  const focus = shownReminder(row);
  const card = { face: "reminder.fired", items: [row.id], subject: fired };
  return { address, reply: drawn.reply, focus, card, entry: { fired } };
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
