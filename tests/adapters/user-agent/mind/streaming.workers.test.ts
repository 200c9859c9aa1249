import { describe, expect, it } from "vitest";
import type { PersonInWorld } from "../../../chaos/support/world.ts";
import { tick } from "../../../chaos/support/world.ts";
import { FAULTS } from "../../../counterparts/model/faults.ts";
import { type Act, events } from "../../../counterparts/model/scripted-model.ts";
import { delta, says } from "../../../counterparts/model/shapes.ts";
import { createLivePage } from "./live-page.ts";
import { crashOnce, createMindBench, until } from "./rig.ts";

const bench = createMindBench();
const { world, plant, script, asked } = bench;
const QUESTION = "why is the sky blue in the daytime?";
const PUT = "the milk has to be in by next week, please keep an eye on it";
const WHOLE = "The air scatters blue light more than red. So it comes from all sides.";

/** Word by word. */
const words = (text: string, more: Partial<Extract<Act, { do: "stream" }>> = {}): Act => ({
  do: "stream",
  packets: [
    ...events(...text.split(/(?<=\s)/).map((word) => delta(word))),
    ...(more.hang || more.cut ? [] : events("[DONE]")),
  ],
  everyMs: 15,
  ...more,
});

async function meet(): Promise<PersonInWorld> {
  const anna = world.person();
  await anna.say("add buy bread");
  await anna.settle(1_000);
  return anna;
}

const answers = (anna: PersonInWorld) => anna.texts().slice(1);
const drafts = (anna: PersonInWorld) => world.api.drafts(anna.chatId).map(({ text }) => text);

describe("on Telegram", () => {
  it("an answer grows as a draft with a Stop button, and is one message in the end", async () => {
    const anna = await meet();
    script(words(WHOLE));
    await anna.say(QUESTION);
    await anna.settle(1_000);
    expect(answers(anna)).toEqual([expect.stringContaining(WHOLE)]);
    expect(drafts(anna).length).toBeGreaterThan(2);
    for (const text of drafts(anna)) expect(WHOLE.startsWith(text)).toBe(true);
    expect(drafts(anna)).toEqual(drafts(anna).toSorted((a, b) => a.length - b.length));
    const ids = new Set(world.api.drafts(anna.chatId).map(({ draftId }) => draftId));
    expect(ids.size).toBe(1);
    expect(world.api.drafts(anna.chatId).every(({ canStop }) => canStop)).toBe(true);
    const calls = world.api.calls.filter(({ chatId }) => chatId === anna.chatId);
    expect(calls.at(-1)?.method).toBe("sendMessage");
  });

  it("an answer beside tools grows by sentences, and one of them that lies ends it", async () => {
    const anna = await meet();
    script(words(`${WHOLE} Done. `));
    await anna.say(PUT);
    await anna.settle(1_000);
    expect(bench.prompt()).toContain("Tools:");
    expect(drafts(anna).filter((text) => text !== "")).toEqual([
      "The air scatters blue light more than red.",
      WHOLE,
    ]);
    expect(answers(anna).join()).not.toContain("Done");
  });

  it("somebody who thinks for long shows that, and can be stopped before a word has come", async () => {
    const anna = await meet();
    script(FAULTS["F35 silent stream"][0] as Act);
    await anna.say(QUESTION);
    await until(() => drafts(anna).length > 0);
    expect(drafts(anna)).toEqual([""]);
    await pressStop(anna);
    await anna.settle(1_000);
    expect(answers(anna)).toEqual(["Stopped."]);
  });

  it("Stop ends the call and keeps what had come, however often it is pressed", async () => {
    const anna = await meet();
    script(words("The air scatters blue light more. ", { hang: true }));
    await anna.say(QUESTION);
    await until(() => drafts(anna).some((text) => text.includes("light")));
    await Promise.all([pressStop(anna), pressStop(anna)]);
    await anna.settle(1_000);
    await pressStop(anna);
    await anna.settle(1_000);
    expect(answers(anna)).toEqual(["The air scatters blue light more.\nStopped."]);
    expect(asked()).toHaveLength(1);
  });

  it("the word stop is the same while an answer is on its way, and a word like any other else", async () => {
    const anna = await meet();
    script(words("The air scatters blue light more. ", { hang: true }));
    await anna.say(QUESTION);
    await until(() => drafts(anna).some((text) => text.includes("light")));
    await anna.say("Stop!");
    await anna.settle(1_000);
    expect(answers(anna)).toEqual(["The air scatters blue light more.\nStopped."]);
    script(says("There is nothing to end."));
    await anna.say("stop");
    await anna.settle(1_000);
    expect(answers(anna)).toHaveLength(2);
  });

  it("a draft that is refused changes nothing about the answer", async () => {
    const anna = await meet();
    world.api.fail({ kind: "server-error" }, { method: "sendMessageDraft" });
    script(words(WHOLE));
    await anna.say(QUESTION);
    await anna.settle(1_000);
    expect(answers(anna)).toEqual([expect.stringContaining(WHOLE)]);
    expect(drafts(anna)).toEqual([]);
  });

  it("reminders go out while an answer grows", async () => {
    const anna = await meet();
    await anna.say("/p_later 60 tea");
    await anna.settle(1_000);
    script(words("The air scatters blue light more. ", { hang: true }));
    await anna.say(QUESTION);
    await until(() => drafts(anna).length > 1);
    world.pass(60_000);
    await anna.fireAlarm();
    await until(() => anna.texts().includes("Now: tea."));
    expect(anna.texts().join()).not.toContain("scatters");
    await pressStop(anna);
    await anna.settle(1_000);
    expect(anna.texts().at(-1)).toContain("scatters");
  });
});

