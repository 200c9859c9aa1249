import { paragraph } from "../chat/reply.ts";
import { describeRule, hasWords } from "../time/describe-rule.ts";
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
import { whichMeanAsk, whichShownAsk } from "../wording/catalogue/items.ts";
import * as words from "../wording/catalogue/questions.ts";
import { priorities } from "../wording/catalogue/tasks.ts";
import { dismiss, draft, goOn, rows } from "../wording/draft.ts";
import type { Moment } from "../wording/time.ts";
import { quote, quoteShort, type Titled } from "../wording/title.ts";
import { type Reader, t } from "../wording/words.ts";
import { askPast, askWhen, isPast, whenLabel } from "./ask-time.ts";
import { askTitle } from "./ask-title.ts";
import type { Plan, PlanContext } from "./capability.ts";
import { MAX_CANDIDATES } from "./items/resolve.ts";
import { aimAt, itemLabel } from "./items/unresolved.ts";

/** A row of buttons with longer labels than this is cut off on a phone. */
const ROW_LABEL = 20;

/**
 * The question that settles an ambiguity: wording, a button for each reading, and what the next message
 * may answer.
 */
export function questionFor(request: Request, ambiguity: Ambiguity, context: PlanContext): Plan {
  const { reason } = ambiguity;
  const title = request.slots.title;
  if (reason === "missing-title") return askTitle(request, nounOf(request.intent), context);
  const readings = ambiguity.readings.filter(
    (reading) =>
      canBeNamed(reading, context) && (reason !== "in-the-past" || isAhead(reading, context)),
  );
  if (readings.length === 0) {
    if (reason === "in-the-past" && request.slots.when) {
      return askPast(request, request.slots.when, context);
    }
    if (reason === "missing-time") {
      return askWhen(request, context, [clockQuestion(title && quote(context, title), context)]);
    }
    if (reason === "which-item") return askShown(request, context);
  }
  const buttons = readings.slice(0, MAX_CANDIDATES).map((reading) => {
    const settled = settle(request, ambiguity, reading);
    return goOn(readingLabel(reading, request, context), settled);
  });
  return {
    kind: "ask",
    question: draft(
      [paragraph(wording(ambiguity, title, context))],
      layOut([...buttons, dismiss(context)]),
    ),
    pending: { request, reason },
  };
}

function wording(
  { reason, text, readings }: Ambiguity,
  title: string | undefined,
  to: Reader,
): string {
  const said = text ? quoteShort(to, text) : t(to, words.askThat);
  const about = title && quoteShort(to, title);
  switch (reason) {
    case "am-or-pm":
      return about ? t(to, words.askAmpmFor, { title: about }) : t(to, words.askAmpm);
    case "which-day":
      return t(to, isAboutDays(readings) ? words.askDay : words.askRule, { words: said });
    case "in-the-past":
      return text ? t(to, words.askPast, { when: said }) : t(to, words.askPastUnsaid);
    case "impossible-date":
      return t(to, words.askDate, { words: said });
    case "weekday-mismatch":
      return t(to, words.askWeekday, { words: said });
    case "unread-time-words":
      return t(to, words.askTime, { words: said });
    case "unread-recurrence-words":
      return t(to, words.askRepeat, { words: said });
    case "which-intent":
      return t(to, readings.length > 0 ? words.askIntent : words.askAgain);
    case "which-item":
      return t(to, whichMeanAsk);
    case "missing-title":
      return t(to, words.askTitle);
    case "missing-time":
      return clockQuestion(about, to);
    case "which-place":
      return t(to, words.askPlace, { words: said });
    case "unknown-zone":
      return t(to, words.askZone, { words: said });
  }
}

/** `about`: the title, quoted. */
function clockQuestion(about: string | undefined, to: Reader): string {
  return about ? t(to, words.askClockFor, { title: about }) : t(to, words.askClock);
}

/** Different days are to choose from; else it is rules, or times of one day. */
function isAboutDays(readings: readonly Reading[]): boolean {
  const days = readings.map(({ slots }) => slots?.when?.local.slice(0, 10));
  return readings.length === 0 || (!days.includes(undefined) && new Set(days).size > 1);
}

function canBeNamed({ slots }: Reading, { profile }: Reader): boolean {
  return !slots?.recurrence || hasWords(slots.recurrence.rrule, profile.locale);
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
  if (changed || parts.length === 0)
    parts.unshift(t(moment, words.intents[reading.intent ?? request.intent]));
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
  if (title) parts.push(quoteShort(moment, title, 30));
  if (slots.target) parts.push(referenceLabel(slots.target, moment));
  if (slots.priority) parts.push(t(moment, priorities[slots.priority]));
  if (slots.preference) parts.push(slots.preference.value);
  const { originCodes = [], destinationCodes = [] } = slots.flights ?? {};
  parts.push(...[...originCodes, ...destinationCodes].map((code) => placeLabel(code, moment)));
  return parts.filter((part) => part !== "");
}

function placeLabel(code: string, { profile }: Reader): string {
  const country = countryOf(code);
  return country === null ? code : `${code}, ${countryName(country, profile.locale)}`;
}

function referenceLabel(reference: Reference, to: Reader): string {
  switch (reference.kind) {
    case "number":
      return reference.numbers.join(", ");
    case "title":
      return quoteShort(to, reference.words, 30);
    case "item":
      return itemLabel(to, reference.item, 30);
    case "all":
      return t(to, words.askAll);
    case "shown":
    case "position":
    case "focus":
      return "";
  }
}

/** What was shown last is what can be meant. */
function askShown(request: Request, context: PlanContext): Plan {
  const candidates = context.shown.slice(0, MAX_CANDIDATES);
  const buttons = candidates.map((item) =>
    goOn(itemLabel(context, item, 40), aimAt(request, item)),
  );
  return {
    kind: "ask",
    question: draft(
      [paragraph(t(context, whichShownAsk))],
      [...buttons.map((button) => [button]), [dismiss(context)]],
    ),
    pending: { request, reason: "which-item" },
  };
}

function layOut(buttons: ButtonDraft[]): ButtonDraft[][] {
  const short = buttons.every(({ label }) => label.length <= ROW_LABEL);
  return rows(buttons, short ? 3 : 1);
}

function nounOf(intent: Intent): Titled {
  if (intent.startsWith("task")) return "task";
  return intent.startsWith("reminder") ? "reminder" : "item";
}
