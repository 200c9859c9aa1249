import { describe, expect, test } from "vitest";
import { createDesk, SATURDAY_TEN } from "../../support/desk.ts";

const HOUR = 3_600_000;

describe("adding a task", () => {
  test("is confirmed from the row, with number, day, time and zone", async () => {
    const desk = createDesk();
    desk.run("tasks.add", { title: "Pay rent" });
    expect(await desk.say("/add send the offer on 27 November at 17:00")).toBe(
      "Added task 2: “send the offer”, due Fri 27 Nov, 17:00 (Europe/Vienna).",
    );
    expect(desk.stores.tasks.timed({ limit: 5 })).toMatchObject([
      { title: "send the offer", due: { local: "2026-11-27T17:00:00", zone: "Europe/Vienna" } },
    ]);
    expect(desk.labels()).toEqual(["Done", "Tomorrow", "Edit", "Undo"]);
  });

  test("without a title asks for one and takes the next message as it", async () => {
    const desk = createDesk();
    expect(await desk.say("/add")).toBe("What should the task be called?");
    expect(await desk.say("Water the plants")).toBe("Added task 1: “Water the plants”.");
  });

  test.each([
    { input: { title: " \n\t " }, answer: "A task needs a title. Nothing was changed." },
    {
      input: { title: "x".repeat(501) },
      answer: "That title has 501 characters; 500 is the most I keep. Nothing was changed.",
    },
    {
      input: { title: "x", due: { local: "2027-02-29" } },
      answer: "There is no 2027-02-29 in the calendar. Nothing was changed.",
    },
    {
      input: { title: "x", due: { local: "2026-11-20" } },
      answer: "That time has passed. Nothing was changed.",
    },
    {
      input: { title: "x", due: { local: "2026-11-21T09:59" } },
      answer: "That time has passed. Nothing was changed.",
    },
    {
      input: { title: "x", due: { local: "2026-11-22T09:00", zone: "Mars/Base" } },
      answer: 'I know no time zone "Mars/Base".',
    },
  ])("refuses what cannot be kept: $answer", ({ input, answer }) => {
    const desk = createDesk();
    expect(desk.text(desk.run("tasks.add", input))).toBe(answer);
    expect(desk.log.touched()).toEqual([]);
  });

  test("keeps emoji, right-to-left and stacked marks, and drops what is invisible", () => {
    const desk = createDesk();
    const add = (title: string) => desk.text(desk.run("tasks.add", { title }));
    expect(add("🎂")).toBe("Added task 1: “🎂”.");
    expect(add("לקנות חלב")).toBe("Added task 2: “\u2068לקנות חלב\u2069”.");
    expect(add("Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞a̴̵lgo")).toContain("a̴̵lgo");
    expect(add("pay\u202Eknab\u0000\nnow\uD800")).toBe("Added task 4: “payknab now”.");
  });
});

