import * as account from "../../src/core/wording/catalogue/account.ts";
import * as agenda from "../../src/core/wording/catalogue/agenda.ts";
import * as chat from "../../src/core/wording/catalogue/chat.ts";
import * as commands from "../../src/core/wording/catalogue/commands.ts";
import * as common from "../../src/core/wording/catalogue/common.ts";
import * as events from "../../src/core/wording/catalogue/events.ts";
import * as firing from "../../src/core/wording/catalogue/firing.ts";
import * as help from "../../src/core/wording/catalogue/help.ts";
import * as items from "../../src/core/wording/catalogue/items.ts";
import * as memory from "../../src/core/wording/catalogue/memory.ts";
import * as page from "../../src/core/wording/catalogue/page.ts";
import * as questions from "../../src/core/wording/catalogue/questions.ts";
import * as reminders from "../../src/core/wording/catalogue/reminders.ts";
import * as schedules from "../../src/core/wording/catalogue/schedules.ts";
import * as tasks from "../../src/core/wording/catalogue/tasks.ts";
import {
  LANGUAGES,
  type Language,
  type Text,
  type Wording,
} from "../../src/core/wording/catalogue/text.ts";

/** All parts of the catalogue, by the name of their file. */
export const PARTS = {
  account,
  agenda,
  chat,
  commands,
  common,
  events,
  firing,
  help,
  items,
  memory,
  page,
  questions,
  reminders,
  schedules,
  tasks,
};

export interface Entry {
  /** "tasks.taskAdded". */
  key: string;
  text: Text;
}

/** Every text of the catalogue. */
export const ENTRIES: readonly Entry[] = Object.entries(PARTS).flatMap(([part, texts]) =>
  entriesIn(texts, part),
);

function entriesIn(texts: object, path: string): Entry[] {
  return Object.entries(texts).flatMap(([name, value]: [string, unknown]) => {
    const key = `${path}.${name}`;
    if (isText(value)) return [{ key, text: value }];
    if (typeof value === "object" && value !== null) return entriesIn(value, key);
    throw new Error(`${key} is neither a text nor a group of them`);
  });
}

function isText(value: unknown): value is Text {
  return typeof value === "object" && value !== null && LANGUAGES.every((each) => each in value);
}

/** The sentences of a text: one, or one for each plural category. */
export function forms(wording: Wording): string[] {
  return typeof wording === "string" ? [wording] : Object.values(wording);
}

export function gapsOf(form: string): string[] {
  return [...form.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name).toSorted();
}

/** What of one language's texts can stand in an answer and in no answer of the other: runs of two words or more. */
export function tellingWords(language: Language, other: Language): string[] {
  const runs = (one: Language) =>
    ENTRIES.flatMap(({ text }) => forms(text[one]))
      .flatMap((form) => form.split(/\{\w+\}|\n/))
      .map((run) => run.replace(/^[\s,.:;()?]+|[\s,.:;()?]+$/g, ""))
      .filter((run) => /\p{L}{2,}\s+\p{L}{2,}/u.test(run));
  const others = runs(other).join("\n");
  return [...new Set(runs(language))].filter((run) => !others.includes(run));
}

/** Short texts without gaps, such as labels of buttons, that the other language words otherwise. */
export function tellingLabels(language: Language, other: Language): Set<string> {
  const labels = (one: Language) => new Set(ENTRIES.flatMap(({ text }) => forms(text[one])));
  const others = labels(other);
  return new Set(
    [...labels(language)].filter((label) => !label.includes("{") && !others.has(label)),
  );
}
