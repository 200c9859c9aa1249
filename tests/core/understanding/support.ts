import { createUnderstand } from "../../../src/core/understanding/create-understand.ts";
import type { TimeFinding } from "../../../src/core/understanding/dates/time-finding.ts";
import { createClassifier } from "../../../src/core/understanding/intent/model.ts";
import type {
  AmbiguityReason,
  Intent,
  Interpretation,
  Request,
  Slots,
  UnderstandingContext,
  When,
} from "../../../src/core/understanding/interpretation.ts";
import { english } from "../../../src/core/understanding/locales/en/english.ts";
import { intentModel } from "../../../src/core/understanding/locales/en/intent-model.gen.ts";
import type { TimeReaders } from "../../../src/core/understanding/time-reading.ts";

/** Wednesday 18 November 2026, 10:00 in Vienna. */
export const NOW = Date.UTC(2026, 10, 18, 9, 0);

export function contextOf(more: Partial<UnderstandingContext> = {}): UnderstandingContext {
  return { now: NOW, zone: "Europe/Vienna", locale: "en", dayStart: "08:00", shown: [], ...more };
}

const day = (local: string, end?: string) => ({
  local,
  grain: end ? ("week" as const) : ("day" as const),
  dateOnly: true,
  ...(end ? { end } : {}),
});
const moment = (local: string) => ({ local, grain: "hour" as const, dateOnly: false });

/** A small calendar of the words that the tests use, so that they test the reading and not the dates. */
const TIMES: [
  string,
  Omit<When, "text">,
  { problem?: AmbiguityReason; alternatives?: string[] }?,
][] = [
  ["tomorrow at 5pm", moment("2026-11-19T17:00:00")],
  ["tomorrow at 9", moment("2026-11-19T09:00:00")],
  ["tomorrow morning", moment("2026-11-19T08:00:00")],
  ["tomorrow evening", moment("2026-11-19T18:00:00")],
  ["on Friday at 3pm", moment("2026-11-20T15:00:00")],
  ["Friday at noon", moment("2026-11-20T12:00:00")],
  ["in 20 minutes", { ...moment("2026-11-18T10:20:00"), instant: NOW + 1_200_000 }],
  ["in an hour", { ...moment("2026-11-18T11:00:00"), instant: NOW + 3_600_000 }],
  ["in 2 weeks", day("2026-12-02")],
  ["next Tuesday", day("2026-11-24")],
  ["by Friday", { ...day("2026-11-20"), deadline: true }],
  ["on Friday", day("2026-11-20")],
  ["Friday", day("2026-11-20")],
  ["on Monday", day("2026-11-23")],
  ["Monday", day("2026-11-23")],
  ["tomorrow", day("2026-11-19")],
  ["tonight", moment("2026-11-18T20:00:00")],
  ["today", day("2026-11-18")],
  ["yesterday", { ...day("2026-11-17"), past: true }],
  ["this week", day("2026-11-16", "2026-11-23")],
  ["at 5pm", moment("2026-11-18T17:00:00")],
  ["at 6pm", moment("2026-11-18T18:00:00")],
  ["6pm", moment("2026-11-18T18:00:00")],
  ["7pm", moment("2026-11-18T19:00:00")],
  ["at 14:30", moment("2026-11-18T14:30:00")],
  ["at noon", moment("2026-11-18T12:00:00")],
  [
    "at 5",
    moment("2026-11-18T17:00:00"),
    { problem: "am-or-pm", alternatives: ["2026-11-19T05:00:00"] },
  ],
  ["at 6", moment("2026-11-18T18:00:00")],
  ["at 9", moment("2026-11-19T09:00:00")],
];
const REPEATS: [string, string, string[]][] = [
  ["every weekday at 8:30", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", ["08:30"]],
  ["every Monday at 9", "FREQ=WEEKLY;BYDAY=MO", ["09:00"]],
  ["every Monday", "FREQ=WEEKLY;BYDAY=MO", []],
  ["every day at 7am", "FREQ=DAILY", ["07:00"]],
  ["every day", "FREQ=DAILY", []],
  ["every month", "FREQ=MONTHLY", []],
];
const ZONES: Record<string, string> = {
  "europe/vienna": "Europe/Vienna",
  vienna: "Europe/Vienna",
  berlin: "Europe/Berlin",
  tokyo: "Asia/Tokyo",
};

function findTimes(text: string): TimeFinding[] {
  const found: TimeFinding[] = [];
  const lower = text.toLowerCase();
  for (let at = 0; at < text.length; at += 1) {
    if (at > 0 && /\w/.test(lower[at - 1] ?? "")) continue;
    const entry = TIMES.find(([words]) => startsWithWords(lower, at, words.toLowerCase()));
    if (!entry) continue;
    const [words, when, more] = entry;
    const said = text.slice(at, at + words.length);
    const alternatives = (more?.alternatives ?? []).map((local) => ({
      ...when,
      local,
      text: said,
    }));
    found.push({
      when: { ...when, text: said },
      span: [at, at + words.length],
      alternatives,
      ...(more?.problem ? { problem: more.problem } : {}),
    });
    at += words.length - 1;
  }
  return found;
}

function startsWithWords(text: string, at: number, words: string): boolean {
  return text.startsWith(words, at) && !/\w/.test(text[at + words.length] ?? "");
}

const readers: TimeReaders = {
  findTimes,
  findRecurrence(text) {
    const lower = text.toLowerCase();
    for (const [words, rrule, times] of REPEATS) {
      const at = lower.indexOf(words.toLowerCase());
      if (at < 0) continue;
      const said = text.slice(at, at + words.length);
      return { recurrence: { text: said, rrule, times }, span: [at, at + words.length] };
    }
    return null;
  },
  canonicalZone: (words) => ZONES[words.toLowerCase()] ?? null,
};

const understandEnglish = createUnderstand(
  [{ locale: english, classify: createClassifier(intentModel, english) }],
  readers,
);

export function read(text: string, more: Partial<UnderstandingContext> = {}): Interpretation {
  return understandEnglish(text, contextOf(more));
}

export function only(text: string, more: Partial<UnderstandingContext> = {}): Request {
  const { requests } = read(text, more);
  const [request] = requests;
  if (!request || requests.length !== 1) {
    throw new Error(
      `"${text}" is ${requests.length} requests: ${requests.map((one) => one.intent).join(", ")}`,
    );
  }
  return request;
}

/** What a table says about a phrase: intent, some slots in short form, and the reasons to ask (none: sure). */
export interface Expected {
  intent: Intent;
  slots?: Partial<Record<keyof Slots, unknown>>;
  asks?: AmbiguityReason[];
}

/** The request in the short form of the tables: times by their wall clock, rules by their text. */
export function inShort(request: Request): Expected {
  const { when, recurrence, target, ...rest } = request.slots;
  const slots: Expected["slots"] = { ...rest };
  if (when) slots.when = when.local;
  if (recurrence) slots.recurrence = [recurrence.rrule, ...recurrence.times].join(" ");
  if (target) slots.target = shortTarget(target);
  const asks = request.ambiguities.map((ambiguity) => ambiguity.reason);
  return { intent: request.intent, slots, asks };
}

function shortTarget(target: NonNullable<Slots["target"]>): string {
  switch (target.kind) {
    case "number":
      return `#${target.numbers.join(",")}`;
    case "position":
      return `@${target.positions.join(",")}`;
    case "title":
      return target.words;
    default:
      return target.kind;
  }
}
