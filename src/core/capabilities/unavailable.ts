import { paragraph } from "../chat/reply.ts";
import type { Intent, Request, Slots } from "../understanding/interpretation.ts";
import { no } from "../wording/catalogue/common.ts";
import { addTask } from "../wording/catalogue/help.ts";
import * as words from "../wording/catalogue/questions.ts";
import type { Label } from "../wording/catalogue/text.ts";
import { dismiss, draft, goOn } from "../wording/draft.ts";
import { clip } from "../wording/title.ts";
import { type Reader, t } from "../wording/words.ts";
import type { Plan } from "./capability.ts";

/** Longer than this it is a story and no title. */
const MOST_TITLE = 200;

/**
 * For what is understood but cannot be done here: one sentence that says so, and what can be done instead. Nothing
 * happens without a press.
 */
export function unavailable(request: Request, to: Reader): Plan {
  const slots = insteadOf(request, to);
  const instead = (intent: Intent): Request => ({
    ...request,
    intent,
    slots: slots ?? {},
    ambiguities: [],
  });
  const buttons = slots
    ? [
        goOn(t(to, words.remindMe), instead("reminder.add"), { tone: "primary" }),
        goOn(t(to, addTask), instead("task.add")),
      ]
    : [];
  const cannot = t(to, cannotDo(request.intent));
  return {
    kind: "ask",
    question: draft(
      [paragraph(slots ? t(to, words.cannotKeepAsk, { cannot }) : cannot)],
      [[...buttons, dismiss(to, no)]],
    ),
  };
}

function cannotDo(intent: Intent): Label {
  switch (intent) {
    case "calendar.add":
      return words.cannotCalendarAdd;
    case "calendar.update":
    case "calendar.delete":
      return words.cannotCalendarChange;
    case "flights.search":
      return words.cannotFlightsSearch;
    case "flight.status":
      return words.cannotFlightStatus;
    default:
      return words.cannot;
  }
}

/** A title and a time for the reminder or task that takes its place; null when there is nothing to call it. */
function insteadOf({ intent, slots, text }: Request, to: Reader): Slots | null {
  const { title, people, place, when, recurrence } = slots;
  const named = [
    title,
    people && t(to, words.eventWith, { people }),
    place && t(to, words.eventAt, { place }),
  ].filter((part) => part);
  const own = intent === "calendar.add" && title !== undefined;
  const name = own
    ? named.join(" ")
    : clip(text.trim(), MOST_TITLE + 1).replace(/[?!.]{1,9}$/u, "");
  if (name === "" || name.length > MOST_TITLE) return null;
  const timed = intent === "calendar.add" && when && !when.past ? { when } : {};
  return {
    title: name,
    ...timed,
    ...(intent === "calendar.add" && recurrence ? { recurrence } : {}),
  };
}
