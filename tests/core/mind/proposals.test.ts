import { describe, expect, it } from "vitest";
import type { PlanContext } from "../../../src/core/capabilities/capability.ts";
import { type Ground, requestFrom } from "../../../src/core/mind/calls/propose.ts";
import type { ShownItem } from "../../../src/core/understanding/interpretation.ts";
import { understand } from "../../../src/core/understanding/understand.ts";
import { createDesk, SATURDAY_TEN, TELEGRAM } from "../../support/desk.ts";

const { capabilities } = createDesk();
const milk: ShownItem = { kind: "task", id: "t-1", number: 3, title: "Buy milk" };
const base = { now: SATURDAY_TEN, zone: "Europe/Vienna", locale: "en", dayStart: "09:00" };
const context = {
  now: SATURDAY_TEN,
  address: TELEGRAM,
  shown: [milk],
  understand: (words: string) => understand(words, { ...base, shown: [milk] }),
} as unknown as PlanContext;

function propose(said: string, tool: string, args: Record<string, string>, locale = "en") {
  const offer = capabilities.flatMap(({ offers = [] }) => offers).find(({ name }) => name === tool);
  if (!offer) throw new Error(`no offer ${tool}`);
  const ground: Ground = { said: [said], aliases: new Map([["T3", milk]]), locale };
  return requestFrom({ tool, args, missing: [], source: "protocol" }, offer, ground, context);
}

describe("a proposed call", () => {
  it.each([
    ["could you put milk on my list", "Milk", "Milk"],
    ["please get milk and a dozen eggs for me", "milk and eggs", "milk and eggs"],
    ["I was thinking about calling John", "call John", "call John"],
    ["book something for me", "Flight to London", undefined],
    ["don't do anything", "None", undefined],
    ["put it down", "put it down; rm -rf", undefined],
  ])("of %j keeps the title %j only as far as it was said", (said, title, kept) => {
    expect(propose(said, "add_task", { title }).slots.title).toBe(kept);
  });

  it.each([
    // What the model copied is read by us.
    ["call John Monday 5pm please", "Monday 5pm", "en", "2026-11-23T17:00:00"],
    // What it made up gives way to what was written.
    ["call John Monday 5pm please", "2024-07-29 17:00", "en", "2026-11-23T17:00:00"],
    ["call John please", "2024-07-29 17:00", "en", undefined],
    ["John anrufen morgen um 17 Uhr", "morgen um 17 Uhr", "de", "2026-11-22T17:00:00"],
  ])("of %j with the time %j", (said, when, locale, local) => {
    const { slots } = propose(said, "add_reminder", { title: "John", when }, locale);
    expect(slots.when?.local).toBe(local);
  });

  it("asks about a time that was said and cannot be read", () => {
    const said = "remind me about rent when the cows come home";
    const args = { title: "rent", when: "when the cows come home" };
    const { slots, ambiguities } = propose(said, "add_reminder", args);
    expect(slots.when).toBeUndefined();
    expect(ambiguities.map(({ reason }) => reason)).toEqual(["unread-time-words"]);
  });

  it.each([
    ["T3", { kind: "item", item: milk }, []],
    ["t3", { kind: "item", item: milk }, []],
    ["the milk one", { kind: "title", words: "the milk one" }, []],
    ["T99", undefined, ["which-item"]],
    ["Call the bank", undefined, ["which-item"]],
  ])("means by %j an item that was shown or named, or asks", (item, target, doubts) => {
    const request = propose("get rid of the milk one", "delete_item", { item });
    expect(request.slots.target).toEqual(target);
    expect(request.ambiguities.map(({ reason }) => reason)).toEqual(doubts);
  });

  it("keeps a fact in the person's own words", () => {
    const said = "I always take the aisle seat";
    expect(propose(said, "remember", { fact: "take the aisle seat" }).slots.fact).toBe(
      "take the aisle seat",
    );
    expect(propose(said, "remember", { fact: "Loves window seats" }).slots.fact).toBe(said);
  });
});
