import { describe, expect, it } from "vitest";
import { tick } from "../../../chaos/support/world.ts";
import { FAULTS } from "../../../counterparts/model/faults.ts";
import { says } from "../../../counterparts/model/shapes.ts";
import { crashOnce, createMindBench, until } from "./rig.ts";

const bench = createMindBench();
const { world, plant, script, asked } = bench;
const DAY = 86_400_000;
const QUESTION = "why is the sky blue in the daytime?";

describe("a message that understanding leaves open", () => {
  it("is answered by the model, which knows what was said before", async () => {
    const anna = world.person();
    script(
      says("Air scatters **blue** light most."),
      says("Then its way through the air is longer."),
    );
    await anna.say(QUESTION);
    await anna.settle();
    expect(anna.texts().at(-1)).toContain("Air scatters blue light most.");
    await anna.say("and why is it red at dusk?");
    await anna.settle();
    expect(anna.texts().at(-1)).toContain("longer");
    expect(bench.prompt()).toMatch(
      /user: why is the sky.*\nassistant: Air scatters.*\nuser: \[now: \w{3} \d+ \w{3} \d{4} \d\d:\d\d [\w/]+\]\nand why/s,
    );
    expect(asked().map(({ objection }) => objection)).toEqual([undefined, undefined]);
  });

  it("is paid for once when the turn is cut off behind the answer", async () => {
    const anna = world.person();
    script(says("Air scatters blue light most."));
    plant((inside) => crashOnce(inside, "step:mind:stored", "turn:prepared", "turn:in-commit"));
    await anna.say(QUESTION);
    await anna.settle();
    plant();
    expect(anna.texts()).toEqual([expect.stringContaining("Air scatters")]);
    expect(asked()).toHaveLength(1);
  });

  it("holds up neither reminders nor what only asks to see something, but whatever changes something", async () => {
    const anna = world.person();
    await anna.say("/p_later 60 tea");
    await anna.settle(1_000);
    script(says("Air scatters blue light most."));
    const release = bench.hold();
    await anna.say(QUESTION);
    await until(() => asked().length === 1);
    await anna.say("what's on tomorrow?");
    await until(() => anna.texts().some((text) => text.includes("Nothing is planned")));
    world.pass(60_000);
    await anna.fireAlarm();
    await until(() => anna.texts().includes("Now: tea."));
    await anna.say("add buy milk");
    await anna.say("/tasks");
    await tick(50);
    expect(anna.texts().join("\n")).not.toMatch(/milk|Air scatters/);
    release();
    await anna.settle();
    const told = anna.texts().slice(-3);
    expect(told[0]).toContain("Air scatters");
    expect(told[1]).toContain("buy milk");
    expect(told[2]).toContain("buy milk");
    expect(asked()).toHaveLength(1);
  });
});

describe("a model that does not answer", () => {
  it.each([
    ["F33 busy for ever", "The language model is busy at the moment."],
    ["F34 daily quota", "The language model has used up its quota until midnight UTC."],
    ["F39 no such model", "The language model refused the request."],
  ] as const)("%s: is told of once, and again after it was back", async (fault, sentence) => {
    const anna = world.person();
    const told = () => anna.texts().filter((text) => text.includes(sentence)).length;
    world.pass(DAY);
    script(...FAULTS[fault]);
    await anna.say(QUESTION);
    await anna.settle(1_000);
    await anna.say("and the sea then?");
    await anna.settle(1_000);
    expect(anna.texts().join("\n")).toContain("I did not understand that, so nothing was changed.");
    expect(told()).toBe(1);
    world.pass(DAY);
    script(says("It mirrors the sky."));
    await anna.say("and the sea after all?");
    await anna.settle(1_000);
    expect(anna.texts().at(-1)).toContain("It mirrors the sky.");
    script(...FAULTS[fault]);
    await anna.say("and the clouds above it?");
    await anna.settle(1_000);
    expect(told()).toBe(2);
    world.pass(DAY);
  });
});
