import { paragraph } from "../chat/reply.ts";
import { describeRule } from "../time/describe-rule.ts";
import type { ButtonDraft } from "../tools/tool.ts";
import { countryName, countryOf } from "../understanding/flights/places.ts";
import {
  type Ambiguity,
  type Intent,
  overlay,
  type Reading,
  type Reference,
  type Request,
  type Slots,
} from "../understanding/interpretation.ts";
import { dismiss, draft, goOn, rows } from "../wording/draft.ts";
import type { Moment } from "../wording/time.ts";
import { quote, quoteShort } from "../wording/title.ts";
import { askPast, askWhen, isPast, whenLabel } from "./ask-time.ts";
import { askTitle } from "./ask-title.ts";
import type { Plan, PlanContext } from "./capability.ts";
import { MAX_CANDIDATES } from "./items/resolve.ts";
import { aimAt, itemLabel } from "./items/unresolved.ts";

/** A row of buttons with longer labels than this is cut off on a phone. */
const ROW_LABEL = 20;

/** How each intent is called on a button. */
const INTENT_LABELS: Record<Intent, string> = {
  "task.add": "Add a task",
  "task.list": "Show tasks",
  "task.complete": "Mark it done",
  "task.reopen": "Open it again",
  "task.update": "Change it",
  "task.delete": "Delete it",
  "reminder.add": "Set a reminder",
  "reminder.list": "Show reminders",
  "reminder.update": "Change the reminder",
  "reminder.snooze": "Put it off",
  "reminder.delete": "Delete the reminder",
  "reminder.show": "Show the reminder",
  "reminder.skip": "Skip it once",
  "reminder.pause": "Pause it",
  "reminder.resume": "Resume it",
  "reminder.end": "End it then",
  "reminder.send": "Move it to a channel",
  "calendar.add": "Add an event",
  "calendar.update": "Change the event",
  "calendar.delete": "Delete the event",
  "agenda.query": "Show the agenda",
  "flights.search": "Search flights",
  "flight.status": "Flight status",
  "datetime.query": "Date and time",
  "memory.add": "Remember it",
  "memory.list": "What I remember",
  "memory.delete": "Forget it",
  "preference.set": "Change a setting",
  undo: "Undo",
  help: "Help",
  greeting: "Just a greeting",
  other: "Something else",
};

/**
 * The question that settles an ambiguity: wording, a button for each reading, and what the next message
 * may answer.
 */
export function questionFor(request: Request, ambiguity: Ambiguity, context: PlanContext): Plan {
  const { reason } = ambiguity;
  const title = request.slots.title;
  if (reason === "missing-title") return askTitle(request, nounOf(request.intent));
  const readings = ambiguity.readings.filter(
    (reading) => reason !== "in-the-past" || isAhead(reading, context),
  );
  if (readings.length === 0) {
    if (reason === "in-the-past" && request.slots.when) {
      return askPast(request, request.slots.when, context);
    }
    if (reason === "missing-time") {
      const about = title ? ` for ${quote(title)}` : "";
      return askWhen(request, context, [`What time do you want${about}?`]);
    }
    if (reason === "which-item") return askShown(request, context);
  }
  const buttons = readings.slice(0, MAX_CANDIDATES).map((reading) => {
    const settled = settle(request, ambiguity, reading);
    return goOn(readingLabel(reading, request, context), settled);
  });
  return {
    kind: "ask",
    question: draft([paragraph(wording(ambiguity, title))], layOut([...buttons, dismiss()])),
    pending: { request, reason },
  };
}

