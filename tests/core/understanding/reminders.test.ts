import { describe, expect, test } from "vitest";
import { inShort, only, read } from "./support.ts";

type Row = [text: string, intent: string, slots?: object, asks?: string[]];

const ADDED: Row[] = [
  [
    "Remind me to call John tomorrow at 5pm",
    "reminder.add",
    { title: "call John", when: "2026-11-19T17:00:00" },
  ],
  [
    "remind me tomorrow at 5pm to call John",
    "reminder.add",
    { title: "call John", when: "2026-11-19T17:00:00" },
  ],
  [
    "tomorrow at 5pm remind me to call John",
    "reminder.add",
    { title: "call John", when: "2026-11-19T17:00:00" },
  ],
  [
    "remind me in 20 minutes to check the oven",
    "reminder.add",
    { title: "check the oven", when: "2026-11-18T10:20:00" },
  ],
  [
    "remind me about the parcel on Friday",
    "reminder.add",
    { title: "the parcel", when: "2026-11-20" },
  ],
  [
    "remind me that the rent is due on Monday",
    "reminder.add",
    { title: "the rent is due", when: "2026-11-23" },
  ],
  [
    "set a reminder for tomorrow to feed the cat",
    "reminder.add",
    { title: "feed the cat", when: "2026-11-19" },
  ],
  [
    "Set a reminder to feed the cat tomorrow.",
    "reminder.add",
    { title: "feed the cat", when: "2026-11-19" },
  ],
  [
    "remind me Friday call Anna at 5pm",
    "reminder.add",
    { title: "call Anna", when: "2026-11-20T17:00:00" },
  ],
  [
    "hey, could you please remind me to stretch in an hour? thanks",
    "reminder.add",
    { title: "stretch", when: "2026-11-18T11:00:00" },
  ],
  [
    "pls remind me 2 pay the bill tomorrow",
    "reminder.add",
    { title: "pay the bill", when: "2026-11-19" },
  ],
  ["remnd me to buy stamps tomorrow", "reminder.add", { title: "buy stamps", when: "2026-11-19" }],
  [
    "REMIND ME TO STAND UP AT 6PM",
    "reminder.add",
    { title: "STAND UP", when: "2026-11-18T18:00:00" },
  ],
  [
    "don't let me forget to lock the door tonight",
    "reminder.add",
    { title: "lock the door", when: "2026-11-18T20:00:00" },
  ],
  [
    "remind me not to eat sugar tomorrow",
    "reminder.add",
    { title: "not to eat sugar", when: "2026-11-19" },
  ],
  [
    "remind me every weekday at 8:30 to stand up",
    "reminder.add",
    { title: "stand up", recurrence: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR 08:30" },
  ],
  [
    "every Monday at 9 remind me to send the report",
    "reminder.add",
    { title: "send the report", recurrence: "FREQ=WEEKLY;BYDAY=MO 09:00" },
  ],
  [
    "remind me to pay rent every month",
    "reminder.add",
    { title: "pay rent", recurrence: "FREQ=MONTHLY" },
  ],
  ["remind me to call mom", "reminder.add", { title: "call mom" }, ["missing-time"]],
  ["remind me tomorrow", "reminder.add", { when: "2026-11-19" }, ["missing-title"]],
  ["set a reminder", "reminder.add", {}, ["missing-title", "missing-time"]],
  [
    "remind me to call Bob at 5",
    "reminder.add",
    { title: "call Bob", when: "2026-11-18T17:00:00" },
    ["am-or-pm"],
  ],
  [
    "remind me to call Bob yesterday",
    "reminder.add",
    { title: "call Bob", when: "2026-11-17" },
    ["in-the-past"],
  ],
  [
    "remind me tomorrow or on Friday to call Bob",
    "reminder.add",
    { title: "or to call Bob", when: "2026-11-19" },
    ["which-day"],
  ],
  [
    "remind me about tomorrow's meeting",
    "reminder.add",
    { title: "tomorrow's meeting" },
    ["unread-time-words"],
  ],
  [
    "remind me to call Bob each sunday",
    "reminder.add",
    { title: "call Bob each sunday" },
    ["unread-recurrence-words"],
  ],
  [
    "remind me to call Bob at 25:70",
    "reminder.add",
    { title: "call Bob at 25:70" },
    ["unread-time-words"],
  ],
];

const KEPT: Row[] = [
  ["list my reminders", "reminder.list"],
  ["what reminders do I have?", "reminder.list"],
  ["my reminders", "reminder.list"],
  ["show reminders for tomorrow", "reminder.list", { when: "2026-11-19" }],
  ["cancel the John reminder", "reminder.delete", { target: "John" }],
  ["delete the reminder about the parcel", "reminder.delete", { target: "parcel" }],
  ["cancel reminder 2", "reminder.delete", { target: "#2" }],
  ["cancle the reminder", "reminder.delete", { target: "focus" }],
  ["stop reminding me to stretch", "reminder.delete", { target: "stretch" }],
  ["cancel all reminders", "reminder.delete", { target: "all" }],
  ["move the reminder to 6pm", "reminder.update", { target: "focus", when: "2026-11-18T18:00:00" }],
  ["move the John reminder to Friday", "reminder.update", { target: "John", when: "2026-11-20" }],
  [
    "rename the reminder to Ring the bank",
    "reminder.update",
    { target: "focus", newTitle: "Ring the bank" },
  ],
  ["snooze", "reminder.snooze", { target: "focus" }],
  ["snooze 20 min", "reminder.snooze", { target: "focus", duration: 1200 }],
  ["snooze for half an hour", "reminder.snooze", { target: "focus", duration: 1800 }],
  ["snooze it for 1h", "reminder.snooze", { target: "focus", duration: 3600 }],
  [
    "snooze it until tomorrow morning",
    "reminder.snooze",
    { target: "focus", when: "2026-11-19T08:00:00" },
  ],
  ["remind me again in 15 minutes", "reminder.snooze", { target: "focus", duration: 900 }],
];

describe.each([
  ["adding", ADDED],
  ["keeping", KEPT],
])("%s reminders", (_topic, rows) => {
  test.each(rows)("%s", (text, intent, slots = {}, asks = []) => {
    expect(inShort(only(text))).toEqual({ intent, slots, asks });
  });
});

describe("times", () => {
  test("a time of day alone says that its day was chosen", () => {
    expect(only("move the reminder to 6pm").slots.when).toMatchObject({ timeOnly: true });
    expect(only("remind me to call tomorrow at 5pm").slots.when?.timeOnly).toBeUndefined();
  });

  test("a question about a time carries all of its readings", () => {
    const [ambiguity] = only("remind me to call Bob at 5").ambiguities;
    const readings = ambiguity?.readings.map((reading) => reading.slots?.when?.local);
    expect(readings).toEqual(["2026-11-18T17:00:00", "2026-11-19T05:00:00"]);
  });
});

describe("several requests in one message", () => {
  const MESSAGES: [string, string[]][] = [
    [
      "remind me to call Bob tomorrow and add milk to my list",
      ["reminder.add call Bob", "task.add milk"],
    ],
    [
      "Remind me to call Bob tomorrow. Add a task to buy milk.",
      ["reminder.add call Bob", "task.add buy milk"],
    ],
    [
      "done 2 and remind me to pay rent on Friday, please",
      ["task.complete", "reminder.add pay rent"],
    ],
    ["delete 4, then list my tasks", ["task.delete", "task.list"]],
    [
      "remind me to buy milk and cancel the gym tomorrow",
      ["reminder.add buy milk and cancel the gym"],
    ],
    [
      "remind me to prepare slides and task list tomorrow",
      ["reminder.add prepare slides and task list"],
    ],
    ["remind me to call Bob and Anna on Friday", ["reminder.add call Bob and Anna"]],
    ["Hi! Remind me to eat at noon. Thanks!", ["reminder.add eat"]],
    ["remind me to meet Dr. Who on Friday at 3pm", ["reminder.add meet Dr. Who"]],
  ];
  test.each(MESSAGES)("%s", (text, expected) => {
    const found = read(text).requests.map(({ intent, slots }) =>
      [intent, slots.title].join(" ").trim(),
    );
    expect(found).toEqual(expected);
  });
});
