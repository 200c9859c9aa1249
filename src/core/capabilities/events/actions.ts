import { spans } from "../../chat/reply.ts";
import type { ShownItem } from "../../understanding/interpretation.ts";
import { sentence } from "../../wording/draft.ts";
import type { Plan } from "../capability.ts";
import type { ActionResult, ItemActions } from "../items/item-actions.ts";
import type { CalendarEvent, EventStore } from "./event.ts";
import { changeAtHome, eventDeleted, isNoTask } from "./wording.ts";

export function shownEvent({ id, title }: Pick<CalendarEvent, "id" | "title">): ShownItem {
  return { kind: "event", id, title };
}

/** What can be done to an event: it is its maker's, so that here it can only be taken away. */
export function eventActions(events: EventStore): ItemActions {
  const told = (event: CalendarEvent, changed: boolean, words: string): ActionResult => ({
    changed,
    spans: spans(words),
    item: shownEvent(event),
    buttons: [],
  });
  const untouched = (id: string) => {
    const event = events.get(id);
    return event && told(event, false, isNoTask(event));
  };
  const elsewhere = ({ title }: ShownItem): Plan => ({
    kind: "say",
    outcome: sentence(changeAtHome(title)),
  });
  return {
    kind: "event",
    look(id) {
      const event = events.get(id);
      return event && shownEvent(event);
    },
    complete: untouched,
    reopen: untouched,
    remove(id) {
      const event = events.get(id);
      if (!event) return null;
      events.remove(id);
      return told(event, true, eventDeleted(event));
    },
    live: () => [],
    planUpdate: elsewhere,
    planSnooze: elsewhere,
  };
}
