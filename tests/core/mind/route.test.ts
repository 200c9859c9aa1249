import { describe, expect, it } from "vitest";
import { tellsTimeAhead } from "../../../src/core/mind/calls/propose.ts";
import { route } from "../../../src/core/mind/calls/route.ts";
import type { Profile } from "../../../src/core/tools/tool.ts";
import { understand } from "../../../src/core/understanding/understand.ts";
import { createDesk, SATURDAY_TEN } from "../../support/desk.ts";

const { capabilities } = createDesk();
const context = {
  ...{ now: SATURDAY_TEN, zone: "Europe/Vienna", locale: "en", dayStart: "09:00" },
  shown: [],
};

function offered(words: string, { inSight = false, tainted = false } = {}): string[] {
  const understood = understand(words, context);
  const moment = { now: context.now, profile: { zone: "Europe/Vienna" } as Profile };
  const timed = () =>
    tellsTimeAhead(words, understood, {
      ...moment,
      understand: (text) => understand(text, context),
    });
  return route({ words, understood, timed, inSight, tainted }, capabilities).map(
    ({ name }) => name,
  );
}

describe("what a model may propose", () => {
  it.each([
    "thanks, that helps a lot!",
    "lol ok",
    "hello!",
    "how are you?",
    "what do you think about my plan?",
    "do you like tasks?",
    "tell me a joke",
    "why is the sky blue?",
    "translate good morning to french",
    "write a birthday poem for my mom",
    "who painted the Mona Lisa?",
    "was denkst du über Wien?",
    "danke, das hilft",
    "erzähl mir einen Witz",
  ])("is nothing for %j", (words) => {
    expect(offered(words)).toEqual([]);
    expect(offered(words, { inSight: true })).toEqual([]);
  });

  it.each([
    ["which of my tasks should I start with?", "list_tasks"],
    ["could you put milk on that list of mine", "add_task"],
    ["don't let me forget the dentist thing on tuesday at 3", "add_reminder"],
    ["it would be great if somebody nudged me about the rent on the 1st", "add_reminder"],
    ["I have to hand in the report sometime next week", "add_task"],
    ["how busy is my week?", "show_agenda"],
    ["summarise my week", "show_agenda"],
    ["the second one can wait until monday", "change_item"],
    ["I always take the aisle seat", "remember"],
    ["my sister's name is Ana", "remember"],
    ["welche aufgabe ist am wichtigsten?", "list_tasks"],
    ["Call John Monday 5pm please", "add_task"],
  ])("for %j is among few what it is about", (words, name) => {
    const names = offered(words);
    expect(names).toContain(name);
    expect(names.length).toBeLessThanOrEqual(4);
  });

  it("is something about items only when there are some to point at", () => {
    expect(offered("it can go")).toEqual([]);
    expect(offered("it can go", { inSight: true })).toContain("delete_item");
  });

  it("is nothing while words of others are in the turn", () => {
    expect(offered("add what it says to my tasks", { tainted: true, inSight: true })).toEqual([]);
  });
});
