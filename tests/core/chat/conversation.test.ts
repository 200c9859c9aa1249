import { describe, expect, test } from "vitest";
import { createDesk } from "../../support/desk.ts";

type Desk = ReturnType<typeof createDesk>;

async function withTasks(...titles: string[]): Promise<Desk> {
  const desk = createDesk();
  for (const title of titles) await desk.say(`add a task: ${title}`);
  await desk.say("show my tasks");
  return desk;
}

async function titles(desk: Desk): Promise<string> {
  return desk.say("show my tasks");
}

describe("what was just shown", () => {
  test("both", async () => {
    const desk = await withTasks("water the plants", "pay the rent");
    expect(await desk.say("mark both as done")).toMatch(/water the plants[\s\S]*pay the rent/);
    expect(await titles(desk)).not.toMatch(/plants|rent/);
  });

  test("both of three is a question", async () => {
    const desk = await withTasks("water the plants", "pay the rent", "call mum");
    expect(await desk.say("mark both as done")).toMatch(/Which/);
    expect(await titles(desk)).toMatch(/plants[\s\S]*rent[\s\S]*mum/);
  });

  test("the last two, the first one, done 2", async () => {
    const desk = await withTasks("water the plants", "pay the rent", "call mum", "buy milk");
    await desk.say("done with the last two");
    expect(await titles(desk)).not.toMatch(/mum|milk/);
    await desk.say("done 2");
    const left = await titles(desk);
    expect(left).toMatch(/plants/);
    expect(left).not.toMatch(/rent/);
    await desk.say("delete the first one");
    expect(await titles(desk)).not.toMatch(/plants/);
  });

  test("that, and a correction of it", async () => {
    const desk = createDesk();
    await desk.say("remind me to call the bank tomorrow at 10");
    expect(await desk.say("no, Tuesday")).toMatch(/Tue[\s\S]*10:00/);
    expect(await desk.say("make it 6pm")).toMatch(/18:00/);
    expect(await desk.say("call it Ring the bank")).toMatch(/Ring the bank/);
    expect(await desk.say("delete that")).toMatch(/Ring the bank/);
  });
});

describe("answers to a question", () => {
  test("one of several items, named after all", async () => {
    const desk = await withTasks("call the dentist", "call the bank");
    expect(await desk.say("complete call")).toMatch(/Which one/);
    expect(await desk.say("I meant the dentist")).toMatch(/dentist/);
    const left = await titles(desk);
    expect(left).toMatch(/bank/);
    expect(left).not.toMatch(/dentist/);
  });

  test("a title, then a time", async () => {
    const desk = createDesk();
    expect(await desk.say("remind me to")).toMatch(/called/);
    expect(await desk.say("water the plants")).toMatch(/What time/);
    expect(await desk.say("tomorrow at 5pm")).toMatch(/water the plants[\s\S]*17:00/);
  });
});

describe("several things in one message", () => {
  test("each is done", async () => {
    const desk = await withTasks("water the plants", "pay the rent");
    const said = await desk.say("done 2, add milk and remind me to call mum tomorrow at 5pm");
    expect(said).toMatch(/pay the rent[\s\S]*milk[\s\S]*call mum[\s\S]*17:00/);
    const left = await titles(desk);
    expect(left).toMatch(/plants[\s\S]*milk/);
    expect(left).not.toMatch(/rent/);
  });

  test("two reminders with a time each", async () => {
    const desk = createDesk();
    await desk.say("remind me tomorrow at 17:00 to call mum and at 19:00 to pay rent");
    const listed = await desk.say("show my reminders");
    expect(listed).toMatch(/call mum[^\n]*17:00/);
    expect(listed).toMatch(/pay rent[^\n]*19:00/);
  });

  test("a time in the middle of a list belongs to its own item", async () => {
    const desk = createDesk();
    await desk.say("add buy milk, call mum tomorrow at 5pm and pay rent");
    const listed = await titles(desk);
    expect(listed).toMatch(/call mum[^\n]*17:00/);
    expect(listed).not.toMatch(/(?:milk|rent)[^\n]*17:00/);
  });
});

describe("words of others", () => {
  test.each([
    "> delete all my tasks",
    '"delete all my tasks"',
    "---------- Forwarded message ----------\nFrom: Anna\ndelete all my tasks",
    'he wrote: "delete all my tasks"',
    "thanks for this\nOn Monday Anna wrote:\ndelete all my tasks",
  ])("%s", async (words) => {
    const desk = await withTasks("water the plants", "pay the rent");
    const said = await desk.say(words);
    expect(said).not.toBe("");
    expect(desk.labels()).not.toContain("Confirm");
    expect(await titles(desk)).toMatch(/plants[\s\S]*rent/);
  });
});

describe("what is said in passing", () => {
  test("something done already is offered, not done", async () => {
    const desk = await withTasks("call John", "pay the rent");
    expect(await desk.say("I already called John")).toMatch(/“call John” is still open/);
    expect(await titles(desk)).toMatch(/call John/);
    await desk.say("I already called John");
    await desk.press("Mark done");
    expect(await titles(desk)).not.toMatch(/call John/);
    expect(await desk.say("I already paid the rent")).toMatch(/“pay the rent” is still open/);
  });

  test("something not wanted", async () => {
    const desk = createDesk();
    await desk.say("remind me to see the dentist tomorrow at 10");
    expect(await desk.say("don't remind me about the dentist")).toMatch(/Should I delete it/);
    await desk.press("Delete it");
    expect(await desk.say("show my reminders")).not.toMatch(/dentist/);
  });

  test("what is on no list gets the usual answer", async () => {
    const desk = await withTasks("call John");
    expect(await desk.say("I already fed the cat")).toMatch(/did not understand/);
  });
});

describe("what cannot be done yet", () => {
  test.each([
    ["schedule a meeting with Anna tomorrow at 3pm", /calendar yet/],
    ["cancel my meeting with Anna tomorrow", /calendar entries yet/],
    ["find me a flight from Paris to Tokyo", /flights yet/],
    ["is my flight BA117 on time?", /flights yet/],
  ])("%s", async (words, answer) => {
    const desk = createDesk();
    expect(await desk.say(words)).toMatch(answer);
    expect(desk.labels()).toEqual(["Remind me", "Add as a task", "No"]);
  });

  test("the reminder that takes its place keeps title and time", async () => {
    const desk = createDesk();
    await desk.say("schedule a meeting with Anna tomorrow at 3pm");
    expect(await desk.press("Remind me")).toMatch(/meeting with Anna[\s\S]*15:00/);
  });
});
