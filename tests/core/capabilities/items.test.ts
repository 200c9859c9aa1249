import { describe, expect, test } from "vitest";
import { createDesk, type Desk } from "../../support/desk.ts";

const HOUR = 3_600_000;

function filled(): Desk {
  const desk = createDesk();
  for (const title of ["Buy oat milk", "Call the dentist", "Buy milk"])
    desk.run("tasks.add", { title });
  desk.run("reminders.add", { title: "Milk the cow", timing: { local: "2026-11-22T09:00" } });
  return desk;
}
const open = (desk: Desk) => desk.stores.tasks.undated({ limit: 9 }).map((task) => task.title);

describe("pointing at items", () => {
  test.each([
    ["/done 1", ["Call the dentist", "Buy milk"]],
    ["/done 1 and 2", ["Buy milk"]],
    ["/done #1, 3", ["Call the dentist"]],
    ["/done buy milk", ["Buy oat milk", "Call the dentist"]],
    ["/done the DENTIST one", ["Buy oat milk", "Buy milk"]],
    ["/done oat", ["Call the dentist", "Buy milk"]],
    ["/done all", []],
  ])("%s", async (words, left) => {
    const desk = filled();
    await desk.say(words);
    expect(open(desk)).toEqual(left);
    expect(desk.stores.reminders.active({ limit: 9 })).toHaveLength(1);
  });

  test("several that fit are asked about, and the answer may be a button or a number", async () => {
    const desk = filled();
    expect(await desk.say("/delete milk")).toBe("Which one do you mean?");
    expect(desk.labels()).toEqual([
      "1. “Buy oat milk”",
      "3. “Buy milk”",
      "4. “Milk the cow”",
      "Cancel",
    ]);
    expect(await desk.press("4. “Milk the cow”")).toBe("Deleted the reminder “Milk the cow”.");
    await desk.say("/delete milk");
    expect(await desk.say("3")).toBe("Deleted the task “Buy milk”.");
  });

  test.each([
    ["/done 9", "There is no 9 on your list. /tasks and /reminders show the numbers."],
    ["/done 1 9", "There is no 9 on your list. /tasks and /reminders show the numbers."],
    ["/done quarterly report", "I find nothing called “quarterly report”."],
    ["/done dentits", "I find nothing called “dentits”. Nearest: 2. “Call the dentist”."],
    ["/done mikl", "I find nothing called “mikl”."],
  ])("%s changes nothing and says why", async (words, answer) => {
    const desk = filled();
    const before = desk.log.groups().length;
    expect(await desk.say(words)).toBe(answer);
    expect(desk.log.groups()).toHaveLength(before);
  });

  test("positions mean the list that was shown last, that means what was talked about", async () => {
    const desk = filled();
    expect(await desk.say("done with the second one")).toBe(
      "I have not shown a list yet. /tasks and /reminders show what there is.",
    );
    await desk.say("/tasks");
    expect(await desk.say("done with the second one")).toBe("Done: “Call the dentist” (2).");
    expect(await desk.say("/reopen")).toBe("Open again, task 2: “Call the dentist”.");
    expect(await desk.say("/rename 2 Call Dr. Who")).toBe("Changed. Now task 2: “Call Dr. Who”.");
    expect(await desk.say("/delete")).toBe("Which one?");
    expect(await desk.press("2. “Call Dr. Who”")).toBe("Deleted the task “Call Dr. Who”.");
    expect(await desk.say("/delete 2")).toBe(
      "2 was deleted. /undo brings back what was deleted last.",
    );
  });

  test("a button for one of several keeps meaning that one when numbers have moved on", async () => {
    const desk = filled();
    await desk.say("/done milk");
    const question = desk.last();
    desk.run("items.delete", {
      items: [{ kind: "task", id: desk.stores.finder.byNumber("items", 1)?.id }],
    });
    desk.pass(25 * HOUR);
    desk.run("tasks.add", { title: "Newcomer" });
    expect(desk.stores.finder.byNumber("items", 1)).toMatchObject({ live: true });
    expect(await desk.press("1. “Buy oat milk”", question)).toBe(
      "I find nothing called “Buy oat milk”.",
    );
    expect(open(desk)).toContain("Newcomer");
  });
});

describe("deleting", () => {
  test("several waits for a card that names them all, and Cancel changes nothing", async () => {
    const desk = filled();
    expect(await desk.say("/delete 1 and 4")).toBe(
      "Delete 2 items: 1. “Buy oat milk”, 4. “Milk the cow”?",
    );
    expect(open(desk)).toHaveLength(3);
    await desk.press("Cancel");
    expect(open(desk)).toHaveLength(3);
    await desk.say("/delete 1 and 4");
    await desk.press("Confirm");
    expect(open(desk)).toEqual(["Call the dentist", "Buy milk"]);
    expect(desk.due.pending()).toEqual([]);
    await desk.press("Undo");
    expect(open(desk)).toHaveLength(3);
    expect(desk.due.pending()).toHaveLength(1);
  });

  test("a long list is named as a whole, and acted on as a whole", async () => {
    const desk = createDesk();
    for (let i = 1; i <= 14; i++) desk.run("tasks.add", { title: `no ${i}` });
    expect(await desk.say("/delete all")).toMatch(
      /^Delete 14 items: 1\. “no 1”, .*14\. “no 14”\?$/,
    );
    expect(await desk.press("Confirm")).toMatch(/And 4 more\.$/);
    expect(open(desk)).toEqual([]);
  });
});

test("when asked to confirm always, the card says what exactly would be done", async () => {
  const desk = filled();
  desk.run("preferences.set", { name: "confirm", value: "always" });
  expect(await desk.say("/done 1")).toBe("Mark as done: 1. “Buy oat milk”?");
  expect(await desk.say("/rename 1 Buy rice milk")).toBe("Change it to task: “Buy rice milk”?");
  expect(await desk.say("/remind call mom at 11:00")).toBe(
    "Set reminder: “call mom”, Sat 21 Nov, 11:00 (Europe/Vienna)?",
  );
  expect(await desk.say("/snooze 4 20 min")).toBe(
    "Put off “Milk the cow” to Sun 22 Nov, 09:20 (Europe/Vienna)?",
  );
  expect(await desk.say("/undo")).toBe(
    "Take back the last change of: setting “Ask before changes”?",
  );
  expect(open(desk)).toHaveLength(3);
});
