import type { Span } from "../../chat/reply.ts";
import type { Request, ShownItem } from "../../understanding/interpretation.ts";
import { eventElsewhere } from "../../wording/catalogue/events.ts";
import { sentence } from "../../wording/draft.ts";
import { quote } from "../../wording/title.ts";
import { type Reader, rich } from "../../wording/words.ts";
import type { Plan } from "../capability.ts";
import type { ActionResult, ItemActions } from "../items/item-actions.ts";
import type { CalendarEvent, EventStore } from "./event.ts";
import { eventDeleted, isNoTask } from "./wording.ts";

export function shownEvent({ id, title }: Pick<CalendarEvent, "id" | "title">): ShownItem {
  return { kind: "event", id, title };
}

/** What can be done to an event: it is its maker's, so that here it can only be taken away. */
export function eventActions(events: EventStore): ItemActions {
  const told = (event: CalendarEvent, changed: boolean, spans: Span[]): ActionResult => ({
    changed,
    spans,
    item: shownEvent(event),
    buttons: [],
  });
  const untouched = (id: string, to: Reader) => {
    const event = events.get(id);
    return event && told(event, false, isNoTask(event, to));
  };
  const elsewhere = ({ title }: ShownItem, _request: Request, to: Reader): Plan => ({
    kind: "say",
    outcome: sentence(...rich(to, eventElsewhere, { title: quote(to, title) })),
  });
  return {
    kind: "event",
    look(id) {
      const event = events.get(id);
      return event && shownEvent(event);
    },
    complete: untouched,
    reopen: untouched,
    remove(id, to) {
      const event = events.get(id);
      if (!event) return null;
      events.remove(id);
      return told(event, true, eventDeleted(event, to));
    },
    live: () => [],
    planUpdate: elsewhere,
    planSnooze: elsewhere,
  };
}