describe("a turn that is cut off", () => {
  it("in the middle of the stream leaves one answer", async () => {
    const anna = await meet();
    // The rest of the first answer never comes, so that it is surely cut off before its end.
    script(words("The air scatters blue light more. ", { hang: true }), words(WHOLE));
    await anna.say(QUESTION);
    await until(() => drafts(anna).some((text) => text.includes("light")));
    await anna.crash();
    await anna.settle();
    expect(answers(anna)).toEqual([expect.stringContaining(WHOLE)]);
    expect(asked()).toHaveLength(2);
  });

  it("after Stop does not go on", async () => {
    const anna = await meet();
    script(words("The air scatters blue light more. ", { hang: true }), words(WHOLE));
    plant((inside) => crashOnce(inside, "step:mind:done"));
    await anna.say(QUESTION);
    await until(() => drafts(anna).some((text) => text.includes("light")));
    await pressStop(anna);
    await anna.settle();
    plant();
    expect(answers(anna)).toEqual(["The air scatters blue light more.\nStopped."]);
    expect(asked()).toHaveLength(1);
  });
});

async function pressStop(anna: PersonInWorld): Promise<void> {
  const { draftId = 0 } = world.api.drafts(anna.chatId).at(-1) ?? {};
  const chat = { id: anna.chatId, type: "private" };
  await anna.deliver(
    world.updates.raw({ stopped_message_generation: { chat, draft_id: draftId } }),
  );
}

describe("on the page", () => {
  it("text is there with the first words, grows, and becomes the message", async () => {
    const anna = await meet();
    const page = createLivePage(anna);
    await page.connect();
    script(words(WHOLE));
    page.say(QUESTION);
    await until(() => page.seen.length > 2);
    expect(page.rows().at(-1)).toBe(page.seen.at(-1));
    await until(() => page.feed().entries.some(({ reply }) => reply !== undefined));
    expect(page.rows()).toEqual([`> ${QUESTION}`, expect.stringContaining(WHOLE)]);
    for (const text of page.seen) expect(WHOLE.startsWith(text)).toBe(true);
    expect(page.feed().growing).toBeNull();
    await anna.settle(1_000);
  });

  it("beside tools nothing is seen of a call or a claim, wherever in the text", async () => {
    const anna = await meet();
    const page = createLivePage(anna);
    await page.connect();
    script(
      words(
        'Of course. It is one line. {"tool": "delete_item", "args": {"item": "T1"}} Anything else? ',
      ),
      words("It takes a while. I have deleted it. Bye. "),
    );
    for (const turn of [1, 2]) {
      page.say(PUT);
      await until(() => page.feed().entries.length === 2 * turn);
    }
    await anna.settle(1_000);
    expect(bench.prompt()).toContain("Tools:");
    const may = ["Of course.", "Of course. It is one line.", "It takes a while."];
    const seen = page.seen.map((text) => text.trim());
    expect(seen.filter((text) => !may.includes(text))).toEqual([]);
    expect(seen).toContain("It takes a while.");
    expect(page.rows().join()).not.toContain("deleted");
  });

  it("a page that comes back sees what there is, nothing twice and nothing lost", async () => {
    const anna = await meet();
    const page = createLivePage(anna);
    await page.connect();
    script(words(WHOLE));
    page.say(QUESTION);
    await until(() => page.seen.length > 1);
    page.drop();
    await tick(100);
    await page.connect();
    await until(() => page.feed().growing !== null);
    const back = page.feed().growing;
    expect(back?.id).toBe(page.events.find((event) => event.kind === "growing")?.entry.id);
    expect(page.rows()).toEqual([`> ${QUESTION}`, expect.stringMatching(/^The air scatters/)]);
    page.drop();
    await anna.settle(1_000);
    await page.connect();
    await until(() => page.feed().entries.length > 1);
    expect(page.rows()).toEqual([`> ${QUESTION}`, expect.stringContaining(WHOLE)]);
  });

  it("the object may go down meanwhile", async () => {
    const anna = await meet();
    const page = createLivePage(anna);
    await page.connect();
    script(words(WHOLE));
    page.say(QUESTION);
    await until(() => page.seen.length > 1);
    await anna.crash();
    await page.connect();
    await anna.settle();
    await until(() => page.feed().entries.length > 1);
    expect(page.rows()).toEqual([`> ${QUESTION}`, expect.stringContaining(WHOLE)]);
    expect(page.feed().growing).toBeNull();
  });

  it("Stop is there while something can be stopped, and leaves the part so far", async () => {
    const anna = await meet();
    const page = createLivePage(anna);
    await page.connect();
    expect(page.stop()).toBe(false);
    script(words("The air scatters blue light more. ", { hang: true }));
    page.say(QUESTION);
    await until(() => page.seen.some((text) => text.includes("light")));
    expect(page.stop("s1")).toBe(true);
    expect(page.stop("s1")).toBe(true);
    await until(() => page.feed().entries.length > 1);
    await anna.settle(1_000);
    expect(page.rows()).toEqual([`> ${QUESTION}`, "The air scatters blue light more.\nStopped."]);
    expect(page.stop()).toBe(false);
  });
});
