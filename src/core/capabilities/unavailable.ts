import { paragraph } from "../chat/reply.ts";
import type { Intent, Request, Slots } from "../understanding/interpretation.ts";
import { dismiss, draft, goOn } from "../wording/draft.ts";
import { clip } from "../wording/title.ts";
import type { Plan } from "./capability.ts";

/** Longer than this it is a story and no title. */
const MOST_TITLE = 200;

/**
 * For what is understood but cannot be done here: one sentence that says so, and what can be done instead. Nothing
 * happens without a press.
 */
export function unavailable(request: Request): Plan {
  const slots = insteadOf(request);
  const instead = (intent: Intent): Request => ({
    ...request,
    intent,
    slots: slots ?? {},
    ambiguities: [],
  });
  const buttons = slots
    ? [
        goOn("Remind me", instead("reminder.add"), { tone: "primary" }),
        goOn("Add as a task", instead("task.add")),
      ]
    : [];
  const offer = slots ? " Should I keep it as a reminder or a task?" : "";
  return {
    kind: "ask",
    question: draft(
      [paragraph(`${cannot(request.intent)}${offer}`)],
      [[...buttons, dismiss("No")]],
    ),
  };
}

function cannot(intent: Intent): string {
  switch (intent) {
    case "calendar.add":
      return "I cannot write to a calendar yet, so nothing was added.";
    case "calendar.update":
    case "calendar.delete":
      return "I cannot change calendar entries yet, so nothing was changed.";
    case "flights.search":
      return "I cannot search for flights yet.";
    case "flight.status":
      return "I cannot look up flights yet.";
    default:
      return "I understand what you want, but I cannot do that yet.";
  }
}

/** A title and a time for the reminder or task that takes its place; null when there is nothing to call it. */
function insteadOf({ intent, slots, text }: Request): Slots | null {
  const { title, people, place, when, recurrence } = slots;
  const named = [title, people && `with ${people}`, place && `at ${place}`].filter((part) => part);
  const own = intent === "calendar.add" && title !== undefined;
  const words = own
    ? named.join(" ")
    : clip(text.trim(), MOST_TITLE + 1).replace(/[?!.]{1,9}$/u, "");
  if (words === "" || words.length > MOST_TITLE) return null;
  const timed = intent === "calendar.add" && when && !when.past ? { when } : {};
  return {
    title: words,
    ...timed,
    ...(intent === "calendar.add" && recurrence ? { recurrence } : {}),
  };
}
