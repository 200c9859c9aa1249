import { describe, expect, test } from "vitest";
import { inShort, only, read } from "./support.ts";

type Row = [text: string, intent: string, slots?: object, asks?: string[]];

const AGENDA: Row[] = [
  ["what's on today", "agenda.query", { when: "2026-11-18" }],
  ["agenda tomorrow", "agenda.query", { when: "2026-11-19" }],
  ["what do I have on Friday", "agenda.query", { when: "2026-11-20" }],
  ["whats my schedule for next Tuesday?", "agenda.query", { when: "2026-11-24" }],
  ["my agenda", "agenda.query"],
  ["am I free tomorrow", "agenda.query", { when: "2026-11-19" }],
  ["do I have anything planned on Friday?", "agenda.query", { when: "2026-11-20" }],
  ["this week", "agenda.query", { when: "2026-11-16" }],
  ["today", "agenda.query", { when: "2026-11-18" }],
  ["what time is it", "datetime.query"],
  ["what time is it in Tokyo?", "datetime.query"],
  ["what's the date today", "datetime.query", { when: "2026-11-18" }],
  ["what day is it", "datetime.query"],
  ["how many days until christmas", "datetime.query", { fact: "until" }],
];

const MEMORY: Row[] = [
  ["remember that my locker code is 4711", "memory.add", { fact: "my locker code is 4711" }],
  ["Remember my locker code is 4711.", "memory.add", { fact: "my locker code is 4711" }],
  ["keep in mind that Anna is vegan", "memory.add", { fact: "Anna is vegan" }],
  ["what do you know about me", "memory.list"],
  ["what did I tell you?", "memory.list"],
  ["what's my locker code", "memory.list", { fact: "locker code" }],
  ["forget that my locker code is 4711", "memory.delete", { fact: "my locker code is 4711" }],
  ["forget 2", "memory.delete", { target: "#2" }],
  ["forget everything", "memory.delete", { target: "all" }],
];

const PREFERENCES: Row[] = [
  [
    "my timezone is Europe/Vienna",
    "preference.set",
    { preference: { name: "zone", value: "Europe/Vienna" } },
  ],
  [
    "set my time zone to Tokyo",
    "preference.set",
    { preference: { name: "zone", value: "Asia/Tokyo" } },
  ],
  ["I'm in Berlin now", "preference.set", { preference: { name: "zone", value: "Europe/Berlin" } }],
  ["my time zone is Atlantis", "preference.set", {}, ["unknown-zone"]],
  ["my day starts at 7", "preference.set", { preference: { name: "dayStart", value: "07:00" } }],
  ["my day starts at 6:30", "preference.set", { preference: { name: "dayStart", value: "06:30" } }],
  [
    "always ask before you change something",
    "preference.set",
    { preference: { name: "confirm", value: "always" } },
  ],
  [
    "only ask when you're unsure",
    "preference.set",
    { preference: { name: "confirm", value: "when-unsure" } },
  ],
  [
    "send reminders to Telegram",
    "preference.set",
    { preference: { name: "home", value: "telegram" } },
  ],
  ["answer in German", "preference.set", { preference: { name: "locale", value: "de" } }],
];

const SMALL: Row[] = [
  ["undo", "undo"],
  ["undo that", "undo"],
  ["take that back", "undo"],
  ["help", "help"],
  ["what can you do?", "help"],
  ["help with reminders", "help", { fact: "reminders" }],
  ["how do I add a task?", "help", { fact: "add a task" }],
  ["how can I delete all my tasks", "help", { fact: "delete all my tasks" }],
  ["is it possible to snooze a reminder?", "help", { fact: "snooze a reminder" }],
  ["hi", "greeting"],
  ["Good morning!", "greeting"],
  ["thanks 🙏", "greeting"],
  ["thank you so much", "greeting"],
];

const NOTHING: Row[] = [
  "I'm in a hurry now",
  "I'm in love",
  "what a day",
  "blah blah",
  "the meeting tomorrow was moved",
  "should I delete task 2?",
  "did you remind me yesterday?",
  "why did you delete my task?",
  "I don't want to delete task 2",
  "never delete my tasks",
  "do not delete 2",
  "don't remind me",
  "do not remind me about the parcel",
  "I already called John",
  "don't add anything",
  "Bob wrote: remind me to pay him tomorrow",
  "I told him to remind me tomorrow",
  "he will cancel all reminders",
  "👍",
  "",
  "   ",
  "?!",
  "call Bob and Anna",
].map((text): Row => [text, "other"]);

describe.each([
  ["agenda and clock", AGENDA],
  ["memory", MEMORY],
  ["preferences", PREFERENCES],
  ["small talk, help and undo", SMALL],
  ["what asks for nothing", NOTHING],
])("%s", (_topic, rows) => {
  test.each(rows)("%s", (text, intent, slots = {}, asks = []) => {
    expect(inShort(only(text))).toEqual({ intent, slots, asks });
  });
});

describe("unknown input", () => {
  test("names the intents that come nearest", () => {
    expect(read("call Bob and Anna").nearest).toContain("task.add");
    expect(read("don't remind me").nearest[0]).toBe("reminder.delete");
    expect(read("task and reminder and meeting and flight").nearest.length).toBeLessThanOrEqual(3);
    expect(read("zzz").nearest).toEqual([]);
  });
});

describe("second thoughts", () => {
  test.each([
    "delete all my tasks, no wait",
    "remind me to call Bob tomorrow, never mind",
    "add milk to my list, or not",
  ])("%s is a question at most", (text) => {
    const { requests } = read(text);
    const certain = requests.filter(
      ({ intent, ambiguities }) => intent !== "other" && ambiguities.length === 0,
    );
    expect(certain).toEqual([]);
  });
});
