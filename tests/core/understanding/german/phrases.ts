/** Reads the German sentences, puts each to the reader of messages, and compares what came out. */
import type {
  Intent,
  Interpretation,
  Request,
  ShownItem,
  UnderstandingContext,
} from "../../../../src/core/understanding/interpretation.ts";

export interface Phrase {
  text: string;
  /** An intent, "?" for a question, "-" for nothing, "declined" for a refused question. */
  intent: string;
  slot: string;
  time: string;
  context: string;
}

/** Wednesday 18 November 2026, 10:00 in Vienna. */
const NOW = Date.UTC(2026, 10, 18, 9, 0);
/** Intents that only show something. */
const READS: ReadonlySet<Intent> = new Set([
  "task.list",
  "reminder.list",
  "agenda.query",
  "flights.search",
  "flight.status",
  "datetime.query",
  "memory.list",
  "help",
  "greeting",
  "other",
]);

/** One phrase per line; lines of other kinds are for people. */
export function parsePhrases(source: string): Phrase[] {
  return source
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [text = "", intent = "", slot = "", time = "", context = ""] = line.split("|");
      return { text, intent, slot, time, context };
    });
}

/** Half of the phrases, by a hash of their text (FNV-1a), are for trying things; the other half only tests. */
export function isTestPhrase({ text }: Phrase): boolean {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return ((hash >>> 7) & 1) === 1;
}

const TASKS: ShownItem[] = [
  { kind: "task", id: "a", number: 1, title: "Milch kaufen" },
  { kind: "task", id: "b", number: 2, title: "Fenster putzen" },
];
const REMINDER: ShownItem = { kind: "reminder", id: "r", number: 7, title: "Brot kaufen" };

function request(intent: Intent, slots: Request["slots"], ambiguity: Request["ambiguities"][0]) {
  const whole: Request = { intent, score: 1, slots, ambiguities: [ambiguity], text: "" };
  return { pending: { request: whole, reason: ambiguity.reason } };
}

function at(local: string, text: string) {
  return { text, local, grain: "hour" as const, dateOnly: false };
}

const [FIVE, EARLY] = [at("2026-11-18T17:00:00", "um 5"), at("2026-11-19T05:00:00", "um 5")];

const CONTEXTS: Record<string, Partial<UnderstandingContext>> = {
  "": {},
  focus: { focus: REMINDER },
  shown: { shown: TASKS },
  "ask-time": request(
    "reminder.add",
    { title: "Brot kaufen" },
    { reason: "missing-time", readings: [] },
  ),
  "ask-title": request("task.add", {}, { reason: "missing-title", readings: [] }),
  "ask-half": request(
    "reminder.add",
    { title: "Brot kaufen", when: FIVE },
    { reason: "am-or-pm", readings: [{ slots: { when: FIVE } }, { slots: { when: EARLY } }] },
  ),
  "ask-yes": request(
    "task.delete",
    { target: { kind: "number", numbers: [2] } },
    { reason: "which-intent", readings: [{ intent: "task.delete" }] },
  ),
};

export function contextOf({ context }: Phrase): UnderstandingContext {
  const more = CONTEXTS[context];
  if (!more) throw new Error(`no context named ${context}`);
  return { now: NOW, zone: "Europe/Vienna", locale: "de", dayStart: "08:00", shown: [], ...more };
}

/** True when something would be changed without a question. */
export function acts({ requests, declined }: Interpretation): boolean {
  return (
    !declined &&
    requests.some(({ intent, ambiguities }) => ambiguities.length === 0 && !READS.has(intent))
  );
}

/** What came out, in the form of the data file. */
export function outcome(read: Interpretation): Phrase {
  const [first] = read.requests;
  const line = { text: "", context: "" };
  if (read.declined || !first) return { ...line, intent: "declined", slot: "", time: "" };
  const asks = read.requests.some(({ ambiguities }) => ambiguities.length > 0);
  const { slots } = first;
  const intent = asks || (first.intent === "other" && read.nearest.length > 0) ? "?" : first.intent;
  return { ...line, intent, slot: slotOf(first), time: timeOf(slots) };
}

function slotOf({ intent, slots }: Request): string {
  const { target, title, filter, fact, preference } = slots;
  if (filter && intent === "task.list") return filter;
  if (preference) return preference.value;
  if (title !== undefined) return title;
  switch (target?.kind) {
    case "number":
      return `#${target.numbers.join(",")}`;
    case "position":
      return `@${target.positions.join(",")}`;
    case "title":
      return target.words;
    case undefined:
      return intent.startsWith("memory") ? (fact ?? "") : "";
    case "all":
    case "shown":
    case "focus":
    case "item":
      return target.kind;
  }
}

function timeOf({ recurrence, when, duration }: Request["slots"]): string {
  if (recurrence) return [recurrence.rrule, ...recurrence.times].join(" ");
  if (when) return when.local;
  return duration === undefined ? "" : String(duration);
}

/** The parts of a rule mean the same in any order. */
function inOrder(time: string): string {
  const [rule = "", ...clocks] = time.split(" ");
  return [rule.split(";").sort().join(";"), ...clocks].join(" ");
}

/** Whether the reading is exactly what the phrase says; a doing of nothing may show something. */
export function isExact(phrase: Phrase, read: Interpretation): boolean {
  if (phrase.intent === "-") return !acts(read);
  const found = outcome(read);
  if (phrase.intent === "?" && !acts(read)) return found.intent === "?" || found.intent === "other";
  if (phrase.intent === "declined") return found.intent === "declined";
  if (phrase.intent !== found.intent) return false;
  const named = phrase.intent === "help" || phrase.intent === "datetime.query";
  return (named || phrase.slot === found.slot) && inOrder(phrase.time) === inOrder(found.time);
}
