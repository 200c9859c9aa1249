import type { PlanContext } from "../../capabilities/capability.ts";
import { filledFrom, halfNear } from "../../capabilities/likely-times.ts";
import type { Change, Outcome } from "../../tools/tool.ts";
import type {
  Ambiguity,
  AmbiguityReason,
  Reference,
  Request,
  Slots,
  When,
} from "../../understanding/interpretation.ts";
import { languageOf } from "../../understanding/locales/languages.ts";
import { cardChangeAsk } from "../../wording/catalogue/chat.ts";
import { dismiss, draft } from "../../wording/draft.ts";
import { type Reader, t } from "../../wording/words.ts";
import { paragraph } from "../reply.ts";

/** Longest title that is taken for one. */
const LONGEST = 300;
/** Words that only lead in to what should be different. */
const LEAD_IN =
  /^(?:(?:no|nein)[,\s]+)?(?:(?:please|bitte)\s+)?(?:(?:make|call|name|rename|change|set|nenne?|ändere?)\s+(?:it|that|the title|the name|es|das)(?:\s+(?:to|into|in|zu))?\s+|(?:title|titel|name)\s*[:=]\s*)?/iu;
const TRAILING = /\s+(?:instead|please|rather|stattdessen|bitte|lieber)?[.!\s]*$/iu;
const QUOTES = /^["“„'‘]|["”“'’]$/gu;

/** Asks what should be different; the card that was asked about is used up. */
export function askChange(
  change: Change,
  to: Reader,
): { kind: "ask"; outcome: Outcome; change: Change } {
  const question = paragraph(t(to, cardChangeAsk));
  return { kind: "ask", outcome: { reply: draft([question], [[dismiss(to)]]) }, change };
}

/**
 * The request with what these words say of it; null when they are about something else. Whatever they are taken
 * for is shown on a card again before it is done.
 */
export function changedBy(words: string, request: Request, context: PlanContext): Request | null {
  const said = words.trim().replace(TRAILING, "");
  if (said === "" || said.length > LONGEST || /[?？]\s*$/u.test(words)) return null;
  const { slots } = request;
  const [read] = context.understand(said).requests;
  const timed = timeIn(said, slots.when, context);
  // "On Monday" alone would be a look at that day.
  const isTime = timed?.isAll === true;
  if (read && ELSEWHERE.test(read.intent) && read.ambiguities.length === 0 && !isTime) return null;
  if (aimsAtItems(slots) && !slots.when && !slots.newTitle)
    return withSlots(request, { target: targetIn(said, read) });
  const priority = read?.slots.priority;
  const name = isTime ? null : named(said, read, timed !== null);
  const title = name === null || name === "" ? {} : titleSlot(slots, name);
  const { doubts = [], when, recurrence } = timed ?? {};
  const time = timed && { when, recurrence };
  const changes = { ...title, ...time, ...(priority && { priority }) };
  if (Object.keys(changes).length === 0) return null;
  return { ...withSlots(request, changes), ambiguities: doubts };
}

/** What nobody says about a card. */
const ELSEWHERE = /^(?:undo|help|greeting|\w+\.(?:list|query|search|show|status))$/;

function aimsAtItems({ target, title, fact }: Slots): boolean {
  return target !== undefined && title === undefined && fact === undefined;
}

/** A time in place of the one before, whether that repeats or not; "at 11" keeps its day. */
function timeIn(words: string, old: When | undefined, context: PlanContext): NewTime | null {
  const { talk } = languageOf(context.profile.locale);
  const carried = (time: string) => context.understand(talk.timed(time)).requests[0];
  const read = carried(words);
  const { when, recurrence, title } = read?.slots ?? {};
  if (!when && !recurrence) return null;
  const doubts = (read?.ambiguities ?? []).filter(({ reason }) => OF_DAY.has(reason));
  const isAll = title === carried("")?.slots.title;
  return { when: when && beside(old, when, context), recurrence, doubts, isAll };
}

function beside(old: When | undefined, when: When, context: PlanContext): When {
  if (!old) return when;
  const near = old.dateOnly ? when : halfNear(old.local, when, context);
  return filledFrom({ local: old.local, zone: old.zone ?? null }, near, context);
}

interface NewTime {
  when: When | undefined;
  recurrence: Slots["recurrence"] | undefined;
  doubts: Ambiguity[];
  /** Nothing else is in the words. */
  isAll: boolean;
}

const OF_DAY: ReadonlySet<AmbiguityReason> = new Set<AmbiguityReason>([
  ...(["which-day", "in-the-past", "impossible-date", "weekday-mismatch", "unknown-zone"] as const),
]);

/** What it should be called; null when the words are a time and nothing else. */
function named(words: string, read: Request | undefined, timed: boolean): string | null {
  const title = read?.slots.newTitle ?? read?.slots.title ?? read?.slots.fact;
  if (timed || read?.slots.priority) return read?.slots.newTitle ?? titleBeside(title);
  return read?.slots.newTitle ?? bare(words);
}

/** "Make it Saturday" has no title, "oat milk on Saturday" has one. */
function titleBeside(title: string | undefined): string | null {
  const rest = title === undefined ? "" : bare(title);
  return /^(?:it|that|this|es|das|do it)?$/iu.test(rest) ? null : rest;
}

const bare = (words: string): string =>
  words.replace(LEAD_IN, "").replace(TRAILING, "").replace(QUOTES, "").trim();

function titleSlot(slots: Slots, name: string): Partial<Slots> {
  if (slots.newTitle !== undefined) return { newTitle: name };
  return slots.fact !== undefined ? { fact: name } : { title: name };
}

function targetIn(words: string, read: Request | undefined): Reference {
  const numbers = words.match(/\d{1,6}/g);
  if (read?.slots.target) return read.slots.target;
  return numbers ? { kind: "number", numbers: numbers.map(Number) } : { kind: "title", words };
}

/** What is undefined in the changes is taken out. */
function withSlots(request: Request, changes: { [Name in keyof Slots]?: Slots[Name] | undefined }) {
  const slots = Object.entries({ ...request.slots, ...changes });
  const known = Object.fromEntries(slots.filter(([, value]) => value !== undefined)) as Slots;
  return { ...request, slots: known, ambiguities: [] };
}