function wording({ reason, text, readings }: Ambiguity, title: string | undefined): string {
  const words = text ? quoteShort(text) : "that";
  const about = title ? ` for ${quoteShort(title)}` : "";
  switch (reason) {
    case "am-or-pm":
      return `Morning or evening${about}?`;
    case "which-day":
      return `Which day do you mean by ${words}?`;
    case "in-the-past":
      return `${text ? quoteShort(text) : "That time"} has passed. When do you mean?`;
    case "impossible-date":
      return `There is no ${words} in the calendar. Which date do you mean?`;
    case "weekday-mismatch":
      return `The weekday and the date in ${words} do not fit together. Which do you mean?`;
    case "unread-time-words":
      return `I could not read ${words} as a time. When do you mean?`;
    case "unread-recurrence-words":
      return `I could not read ${words} as a repeating time. How often do you mean?`;
    case "which-intent":
      return readings.length > 0 ? "What should I do?" : "Could you say that another way?";
    case "which-item":
      return "Which one do you mean?";
    case "missing-title":
      return "What should it be called?";
    case "missing-time":
      return `What time do you want${about}?`;
    case "which-place":
      return `Which ${words} do you mean?`;
    case "unknown-zone":
      return `I know no time zone called ${words}. Which large city is near it?`;
  }
}

/** A time that has passed is no answer to the question which time is meant. */
function isAhead({ slots }: Reading, moment: Moment): boolean {
  return !slots?.when || !isPast(slots.when, moment);
}

/** The request with one of its ambiguities settled; others are asked about next. */
function settle(request: Request, ambiguity: Ambiguity, reading: Reading): Request {
  return {
    ...request,
    intent: reading.intent ?? request.intent,
    slots: overlay(request.slots, reading),
    ambiguities: request.ambiguities.filter((other) => other !== ambiguity),
  };
}

function readingLabel(reading: Reading, request: Request, moment: Moment): string {
  const parts = slotLabels(reading.slots ?? {}, moment);
  const changed = reading.intent !== undefined && reading.intent !== request.intent;
  if (changed || parts.length === 0) parts.unshift(INTENT_LABELS[reading.intent ?? request.intent]);
  return parts.join(", ");
}

function slotLabels(slots: Partial<Slots>, moment: Moment): string[] {
  const parts: string[] = [];
  if (slots.recurrence) {
    const { rrule, times } = slots.recurrence;
    parts.push(describeRule({ rrule, times }, moment.profile.locale));
  } else if (slots.when) {
    parts.push(whenLabel(slots.when, moment));
  }
  const title = slots.newTitle ?? slots.title ?? slots.fact;
  if (title) parts.push(quoteShort(title, 30));
  if (slots.target) parts.push(referenceLabel(slots.target));
  if (slots.priority) parts.push(`${slots.priority} priority`);
  if (slots.preference) parts.push(slots.preference.value);
  const { originCodes = [], destinationCodes = [] } = slots.flights ?? {};
  parts.push(...[...originCodes, ...destinationCodes].map(placeLabel));
  return parts.filter((part) => part !== "");
}

function placeLabel(code: string): string {
  const country = countryOf(code);
  return country === null ? code : `${code}, ${countryName(country)}`;
}

function referenceLabel(reference: Reference): string {
  switch (reference.kind) {
    case "number":
      return reference.numbers.join(", ");
    case "title":
      return quoteShort(reference.words, 30);
    case "item":
      return itemLabel(reference.item, 30);
    case "all":
      return "all of them";
    case "shown":
    case "position":
    case "focus":
      return "";
  }
}

/** What was shown last is what can be meant. */
function askShown(request: Request, { shown }: PlanContext): Plan {
  const candidates = shown.slice(0, MAX_CANDIDATES);
  const buttons = candidates.map((item) => goOn(itemLabel(item, 40), aimAt(request, item)));
  return {
    kind: "ask",
    question: draft(
      [paragraph("Which one do you mean? Its number or its title is enough.")],
      [...buttons.map((button) => [button]), [dismiss()]],
    ),
    pending: { request, reason: "which-item" },
  };
}

function layOut(buttons: ButtonDraft[]): ButtonDraft[][] {
  const short = buttons.every(({ label }) => label.length <= ROW_LABEL);
  return rows(buttons, short ? 3 : 1);
}

function nounOf(intent: Intent): string {
  if (intent.startsWith("task")) return "task";
  return intent.startsWith("reminder") ? "reminder" : "item";
}
