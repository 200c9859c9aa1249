import { describe, expect, test } from "vitest";
import type {
  PendingQuestion,
  Request,
  ShownItem,
} from "../../../src/core/understanding/interpretation.ts";
import { inShort, only, read } from "./support.ts";

const reminder: ShownItem = { kind: "reminder", id: "r1", title: "call John" };
const task: ShownItem = { kind: "task", id: "t1", number: 2, title: "buy milk" };

describe("corrections of what was just talked about", () => {
  const ROWS: [string, object][] = [
    ["no, Friday", { when: "2026-11-20" }],
    ["make it 6", { when: "2026-11-18T18:00:00" }],
    ["actually 7pm", { when: "2026-11-18T19:00:00" }],
    ["not tomorrow, Friday", { when: "2026-11-20" }],
    ["I meant next Tuesday", { when: "2026-11-24" }],
    ["move it to Friday", { when: "2026-11-20" }],
    ["Friday instead", { when: "2026-11-20" }],
    ["push it back by 30 minutes", { duration: 1800 }],
    ["call it Ring Johnny", { newTitle: "Ring Johnny" }],
  ];
  test.each(ROWS)("%s", (text, slots) => {
    const expected = { intent: "reminder.update", slots: { target: "focus", ...slots }, asks: [] };
    expect(inShort(only(text, { focus: reminder }))).toEqual(expected);
  });

  test("the kind of the item decides between task and reminder", () => {
    expect(only("make it high priority", { focus: task }).intent).toBe("task.update");
    expect(only("delete it", { focus: task }).intent).toBe("task.delete");
    expect(only("delete it", { focus: reminder }).intent).toBe("reminder.delete");
    expect(only("delete 2", { shown: [{ ...reminder, number: 2 }] }).intent).toBe(
      "reminder.delete",
    );
  });

  test("a title that was shown needs no question about its kind", () => {
    expect(inShort(only("delete buy milk", { shown: [task] })).asks).toEqual([]);
    expect(inShort(only("delete call John", { shown: [reminder] })).intent).toBe("reminder.delete");
  });

  test("without anything talked about it asks which item", () => {
    expect(inShort(only("make it 6")).asks).toEqual(["which-item"]);
  });
});

function ask(text: string, reason: PendingQuestion["reason"]): PendingQuestion {
  return { request: only(text), reason };
}

describe("answers to a question", () => {
  const untimed = ask("remind me to call mom", "missing-time");

  test.each([
    ["tomorrow at 5pm", "2026-11-19T17:00:00"],
    ["on Friday please", "2026-11-20"],
    ["6", "2026-11-18T18:00:00"],
    ["in 20 minutes", "2026-11-18T10:20:00"],
  ])("the time %s", (text, when) => {
    const expected = { intent: "reminder.add", slots: { title: "call mom", when }, asks: [] };
    expect(inShort(only(text, { pending: untimed }))).toEqual(expected);
  });

  test("a title, with its time if it has one", () => {
    const pending = ask("remind me tomorrow", "missing-title");
    expect(inShort(only("to call mom", { pending }))).toEqual({
      intent: "reminder.add",
      slots: { title: "call mom", when: "2026-11-19" },
      asks: [],
    });
    const bare = ask("set a reminder", "missing-title");
    expect(inShort(only("call mom on Friday", { pending: bare }))).toEqual({
      intent: "reminder.add",
      slots: { title: "call mom", when: "2026-11-20" },
      asks: [],
    });
  });

  test("which half of the day", () => {
    const pending = ask("remind me to call Bob at 5", "am-or-pm");
    expect(only("am", { pending }).slots.when?.local).toBe("2026-11-19T05:00:00");
    expect(only("in the afternoon", { pending }).slots.when?.local).toBe("2026-11-18T17:00:00");
    expect(only("yes", { pending }).slots.when?.local).toBe("2026-11-18T17:00:00");
    expect(only("the second one", { pending }).slots.when?.local).toBe("2026-11-19T05:00:00");
    expect(only("pm", { pending }).ambiguities).toEqual([]);
  });

  test("which item", () => {
    const request: Request = {
      ...only("cancel the John reminder"),
      ambiguities: [{ reason: "which-item", readings: [] }],
    };
    const pending: PendingQuestion = { request, reason: "which-item" };
    expect(inShort(only("2", { pending })).slots).toEqual({ target: "#2" });
    expect(inShort(only("the second one", { pending })).slots).toEqual({ target: "@2" });
    expect(inShort(only("the one about John", { pending })).asks).toEqual([]);
  });

  test("which intent", () => {
    const pending = ask("delete buy milk", "which-intent");
    expect(inShort(only("yes", { pending }))).toMatchObject({ intent: "task.delete", asks: [] });
    expect(inShort(only("the second", { pending }))).toMatchObject({
      intent: "reminder.delete",
      asks: [],
    });
  });

  test.each(["no", "never mind", "Cancel."])("%s turns the question down", (text) => {
    const answer = read(text, { pending: untimed });
    expect(answer.declined).toBe(true);
    expect(answer.requests.map((request) => request.intent)).toEqual(["other"]);
  });

  test("another request is no answer", () => {
    expect(inShort(only("list my tasks", { pending: untimed })).intent).toBe("task.list");
    expect(inShort(only("remind me to eat tomorrow", { pending: untimed })).slots).toMatchObject({
      title: "eat",
    });
    const untitled = ask("set a reminder", "missing-title");
    expect(inShort(only("list my reminders", { pending: untitled })).intent).toBe("reminder.list");
  });
});