describe("lists", () => {
  const fill = (desk: ReturnType<typeof createDesk>) => {
    const add = (title: string, local?: string, priority?: string) =>
      desk.run("tasks.add", {
        title,
        ...(local ? { due: { local } } : {}),
        ...(priority ? { priority } : {}),
      });
    add("someday");
    add("urgent someday", undefined, "high");
    add("sunday", "2026-11-22");
    add("tonight", "2026-11-21T20:00");
    add("today", "2026-11-21");
    add("monday", "2026-11-23");
  };

  test("go by due time, then by priority, and say what is special", async () => {
    const desk = createDesk();
    fill(desk);
    expect(await desk.say("/tasks")).toBe(
      [
        "Open tasks",
        "5. [ ] “today”, due Sat 21 Nov",
        "4. [ ] “tonight”, due Sat 21 Nov, 20:00",
        "3. [ ] “sunday”, due Sun 22 Nov",
        "6. [ ] “monday”, due Mon 23 Nov",
        "2. [ ] “urgent someday”, high priority",
        "1. [ ] “someday”",
      ].join("\n"),
    );
  });

  test.each([
    ["today", ["today", "tonight"]],
    ["tomorrow", ["sunday"]],
    ["week", ["today", "tonight", "sunday"]],
    ["overdue", []],
    ["done", []],
  ])("/tasks %s shows %j", async (filter, titles) => {
    const desk = createDesk();
    fill(desk);
    await desk.say(`/tasks ${filter}`);
    const list = desk.last().blocks.find((block) => block.t === "list");
    expect(list?.items.map((item) => /“(.*?)”/.exec(JSON.stringify(item))?.[1]) ?? []).toEqual(
      titles,
    );
  });

  test("overdue is what lies before now for times and before today for days", async () => {
    const desk = createDesk();
    fill(desk);
    desk.pass(36 * HOUR);
    expect(await desk.say("/tasks overdue")).toBe(
      [
        "Overdue",
        "5. [ ] “today”, overdue since Sat 21 Nov",
        "4. [ ] “tonight”, overdue since Sat 21 Nov, 20:00",
      ].join("\n"),
    );
  });

  test("page through 25 tasks without missing or repeating one, also while some get done", async () => {
    const desk = createDesk();
    const due = ["2026-11-22", "2026-11-22T08:00", undefined];
    for (let i = 1; i <= 25; i++) {
      const local = due[i % 3];
      desk.run("tasks.add", { title: `no${i}`, ...(local ? { due: { local } } : {}) });
    }
    const seen: string[] = [];
    const note = () => seen.push(...(JSON.stringify(desk.last().blocks).match(/no\d+/g) ?? []));
    await desk.say("/tasks");
    note();
    expect(seen).toHaveLength(10);
    const first = desk.last();
    const done = first.buttons.flat().filter((button) => button.label.startsWith("Done"));
    for (const { label } of done.slice(0, 3)) await desk.press(label, first);
    for (let i = 0; i < 2; i++) {
      await desk.press("Show more", i === 0 ? first : desk.last());
      note();
    }
    expect(new Set(seen).size).toBe(25);
    expect(seen).toHaveLength(25);
    expect(desk.labels()).not.toContain("Show more");
  });

  test("a press on a row marks it done and shows the list as it then is", async () => {
    const desk = createDesk();
    fill(desk);
    await desk.say("/tasks today");
    const list = desk.last();
    expect(await desk.press("Done 4", list)).toBe(
      "Done: “tonight” (4).\nDue today\n5. [ ] “today”, due Sat 21 Nov",
    );
    expect(await desk.press("Done 5", list)).toBe("Done: “today” (5).\nNo task is due today.");
    await desk.press("Undo");
    expect(desk.stores.tasks.dated({ limit: 9 }).map((task) => task.title)).toContain("today");
  });
});

describe("changing a task", () => {
  test("a day keeps the time of day, a time keeps the day", async () => {
    const desk = createDesk();
    desk.run("tasks.add", { title: "dentist", due: { local: "2026-11-27T15:00" } });
    expect(await desk.say("/move 1 3 December")).toBe(
      "Changed. Now task 1: “dentist”, due Thu 3 Dec, 15:00 (Europe/Vienna).",
    );
    expect(await desk.say("/move 1 16:30")).toBe(
      "Changed. Now task 1: “dentist”, due Thu 3 Dec, 16:30 (Europe/Vienna).",
    );
  });

  test("the card's buttons change what the card is about, however late they are pressed", async () => {
    const desk = createDesk();
    await desk.say("/add dentist");
    const card = desk.last();
    await desk.say("/add something else");
    desk.pass(48 * HOUR);
    expect(await desk.press("Tomorrow", card)).toBe(
      "Changed. Now task 1: “dentist”, due Tue 24 Nov.",
    );
    await desk.press("Edit");
    expect(desk.labels()).toEqual(
      expect.arrayContaining(["Today", "In a week", "No date", "High priority"]),
    );
    expect(await desk.say("27 November")).toBe("Changed. Now task 1: “dentist”, due Fri 27 Nov.");
  });

  test("nothing is written when it is so already", () => {
    const desk = createDesk();
    desk.run("tasks.add", { title: "dentist" });
    const [task] = desk.stores.tasks.undated({ limit: 1 });
    expect(desk.text(desk.run("tasks.update", { id: task?.id, title: "dentist" }))).toBe(
      "It is so already: task 1: “dentist”.",
    );
    expect(desk.log.groups()).toHaveLength(1);
  });

  test("a time that has passed is never taken: the likely ones are offered", async () => {
    const desk = createDesk({ now: SATURDAY_TEN });
    desk.run("tasks.add", { title: "dentist" });
    await desk.say("/move 1 20 November 2026");
    expect(desk.log.groups()).toHaveLength(1);
    expect(desk.labels()).toEqual(["Fri 27 Nov", "Sat 20 Nov 2027", "Cancel"]);
    expect(await desk.press("Fri 27 Nov")).toBe("Changed. Now task 1: “dentist”, due Fri 27 Nov.");
  });
});
