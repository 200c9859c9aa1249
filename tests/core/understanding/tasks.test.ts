import { describe, expect, test } from "vitest";
import { inShort, only, read } from "./support.ts";

type Row = [text: string, intent: string, slots?: object, asks?: string[]];

const ADDED: Row[] = [
  ["add buy milk", "task.add", { title: "buy milk" }],
  ["Add: buy milk", "task.add", { title: "buy milk" }],
  ["todo: call mom", "task.add", { title: "call mom" }],
  ["to-do call mom", "task.add", { title: "call mom" }],
  ["new task: Water the plants", "task.add", { title: "Water the plants" }],
  ["create a task to sweep the floor", "task.add", { title: "sweep the floor" }],
  ["please put oat milk on my list", "task.add", { title: "oat milk" }],
  [
    "could you add 'Fix the sink' to my to do list, please",
    "task.add",
    { title: "'Fix the sink'" },
  ],
  [
    "I need to renew my passport by Friday",
    "task.add",
    { title: "renew my passport", when: "2026-11-20" },
  ],
  ["i have to book the vet tomorrow", "task.add", { title: "book the vet", when: "2026-11-19" }],
  [
    "remember to take the bins out tonight",
    "task.add",
    { title: "take the bins out", when: "2026-11-18T20:00:00" },
  ],
  [
    "add pay the rent on Monday with high priority",
    "task.add",
    { title: "pay the rent", when: "2026-11-23", priority: "high" },
  ],
  ["note to self: order new filters", "task.add", { title: "order new filters" }],
  ["add milk 🥛", "task.add", { title: "milk 🥛" }],
  ["ADD CALL THE BANK", "task.add", { title: "CALL THE BANK" }],
  ["add a task", "task.add", {}, ["missing-title"]],
  ["add", "task.add", {}, ["missing-title"]],
  [
    "add read the Friday report",
    "task.add",
    { title: "read the Friday report" },
    ["unread-time-words"],
  ],
];

const LISTED: Row[] = [
  ["list my tasks", "task.list", { filter: "open" }],
  ["show me my to-do list", "task.list", { filter: "open" }],
  ["my todos", "task.list", { filter: "open" }],
  ["what's on my list?", "task.list", { filter: "open" }],
  ["what do I have to do today", "task.list", { filter: "today" }],
  ["tasks for tomorrow", "task.list", { filter: "tomorrow" }],
  ["what's due this week?", "task.list", { filter: "week" }],
  ["what's overdue", "task.list", { filter: "overdue" }],
  ["show overdue tasks", "task.list", { filter: "overdue" }],
  ["what did I finish", "task.list", { filter: "done" }],
  ["completed tasks", "task.list", { filter: "done" }],
];

const COMPLETED: Row[] = [
  ["done 2", "task.complete", { target: "#2" }],
  ["done 2 and 3", "task.complete", { target: "#2,3" }],
  ["2 done", "task.complete", { target: "#2" }],
  ["mark 1, 2 and 4 as done", "task.complete", { target: "#1,2,4" }],
  ["finished #3", "task.complete", { target: "#3" }],
  ["complete task two", "task.complete", { target: "#2" }],
  ["the second one is done", "task.complete", { target: "@2" }],
  ["I finished the report", "task.complete", { target: "report" }],
  ["check off buy milk", "task.complete", { target: "buy milk" }],
  ["mark the milk one as done", "task.complete", { target: "milk" }],
  ["tick buy milk off my list", "task.complete", { target: "buy milk" }],
  ["done 2-4", "task.complete", { target: "#2,3,4" }],
  ["reopen 3", "task.reopen", { target: "#3" }],
  ["mark 2 as not done", "task.reopen", { target: "#2" }],
  ["uncheck the milk one", "task.reopen", { target: "milk" }],
];

const CHANGED: Row[] = [
  ["rename 2 to Call Anna", "task.update", { target: "#2", newTitle: "Call Anna" }],
  ["rename task 2 to Meet on Friday", "task.update", { target: "#2", newTitle: "Meet on Friday" }],
  ["move 3 to Friday", "task.update", { target: "#3", when: "2026-11-20" }],
  ["move task 3 to next Tuesday", "task.update", { target: "#3", when: "2026-11-24" }],
  ["postpone 1 until tomorrow", "task.update", { target: "#1", when: "2026-11-19" }],
  ["set the due date of 2 to Monday", "task.update", { target: "#2", when: "2026-11-23" }],
  ["make 1 high priority", "task.update", { target: "#1", priority: "high" }],
  ["mark 2 as urgent", "task.update", { target: "#2", priority: "high" }],
  ["set priority of 2 to low", "task.update", { target: "#2", priority: "low" }],
  [
    "move buy milk to Friday",
    "task.update",
    { target: "buy milk", when: "2026-11-20" },
    ["which-intent"],
  ],
];

const DELETED: Row[] = [
  ["delete 4", "task.delete", { target: "#4" }],
  ["remove tasks 1 and 2", "task.delete", { target: "#1,2" }],
  ["delet 4", "task.delete", { target: "#4" }],
  ["delete the last one", "task.delete", { target: "@-1" }],
  ["remove milk from my list", "task.delete", { target: "milk" }],
  ["take socks off my list", "task.delete", { target: "socks" }],
  ["delete all done tasks", "task.delete", { target: "all", filter: "done" }],
  ["clear completed tasks", "task.delete", { target: "all", filter: "done" }],
  ["delete all my tasks", "task.delete", { target: "all" }],
  ["delete the task buy milk", "task.delete", { target: "buy milk" }],
  ["delete buy milk", "task.delete", { target: "buy milk" }, ["which-intent"]],
];

describe.each([
  ["adding", ADDED],
  ["listing", LISTED],
  ["completing and reopening", COMPLETED],
  ["changing", CHANGED],
  ["deleting", DELETED],
])("%s tasks", (_topic, rows) => {
  test.each(rows)("%s", (text, intent, slots = {}, asks = []) => {
    expect(inShort(only(text))).toEqual({ intent, slots, asks });
  });
});

describe("lists of tasks", () => {
  const LISTS: [string, string[]][] = [
    ["add tasks: call mom, buy milk and pay rent", ["call mom", "buy milk", "pay rent"]],
    ["add task call mom, buy milk and pay rent", ["call mom", "buy milk", "pay rent"]],
    ["add tasks apples and pears", ["apples", "pears"]],
    [
      "Add these tasks:\n- buy milk\n* call Anna\n3. pay rent",
      ["buy milk", "call Anna", "pay rent"],
    ],
    ["todo: water plants\ntodo: feed the cat", ["water plants", "feed the cat"]],
    ["put milk, eggs and bread on my list", ["milk", "eggs", "bread"]],
    ["add call Bob and Anna", ["call Bob and Anna"]],
    [
      "add write to Bob, the plumber, about the sink",
      ["write to Bob, the plumber, about the sink"],
    ],
  ];
  test.each(LISTS)("%j", (text, titles) => {
    const { requests } = read(text);
    expect(requests.map((request) => request.slots.title)).toEqual(titles);
    expect(new Set(requests.map((request) => request.intent))).toEqual(new Set(["task.add"]));
  });
});
