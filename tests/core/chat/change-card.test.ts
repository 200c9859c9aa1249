import { beforeEach, describe, expect, it } from "vitest";
import { createDesk, type Desk } from "../../support/desk.ts";

let desk: Desk;

/** Somebody who is asked before every change, so that plain requests are cards. */
beforeEach(async () => {
  desk = createDesk();
  await desk.press("Always ask", await shown("/settings"));
});

async function shown(words: string) {
  await desk.say(words);
  return desk.last();
}

async function change(words: string): Promise<string> {
  expect(await desk.press("Change")).toBe("What should be different? One sentence is enough.");
  return desk.say(words);
}

describe("a card that should show something else", () => {
  it.each([
    ["make it Monday", /Add .*“send the offer”.*Mon 23 Nov/],
    ["on Monday instead", /“send the offer”.*Mon 23 Nov/],
    ["Monday at 6pm", /“send the offer”.*Mon 23 Nov, 18:00/],
    ["call it send the contract", /“send the contract”.*Fri 27 Nov/],
    ["send the contract", /“send the contract”.*Fri 27 Nov/],
    ["title: send both", /“send both”.*Fri 27 Nov/],
  ])("is asked about in one sentence and shown anew: %s", async (words, card) => {
    await desk.say("add send the offer by Friday");
    expect(desk.labels()).toEqual(["Confirm", "Change", "Cancel"]);
    expect(await change(words)).toMatch(card);
    expect(desk.labels()).toEqual(["Confirm", "Change", "Cancel"]);
    expect(await desk.say("/tasks")).toContain("No open tasks");
  });

  it("can be changed again, and is done as it was shown last", async () => {
    await desk.say("remind me to call John tomorrow at 9");
    await change("at 10");
    expect(await change("call it call Joan")).toMatch(/“call Joan”.*Sun 22 Nov, 10:00/);
    await desk.press("Confirm");
    expect(await desk.say("/reminders")).toMatch(/“call Joan”.*10:00/);
  });

  it("is dead from the moment at which it is asked about", async () => {
    const first = await shown("add send the offer by Friday");
    await desk.press("Change", first);
    desk.pass(60_000);
    for (const label of ["Confirm", "Change", "Cancel"])
      expect(await desk.press(label, first)).toContain("already answered");
    await desk.say("make it Monday");
    await desk.press("Confirm");
    expect(await desk.press("Confirm", first)).toContain("already answered");
    const list = await desk.say("/tasks");
    expect(list).toContain("23 Nov");
    expect(list).not.toMatch(/2\. /);
  });

  it.each([
    ["cancel", /nothing was changed/],
    ["what's on today?", /Today, Sat/],
    ["/tasks", /No open tasks/],
  ])("is given up by %s", async (words, answer) => {
    await desk.say("add send the offer by Friday");
    expect(await change(words)).toMatch(answer);
    expect(await desk.say("/tasks")).toContain("No open tasks");
  });

  it("is asked about where the words can be read in two ways", async () => {
    await desk.say("add send the offer by Friday");
    expect(await change("make it Saturday")).toContain("Which day do you mean");
    await desk.press("Sat 28 Nov");
    expect(await desk.say("/tasks")).toContain("“send the offer”, due Sat 28 Nov");
  });

  it("asks again before it takes away something else", async () => {
    await desk.press("Ask only when unsure", await shown("/settings"));
    await desk.say("add buy milk");
    await desk.say("add buy bread");
    expect(await desk.say("delete all tasks")).toMatch(/milk.*bread|bread.*milk/s);
    if (!desk.labels().includes("Change")) return;
    expect(await change("only 2")).toMatch(/bread/);
    expect(await desk.say("/tasks")).toMatch(/milk/);
  });
});
